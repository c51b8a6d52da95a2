"""The commands as a script would use them, without starting a program for each."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from boardkeeper.__main__ import main


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def performed(*arguments: object) -> Said:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return performed


@pytest.fixture
def ask(run: Callable[..., Said]) -> Callable[..., Any]:
    """A command that must succeed; answers its JSON document."""

    def asked(*arguments: object) -> Any:
        said = run(*arguments, "--json")
        assert said.code == 0, said.err
        return said.json

    return asked


@pytest.fixture
def refused(run: Callable[..., Said]) -> Callable[..., str]:
    """A command that must be refused: with 1, one sentence with its next step, and the same as JSON."""

    def tried(*arguments: object) -> str:
        said = run(*arguments)
        assert (said.code, said.out) == (1, ""), said
        assert said.err.count("\n") == 1
        assert "Traceback" not in said.err
        again = run(*arguments, "--json")
        assert again.code == 1
        assert set(again.json) == {"error", "next_step"}
        assert again.err.strip() == f"{again.json['error']} {again.json['next_step']}".strip()
        return said.err.strip()

    return tried
