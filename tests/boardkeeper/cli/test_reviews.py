"""The exchange with the chair by commands; once with the chair in a process of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
WORDS = "maple-otter-window-upgrade-candle"


@pytest.fixture
def file(sample_board, tmp_path):
    return Path(shutil.copy(sample_board, tmp_path / "Sandbourne.board"))


@pytest.fixture
def _quick_keys(monkeypatch):
    monkeypatch.setattr("db.sealing._ROUNDS", 10)


@pytest.mark.usefixtures("_quick_keys")
def test_a_review_is_sent_listed_and_withdrawn(file, ask, run, tmp_path):
    sent = ask("review", "send", file, "--meeting", "2026-12-09", "--who", "Ann Smith")
    assert set(sent) == {"file", "passphrase", "review", "to", "meeting", "exempt", "left_out"}
    assert (sent["review"], sent["to"], sent["exempt"]) == (1, "Folasade Adeyemi-Clarke", False)
    assert len(sent["passphrase"].split("-")) == 5
    assert Path(sent["file"]).name == "2026-12-09 Sandbourne Children’s Improvement Board - review 1.review"
    (listed,) = ask("review", "list", file)
    assert (listed["state"], listed["by"], listed["meeting"]) == (
        "sent",
        "Ann Smith",
        "Meeting of 9 December 2026",
    )
    assert ask("review", "withdraw", file, 1) == {"review": 1, "state": "withdrawn"}
    assert ask("review", "list", file)[0]["state"] == "withdrawn"
    out = tmp_path / "whole.review"
    said = run("review", "send", file, "--exempt", "--passphrase", WORDS, "--to", "Cllr Carter", "--out", out)
    assert f"Passphrase: {WORDS}" in said.out
    assert "stay here" not in said.out


@pytest.mark.usefixtures("_quick_keys")
def test_any_command_reads_the_chairs_file_with_its_passphrase(file, ask, refused, monkeypatch, tmp_path):
    out = tmp_path / "a.review"
    ask("review", "send", file, "--meeting", "2026-12-09", "--passphrase", WORDS, "--out", out)
    assert "is sealed" in refused("info", out)
    monkeypatch.setenv("BOARDKEEPER_PASSPHRASE", "some other words")
    assert "not the passphrase" in refused("info", out)
    monkeypatch.setenv("BOARDKEEPER_PASSPHRASE", WORDS)
    assert ask("info", out)["integrity"] == "ok"
    assert ask("verify", out)["clean"]
    (here,) = ask("review", "list", out)
    assert here["state"] == "with the chair"
    back = ask("review", "back", out)
    assert Path(back["file"]).name == "a - back.review"
    assert ask("review", "list", out)[0]["state"] == "returned"


@pytest.mark.usefixtures("_quick_keys")
def test_what_cannot_be_sent_is_refused_with_a_sentence(file, refused, tmp_path, monkeypatch):
    assert "too easy" in refused("review", "send", file, "--passphrase", "chair")
    assert "End it in .review" in refused("review", "send", file, "--out", tmp_path / "a.pdf")
    assert "no review 7" in refused("review", "withdraw", file, 7)
    monkeypatch.setenv("BOARDKEEPER_PASSPHRASE", WORDS)
    assert "board’s own" in refused("review", "back", file)


CHAIR = """
import sys
from boardkeeper.__main__ import main

review, action = sys.argv[1:]
sys.exit(
    main(["remarks", "add", review, "action", action, "Why so late?", "--challenge"])
    or main(["review", "back", review])
)
"""


def test_a_chair_in_another_process_opens_remarks_and_sends_back_and_the_officer_merges(
    file, ask, monkeypatch, tmp_path
):
    laptop = tmp_path / "laptop"
    laptop.mkdir()
    sent = ask("review", "send", file, "--meeting", "2026-12-09", "--who", "Ann Smith")
    review = Path(shutil.copy(sent["file"], laptop / "For the train.review"))
    first = ask("actions", "list", file)[0]["reference"]
    words = sent["passphrase"].replace("-", " ").upper()
    monkeypatch.setenv("BOARDKEEPER_PASSPHRASE", words)
    done = subprocess.run(
        [sys.executable, "-c", CHAIR, str(review), first], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    back = laptop / "For the train - back.review"
    assert back.read_bytes()[:3] == b"BKS"
    merged = ask("review", "merge", file, back, "--take", "chair", "--who", "Ann Smith")
    assert merged["chair"] == sent["to"]
    (remark,) = (each for each in ask("remarks", "list", file) if each["text"] == "Why so late?")
    assert (remark["kind"], remark["said_by"]) == ("challenge", sent["to"])
    (listed,) = ask("review", "list", file)
    assert (listed["state"], listed["merged_by"]) == ("merged", "Ann Smith")
    assert ask("verify", file)["clean"]
    ask("undo", file)
    assert "Why so late?" not in [each["text"] for each in ask("remarks", "list", file)]
    assert ask("review", "list", file)[0]["state"] == "sent"
