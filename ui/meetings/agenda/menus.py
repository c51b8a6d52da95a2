"""The menus of an agenda item."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QMenu, QWidget

from boardkeeper.agenda import AgendaItemView, ItemKind, PaperKind
from boardkeeper.agenda_starting import EarlierAgenda
from boardkeeper.rules.due_dates import weekday_date
from ui.meetings.states import capital, paper_words
from ui.today.words import count


def kind_menu(item: AgendaItemView, parent: QWidget) -> QMenu:
    """The kinds an item may have, its own ticked; the data of an action is the kind's word."""
    return _choices("Kind", ((kind.value, capital(kind.value)) for kind in ItemKind), item.kind.value, parent)


def paper_menu(item: AgendaItemView, parent: QWidget) -> QMenu:
    """The papers that may stand behind an item, its own ticked; the data of an action is the paper's word."""
    choices = ((paper.value, paper_words(paper)) for paper in PaperKind)
    return _choices("Paper", choices, item.paper.value, parent)


def earlier_menu(agendas: Iterable[EarlierAgenda], parent: QWidget) -> QMenu:
    """The agendas another can be made from; the data of an action is the meeting's id."""
    menu = QMenu("Take over the agenda of", parent)
    menu.setAccessibleName("Take over the agenda of")
    for each in agendas:
        words = f"{weekday_date(each.held_on)}, {count(each.items, 'item')}"
        menu.addAction(words).setData(each.meeting_id)
    return menu


def _choices(title: str, choices: Iterable[tuple[str, str]], current: str, parent: QWidget) -> QMenu:
    menu = QMenu(title, parent)
    menu.setAccessibleName(title)
    for word, words in choices:
        action = menu.addAction(words)
        action.setData(word)
        action.setCheckable(True)
        action.setChecked(word == current)
        if word == current:
            menu.setActiveAction(action)
    return menu
