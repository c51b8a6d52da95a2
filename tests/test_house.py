"""The rules of the house, where no linter or type checker looks: names, pins, licences, lengths, records."""

from __future__ import annotations

import ast
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("boardkeeper", "db", "resources", "ui")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINNED = ("requirements.txt", "requirements-dev.txt")
MADE_HERE = {"__pycache__", "build", "dist", "out"}
LONGEST_MODULE = 400
# Drawers for everything: whatever is put in them could have been put where its name says.
DRAWERS = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}

# Written so that this file does not hold what it looks for.
FOREIGN = re.compile(
    r"""
      \b(?:test[.])?python[h]osted[.]org | \bpypi[.](?:org|python) | \bnpm[j]s[.](?:org|com)
    | \b(?:deb|security|ftp)[.]debian[.] | \bcrates[.]io/api | \bregistry[.]yarn
    | (?<![\w.<>)\]/*-])/(?:farm|home|opt|root|tmp|Users|work)/[\w.~]
    | \b[A-Z]:\\\\?Users\\
    """,
    re.VERBOSE,
)
TEXTS = {
    ".cfg",
    ".css",
    ".html",
    ".in",
    ".ini",
    ".js",
    ".json",
    ".mako",
    ".md",
    ".py",
    ".spec",
    ".toml",
    ".txt",
    "",
}


def files_of_the_repository() -> Iterator[Path]:
    """Every file a checkout holds, without what tools and the program make in it."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(
            name
            for name in folders
            if name not in MADE_HERE
            and not name.endswith(".egg-info")
            and (not name.startswith(".") or name == ".ci")
        )
        yield from (Path(folder, name) for name in sorted(names))


def modules(*tops: str) -> list[Path]:
    """The Python files of some top folders, or of all of them."""
    return [
        path
        for path in files_of_the_repository()
        if path.suffix == ".py" and (not tops or path.relative_to(ROOT).parts[0] in tops)
    ]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def imported(module: Path) -> set[str]:
    """The full names of the modules a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module or "")
    return found


def called(module: Path) -> Iterator[tuple[ast.Call, str]]:
    """Every call in a file with the last part of the called name."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Attribute(attr=name) | ast.Name(id=name):
                    yield node, name


def pins(name: str) -> dict[str, list[str]]:
    """The pinned requirements of a file, each with its hashes."""
    found: dict[str, list[str]] = {}
    requirement = ""
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        written = line.split(" #")[0].strip().rstrip("\\").strip()
        if not written or written.startswith("#"):
            continue
        if written.startswith("--hash="):
            found[requirement].append(written.removeprefix("--hash="))
        else:
            requirement = written
            found[requirement] = []
    return found


# Floors ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("floor", FLOORS)
def test_no_dependency_provides_the_name_of_a_floor(floor: str) -> None:
    providers = set(metadata.packages_distributions().get(floor, []))

    assert providers <= {"boardkeeper"}


def test_the_program_imports_only_what_it_declares() -> None:
    declared = {Requirement(line).name.lower() for line in PROJECT["dependencies"]}
    providers = metadata.packages_distributions()
    undeclared = {
        f"{place(module)}: {name}"
        for module in modules(*FLOORS)
        for name in imported(module)
        if (top := name.partition(".")[0]) not in {*sys.stdlib_module_names, *FLOORS}
        and not {provider.lower().replace("_", "-") for provider in providers.get(top, [])} & declared
    }

    assert not undeclared


def test_rules_import_only_the_standard_library_holidays_and_dateutil() -> None:
    strangers = {
        f"{place(module)}: {name}"
        for module in modules("boardkeeper")
        if module.is_relative_to(ROOT / "boardkeeper" / "rules")
        for name in imported(module)
        if name.partition(".")[0] not in {*sys.stdlib_module_names, "holidays", "dateutil"}
        and not name.startswith("boardkeeper.rules")
    }

    assert not strangers


def test_openpyxl_is_used_only_where_workbooks_are_read_or_made() -> None:
    rooms = [
        ROOT / "boardkeeper" / "importing",
        ROOT / "boardkeeper" / "render",
        ROOT / "resources" / "sample",
    ]
    elsewhere = [
        place(module)
        for module in modules(*FLOORS)
        if any(name.partition(".")[0] == "openpyxl" for name in imported(module))
        and not any(module.is_relative_to(room) for room in rooms)
    ]

    assert not elsewhere


def test_the_tools_of_dev_py_import_only_the_standard_library() -> None:
    strangers = {
        f"{place(module)}: {name}"
        for module in [ROOT / "dev.py", *modules("house")]
        for name in imported(module)
        if name.partition(".")[0] not in {*sys.stdlib_module_names, "house"}
    }

    assert not strangers


# Modules --------------------------------------------------------------------------------------------------


def test_every_module_can_be_read_in_one_sitting() -> None:
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}

    assert not {name: length for name, length in lengths.items() if length > LONGEST_MODULE}


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = [
        place(path)
        for path in modules()
        if DRAWERS
        & {word for part in path.relative_to(ROOT).with_suffix("").parts for word in part.split("_")}
    ]

    assert not drawers


def test_tests_stand_where_their_source_stands() -> None:
    lost = {
        place(path)
        for path in modules("tests")
        if path.name.startswith("test_")
        and (room := path.parent.relative_to(ROOT / "tests")).parts[:1] not in {(), ("journeys",)}
        and not (ROOT / room).is_dir()
    }

    assert not lost


def test_no_signal_is_connected_to_a_lambda_which_would_keep_its_widget_for_ever() -> None:
    kept = [
        f"{place(module)}:{call.lineno}"
        for module in modules("ui")
        for call, name in called(module)
        if name == "connect" and any(isinstance(argument, ast.Lambda) for argument in call.args)
    ]

    assert not kept


def test_the_window_pumps_no_events() -> None:
    pumped = [
        f"{place(module)}:{call.lineno}"
        for module in modules("ui")
        for call, name in called(module)
        if name == "processEvents"
    ]

    assert not pumped


def test_a_model_is_reset_only_to_show_another_thing_never_to_refresh() -> None:
    resets = [
        f"{place(module)}: {function.name}"
        for module in modules("ui")
        for function in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("show_")
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and node.attr == "beginResetModel"
    ]

    assert not resets


def test_no_test_waits_by_the_clock() -> None:
    waits = []
    for module in modules("tests"):
        for call, name in called(module):
            owner = call.func.value if isinstance(call.func, ast.Attribute) else None
            if isinstance(owner, ast.Name) and (owner.id, name) in {("time", "sleep"), ("qtbot", "wait")}:
                waits.append(f"{place(module)}:{call.lineno}")

    assert not waits


# What is brought along ------------------------------------------------------------------------------------


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    found = [
        f"{place(path)}:{number}: {match[0]}"
        for path in files_of_the_repository()
        if path.suffix in TEXTS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (match := FOREIGN.search(line))
    ]

    assert not found


@pytest.mark.parametrize(
    "line",
    [
        "https://files.python" + "hosted.org/packages",
        "index-url = https://py" + "pi.org/simple",
        "resolved https://registry.npm" + "js.org/x",
        "deb http://deb." + "debian.org/debian",
        "cd /wo" + "rk/main",
        'Path("/tm' + 'p/x.pdf")',
        "/ho" + "me/ann/board",
        "C:\\Us" + "ers\\ann",
    ],
)
def test_names_of_registries_and_places_would_be_found(line: str) -> None:
    assert FOREIGN.search(line)


def test_every_folder_of_foreign_resources_says_its_licence() -> None:
    resources = ROOT / "resources"
    silent = {
        place(path.parent)
        for path in files_of_the_repository()
        if path.is_relative_to(resources)
        and path.suffix in {".ttf", ".otf", ".svg", ".png", ".icc", ".dic", ".aff"}
        and not any(
            list(folder.glob("LICENSE*")) + list(folder.glob("OFL*"))
            for folder in [path.parent, *path.parent.parents]
            if folder.is_relative_to(resources)
        )
    }

    assert not silent


# Pins -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PINNED)
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    loose = [
        requirement
        for requirement, hashes in pins(name).items()
        if not re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; [\w.]+ == \"\w+\")?", requirement)
        or not hashes
        or not all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes)
    ]

    assert pins(name)
    assert not loose


@pytest.mark.parametrize("name", PINNED)
def test_no_requirements_file_names_an_index(name: str) -> None:
    options = [
        line
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if re.match(r"\s*-(?!-hash=)", line) or "://" in line
    ]

    assert not options


@pytest.mark.parametrize("line", PROJECT["dependencies"])
def test_the_pin_is_what_the_project_asks_for(line: str) -> None:
    asked = Requirement(line)
    (pinned,) = (
        version
        for name, _, version in (
            written.partition(" ;")[0].partition("==") for written in pins("requirements.txt")
        )
        if name == asked.name
    )

    assert asked.specifier.contains(pinned)


def test_developers_run_the_versions_that_are_shipped() -> None:
    assert set(pins("requirements.txt")) <= set(pins("requirements-dev.txt"))


def test_what_only_windows_needs_is_pinned_too() -> None:
    assert any(
        Requirement(line).name == "colorama" and 'sys_platform == "win32"' in line
        for line in pins("requirements.txt")
    )


def test_pyside_is_neither_older_nor_newer_than_what_was_proved() -> None:
    (asked,) = (
        Requirement(line).specifier
        for line in PROJECT["dependencies"]
        if line.startswith("pyside6-essentials")
    )

    assert asked == SpecifierSet(">=6.11.3,<6.12")
    assert asked.contains(metadata.version("pyside6-essentials"))


# Records --------------------------------------------------------------------------------------------------


def test_the_changelog_tells_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.search(rf"(?m)^## \[?{re.escape(PROJECT['version'])}\b", changelog)


def test_the_program_says_the_version_it_is_built_as() -> None:
    import boardkeeper

    assert boardkeeper.__version__ == PROJECT["version"]


def test_decisions_are_numbered_without_a_gap_and_say_why_and_what_follows() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    assert [int(record.name[:4]) for record in records] == list(range(1, len(records) + 1))
    for record in records:
        headings = re.findall(r"(?m)^## (.+)$", record.read_text(encoding="utf-8"))
        assert headings == ["Context", "Decision", "Consequence"], record.name
