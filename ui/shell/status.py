"""The status bar: saved means saved, and when; which file; who."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from boardkeeper.rules.due_dates import long_date
from ui.office import FileStanding

_MINUTE = 60_000


class StatusBar(QStatusBar):
    """Says when the last step was kept and backed up, and what is open by whom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        self._standing: FileStanding | None = None
        self._saved = QLabel(self)
        self._file = QLabel(self)
        self._who = QLabel(self)
        self.addWidget(self._saved)
        self.addPermanentWidget(self._who)
        self.addPermanentWidget(self._file)
        # The tips of menus would hide what is saved.
        self.messageChanged.connect(self._on_message_changed)
        self._tick = QTimer(self)
        self._tick.setInterval(_MINUTE)
        self._tick.timeout.connect(self._on_tick)
        self._tick.start()

    def show_standing(self, standing: FileStanding | None, who: str) -> None:
        """Say how the file stands; None when none is open."""
        self._standing = standing
        self._who.setText(who)
        self._who.setAccessibleName(f"Working as {who}")
        if standing is None:
            self._file.clear()
        else:
            kind = "encrypted" if standing.is_encrypted else "not encrypted"
            self._file.setText(f"{standing.path.name} · {kind}")
            self._file.setToolTip(str(standing.path))
        self._on_tick()

    @property
    def words(self) -> str:
        """What the left side says."""
        return self._saved.text()

    @Slot()
    def _on_tick(self) -> None:
        standing = self._standing
        if standing is None:
            self._saved.setText("No board open")
            return
        saved = f"Saved {when_words(standing.saved_at)}" if standing.saved_at else "Nothing to save yet"
        backup = f"backup {when_words(standing.backup_at)}" if standing.backup_at else "no backup yet"
        self._saved.setText(f"{saved} · {backup}")

    @Slot(str)
    def _on_message_changed(self, message: str) -> None:
        if message:
            self.clearMessage()


def when_words(moment: datetime, now: datetime | None = None) -> str:
    """“10:42” today, “yesterday 16:05”, “Fri 9 Aug 16:05”, “Fri 9 Aug 2019” in another year."""
    local = moment.astimezone()
    today = (now or datetime.now().astimezone()).astimezone()
    days = (today.date() - local.date()).days
    if days == 0:
        return f"{local:%H:%M}"
    if days == 1:
        return f"yesterday {local:%H:%M}"
    # Not strftime's names: Qt sets the process to the computer's language.
    written = long_date(local.date())
    return f"{written.removesuffix(f' {local.year}')} {local:%H:%M}" if local.year == today.year else written
