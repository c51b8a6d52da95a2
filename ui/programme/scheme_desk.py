"""Every change to the schemes on its way to the board, and the form that shows what has become of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from boardkeeper import schemes
from boardkeeper.errors import UserError
from boardkeeper.schemes import SchemeView, WrittenQuestion
from ui.operations import Desk
from ui.page import Workplace
from ui.programme.scheme_form import SchemeForm

_CHANGED = {"name": "Scheme renamed.", "questions": "Questions changed.", "bands": "Bands changed."}


class SchemeDesk(QObject):
    """The form of the schemes, joined with the board."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._board_id = ""
        self._is_new = False
        self.form = SchemeForm(workplace.theme)
        self.form.chosen.connect(self._on_chosen)
        self.form.another_wanted.connect(self._on_another_wanted)
        self.form.changed.connect(self._on_changed)
        self.form.removed.connect(self._on_removed)

    def show_board(self, board_id: str) -> None:
        """Read the schemes anew and show them."""
        self._board_id = board_id
        self._workplace.operations.run(None, _read, board_id, on_done=self._on_read, origin=self)

    def _ask(
        self,
        said: str | Callable[[Any], str],
        function: Callable[..., Any],
        *args: object,
        on_done: Callable[[Any], None] | None = None,
        **options: Any,
    ) -> None:
        operations = self._workplace.operations
        operations.run(
            said,
            function,
            operations.who,
            *args,
            on_done=on_done,
            on_error=self._on_refused,
            origin=self,
            **options,
        )

    def _on_read(self, read: tuple[Sequence[SchemeView], str]) -> None:
        known, used_id = read
        self.form.show_schemes(known, used_id)
        if self._is_new:
            self._is_new = False
            self.form.edit_name()

    def _on_refused(self, error: UserError) -> None:
        self._workplace.complain(error)
        self.show_board(self._board_id)

    def _on_made(self, scheme_id: str) -> None:
        self._is_new = True
        self.form.look_at(scheme_id)
        self.show_board(self._board_id)

    @Slot(str)
    def _on_chosen(self, scheme_id: str) -> None:
        self._ask(_chosen_words, schemes.choose_scheme, self._board_id, scheme_id)

    @Slot(object)
    def _on_another_wanted(self, view: SchemeView) -> None:
        questions = [WrittenQuestion(each.text, each.weight) for each in view.scheme.questions]
        self._ask("Scheme made.", _make_another, questions, list(view.scheme.bands), on_done=self._on_made)

    @Slot(str, object)
    def _on_changed(self, scheme_id: str, facts: dict[str, Any]) -> None:
        self._ask(_CHANGED[next(iter(facts))], schemes.update_scheme, scheme_id, **facts)

    @Slot(str)
    def _on_removed(self, scheme_id: str) -> None:
        self._ask("Scheme removed.", schemes.remove_scheme, scheme_id)


def _read(desk: Desk, board_id: str) -> tuple[Sequence[SchemeView], str]:
    return schemes.list_schemes(desk), schemes.board_scheme(desk, board_id).id


def _make_another(
    desk: Desk, who: str, questions: Sequence[WrittenQuestion], bands: list[schemes.Band]
) -> str:
    taken = {view.name.casefold() for view in schemes.list_schemes(desk)}
    numbered = (f"Our scheme {number}" for number in range(2, len(taken) + 3))
    name = next(each for each in ("Our scheme", *numbered) if each.casefold() not in taken)
    return schemes.add_scheme(desk, who, name, questions, bands)


def _chosen_words(lost: int) -> str:
    if not lost:
        return "This board scores by it now."
    topics = "1 topic is" if lost == 1 else f"{lost} topics are"
    return f"This board scores by it now; {topics} to be scored again."
