"""Sends a review: reads what the form begins with, gathers on the database thread, seals in the pool, records it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from boardkeeper.clock import current_day
from boardkeeper.errors import UserError
from ui.page import Workplace
from ui.reviews.dialog_parts import last_folder, remember_folder
from ui.reviews.send_form import SendForm

if TYPE_CHECKING:
    from boardkeeper.reviews.offering import Offer
    from boardkeeper.reviews.views import Sending
    from ui.tasks import Task


class SendingReview(QObject):
    """One at a time.

    Signals:
        sent: The id of the review.

    Args:
        workplace: What the page works with.
        window: Over what the form stands.
    """

    sent = Signal(str)

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self._workplace = workplace
        self._window = window
        self._board_id = self._meeting_id = ""
        self.form: SendForm | None = None
        self._task: Task | None = None

    def ask(self, board_id: str, meeting_id: str = "") -> None:
        """Show the form for a board, begun with a meeting if one is meant."""
        from boardkeeper.reviews import offering

        self._board_id, self._meeting_id = board_id, meeting_id
        self._workplace.operations.run(
            None, offering.offer, board_id, current_day(), on_done=self._on_offered
        )

    def _on_offered(self, offer: Offer) -> None:
        form = SendForm(offer, last_folder(self._workplace.settings), self._meeting_id, self._window)
        self.form = form
        form.wanted.connect(self._on_wanted)
        form.stopped.connect(self._on_stopped)
        form.finished.connect(form.deleteLater)
        form.open()

    @Slot()
    def _on_wanted(self) -> None:
        from boardkeeper.reviews import sealing, sending

        form = self.form
        if form is None:
            return
        path, passphrase = form.chosen_path, form.passphrase.text()
        try:
            sealing.refuse_unfit(path, passphrase)
        except UserError as error:
            form.complain(error)
            return
        form.begin()
        self._workplace.operations.run(
            None,
            sending.prepare,
            self._board_id,
            form.meeting_id,
            form.chair.text(),
            self._workplace.operations.who,
            exempt=form.exempt.isChecked(),
            on_done=lambda prepared: self._seal(prepared, path, passphrase, form),
            on_error=partial(self._on_refused, form),
        )

    @Slot()
    def _on_stopped(self) -> None:
        # The form goes away with the passphrase: a file nobody can open is not finished and not recorded.
        self.form = None
        if self._task is not None:
            self._task.cancel()

    def _on_refused(self, form: SendForm, error: UserError) -> None:
        if self.form is form:
            form.complain(error)

    def _seal(self, prepared: Sending, path: Path, passphrase: str, form: SendForm) -> None:
        from boardkeeper.reviews import sealing

        if self.form is not form:
            return
        self._task = self._workplace.tasks.run(
            "Sealing the review",
            sealing.seal,
            prepared,
            path,
            passphrase,
            on_done=lambda written: self._record(prepared, written, form),
            on_error=partial(self._on_refused, form),
        )

    def _record(self, prepared: Sending, path: Path, form: SendForm) -> None:
        from boardkeeper.reviews import sending

        self._task = None
        if self.form is not form:
            path.unlink(missing_ok=True)
            self._workplace.say("The review was not made, and nothing is recorded.")
            return
        form.hold()

        def recorded(review_id: str) -> None:
            remember_folder(self._workplace.settings, path.parent)
            form.show_written(path, prepared.left_out)
            self.sent.emit(review_id)

        self._workplace.operations.run(
            f"Review {prepared.number} made for {prepared.sent_to}.",
            sending.record_sent,
            self._workplace.operations.who,
            prepared,
            on_done=recorded,
            on_error=partial(self._on_refused, form),
        )
