"""Reviews of the sample board, sealed with keys that are quickly made."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from boardkeeper import boards, meetings
from boardkeeper.reviews import sealing, sending
from boardkeeper.reviews.views import Sending
from db.store import Store

WHO = "Ann Smith"
CHAIR = "Cllr Carter"
WORDS = "maple-otter-window-upgrade-candle"


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are stretched a little only: nothing here depends on how long guessing takes."""
    monkeypatch.setattr("db.sealing._ROUNDS", 10)


@dataclass(frozen=True)
class Officer:
    """The officer's file, open, with a way to the chair."""

    store: Store
    board_id: str
    meeting_id: str
    folder: Path

    def prepare(self, *, exempt: bool = False) -> Sending:
        return sending.prepare(self.store, self.board_id, self.meeting_id, CHAIR, WHO, exempt=exempt)

    def send(self, *, exempt: bool = False, passphrase: str = WORDS) -> Path:
        """A review made, sealed and recorded; answers its file."""
        prepared = self.prepare(exempt=exempt)
        path = sealing.seal(prepared, self.folder / prepared.file_name, passphrase)
        sending.record_sent(self.store, WHO, prepared)
        return path


@pytest.fixture
def officer(sample_board: Path, tmp_path: Path) -> Iterator[Officer]:
    path = Path(shutil.copy(sample_board, tmp_path / "Sandbourne.board"))
    with Store.open(path, WHO) as store:
        board_id = boards.find_board(store).id
        held = [
            row for row in meetings.list_meetings(store, board_id).rows if row.state.value == "agenda draft"
        ]
        yield Officer(store, board_id, held[0].id, tmp_path)


@pytest.fixture
def chair() -> Iterator[Callable[[Path], Store]]:
    """Opens review files as the chair's laptop does; closes what is still open."""
    opened: list[Store] = []

    def open_(path: Path, passphrase: str = WORDS) -> Store:
        opened.append(Store.open(path, CHAIR, passphrase))
        return opened[-1]

    yield open_
    for store in opened:
        store.close()
