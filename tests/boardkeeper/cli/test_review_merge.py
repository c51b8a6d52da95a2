"""`boardkeeper review merge`: what came back is shown, decided and merged at the terminal."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from boardkeeper.cli.review_merge import Take, merge
from boardkeeper.errors import UserError
from boardkeeper.reviews import receiving
from db.store import Store
from tests.boardkeeper.reviews.exchange import OFFICER, PARAGRAPHS, exchange_of, make_board, put, row


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    path = tmp_path_factory.mktemp("sent") / "Sent.board"
    return path, make_board(path)


@pytest.fixture
def came_back(sent: tuple[Path, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The officer's closed file and what came back: one paragraph both changed, and an owner only the chair did."""
    both = exchange_of(*sent, tmp_path)
    put(both.officer, "minute_paragraph", both.paragraphs[0], text=PARAGRAPHS[0].replace("May", "June"))
    put(both.chair, "minute_paragraph", both.paragraphs[0], text=PARAGRAPHS[0].replace("May", "April"))
    put(both.chair, "action", both.actions[0], owner="Alison Botham")
    returned = both.returned()
    both.officer.close()
    both.chair.close()
    given: list[str] = []

    def receive(_store: Store, _path: Path, passphrase: str) -> object:
        given.append(passphrase)
        return returned

    monkeypatch.setattr(receiving, "receive", receive)
    return both, given


def _kept(both: Any) -> tuple[str, str]:
    with Store.open(both.officer.path, OFFICER) as store:
        text = row(store, "minute_paragraph", both.paragraphs[0])["text"]
        return str(text), str(row(store, "action", both.actions[0])["owner"])


def _back(both: Any) -> Path:
    return both.officer.path.with_name("back.review")


@pytest.mark.parametrize(
    ("take", "word"), [(Take.CHAIR, "April."), (Take.OURS, "June."), (Take.BOTH, "June. April.")]
)
def test_one_side_is_taken_where_both_changed_the_same(
    came_back: Any, capsys: pytest.CaptureFixture[str], take: Take, word: str
) -> None:
    both, _ = came_back
    merge(both.officer.path, _back(both), "maple otter", take=take, who=OFFICER)
    said = capsys.readouterr().out
    assert "Merge the review of Cllr Carter:" in said
    assert "[-Jean Kelly-] [+Alison Botham+]" in said
    assert _kept(both) == (PARAGRAPHS[0].replace("May.", word), "Alison Botham")


def test_a_dry_run_says_everything_and_writes_nothing(
    came_back: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    both, _ = came_back
    merge(both.officer.path, _back(both), "maple otter", dry_run=True, as_json=True)
    found = json.loads(capsys.readouterr().out)
    assert [(each["name"], each["outcome"]) for each in found["lines"]] == [
        ("Owner", "taken over"),
        ("Wording", "both sides changed it"),
    ]
    assert found["lines"][1]["choices"] == ["ours", "chair", "both"]
    assert _kept(both) == (PARAGRAPHS[0].replace("May", "June"), "Jean Kelly")


def test_nothing_is_merged_where_nobody_can_be_asked(came_back: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    both, _ = came_back
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(UserError, match="in one place, and nobody can be asked") as refused:
        merge(both.officer.path, _back(both), "maple otter")
    assert "--take" in refused.value.next_step
    assert _kept(both)[1] == "Jean Kelly"


@pytest.mark.parametrize(("said", "word"), [("2\n", "April."), ("5\nin the spring\n", "in the spring")])
def test_at_a_terminal_every_conflict_is_asked(
    came_back: Any, monkeypatch: pytest.MonkeyPatch, said: str, word: str
) -> None:
    both, _ = came_back
    terminal = io.StringIO(said)
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    merge(both.officer.path, _back(both), "maple otter")
    text = _kept(both)[0]
    assert text == (PARAGRAPHS[0].replace("May.", word) if word.endswith(".") else word)


def test_the_passphrase_may_come_from_the_environment(
    came_back: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    both, given = came_back
    monkeypatch.setenv("BOARDKEEPER_PASSPHRASE", "maple otter")
    merge(both.officer.path, _back(both), dry_run=True)
    monkeypatch.delenv("BOARDKEEPER_PASSPHRASE")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(UserError, match="is sealed"):
        merge(both.officer.path, _back(both), dry_run=True)
    assert given == ["maple otter"]
