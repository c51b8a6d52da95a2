"""Turns the table of commands into actions: one per command, whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.commands import Command, Menu, When
from ui.theme.theme import Theme


class CommandSet(QObject):
    """The commands in force with their actions.

    Signals:
        performed: The id of a command that was carried out.
    """

    performed = Signal(str)

    def __init__(self, commands: Iterable[Command], theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._methods: dict[str, Callable[..., object]] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._menus: dict[Menu, QMenu] = {}
        self._first_sections: dict[Menu, QAction] = {}
        self._true: set[When] = {When.ALWAYS}
        self._admits: Callable[[str], bool] = _every
        for command in commands:
            self._add(command, self)
        theme.changed.connect(self._on_theme_changed)

    def bind(self, name: str, method: Callable[..., object]) -> None:
        """Say what performs a command, or, for “go”, all commands “go:…” with what stands after the colon."""
        self._methods[name] = method

    def unbound(self) -> list[str]:
        """Commands that nobody performs; there must be none."""
        return [key for key in self._commands if key.partition(":")[0] not in self._methods]

    def add_page_commands(self, page_id: str, commands: Iterable[Command], page: QWidget) -> None:
        """Take in what a page can do; the actions die with the page.

        Args:
            page_id: Goes before the ids: “meetings.add” is performed by the page's method for it.
            commands: What the page can do; `Command.method` names the method.
            page: The page.
        """
        for command in commands:
            action = self._add(command, page)
            action.setEnabled(False)
            action.setProperty("page", page_id)
            self._methods[command.id] = getattr(page, command.method)
            if command.menu in self._menus:
                self._insert(command, action)

    def drop_page_commands(self, page_id: str) -> None:
        """Forget what a page could do; the page goes."""
        gone = [key for key, action in self._actions.items() if action.property("page") == page_id]
        for key in gone:
            del self._commands[key], self._actions[key], self._methods[key]

    def admit(self, admits: Callable[[str], bool], shortcuts: Mapping[str, str]) -> None:
        """Have only these commands, as another mode wants them; the others are neither seen nor performed.

        Args:
            admits: Whether there is a command of this id.
            shortcuts: Other shortcuts, by the ids of commands; all the rest have their own.
        """
        self._admits = admits
        for key, action in self._actions.items():
            keys = shortcuts.get(key, self._commands[key].shortcut)
            action.setShortcut(QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText))
            if action.property("page") is None:
                action.setVisible(admits(key))
        self.set_state({})

    def set_state(self, states: dict[When, bool]) -> None:
        """Say what is so; commands that need it are switched on or off."""
        for when, holds in states.items():
            (self._true.add if holds else self._true.discard)(when)
        for key, action in self._actions.items():
            when = self._commands[key].when
            if when is not When.PAGE_SHOWN and action.property("page") is None:
                action.setEnabled(when in self._true and self._admits(key))

    def show_page(self, page_id: str, title: str = "") -> None:
        """Switch on the commands of this page and hide those of the others; the page's menu gets its title."""
        for key, action in self._actions.items():
            owner = action.property("page")
            if owner is not None:
                is_there = owner == page_id and self._admits(key)
                action.setEnabled(is_there)
                action.setVisible(is_there)
        if Menu.PAGE in self._menus:
            menu = self._menus[Menu.PAGE]
            menu.setTitle(title)
            menu.menuAction().setVisible(any(action.isVisible() for action in menu.actions()))

    def action(self, key: str) -> QAction:
        """The action of a command."""
        return self._actions[key]

    def usable(self) -> Iterator[tuple[Command, str]]:
        """The commands that can be used now, each with its title as it stands in the menu."""
        for key, action in self._actions.items():
            if action.isEnabled():
                yield self._commands[key], action.text().replace("&", "")

    def all_commands(self) -> tuple[Command, ...]:
        """Every command known so far."""
        return tuple(self._commands.values())

    def perform(self, key: str) -> None:
        """Carry out a command as if it were chosen from its menu."""
        self._actions[key].trigger()

    def set_title(self, key: str, title: str) -> None:
        """Say a command in other words: “Undo: Approve minutes”."""
        action = self._actions[key]
        action.setText(title)
        action.setToolTip(_tool_tip(title, action))

    def fill_menus(self, bar: QMenuBar) -> dict[Menu, QMenu]:
        """Make the menus in the bar and answer them."""
        self._menus = {menu: bar.addMenu(menu.value) for menu in Menu}
        submenus: dict[str, QMenu] = {}
        for key, command in self._commands.items():
            menu = self._menus[command.menu]
            if command.starts_section:
                separator = menu.addSeparator()
                self._first_sections.setdefault(command.menu, separator)
            if command.submenu:
                menu = submenus.get(command.submenu) or menu.addMenu(command.submenu)
                submenus[command.submenu] = menu
            menu.addAction(self._actions[key])
        return self._menus

    def _insert(self, command: Command, action: QAction) -> None:
        menu = self._menus[command.menu]
        before = self._first_sections.get(command.menu)
        if before is not None:
            menu.insertAction(before, action)
            return
        if command.starts_section:
            menu.addSeparator()
        menu.addAction(action)

    def _add(self, command: Command, owner: QObject) -> QAction:
        action = QAction(command.title, owner)
        action.setData(command.id)
        action.setShortcut(
            QKeySequence.fromString(command.shortcut, QKeySequence.SequenceFormat.PortableText)
        )
        action.setToolTip(_tool_tip(command.title, action))
        if command.icon:
            action.setIcon(self._theme.icon(command.icon))
        if command.group:
            action.setCheckable(True)
            group = self._groups.get(command.group) or QActionGroup(self)
            self._groups[command.group] = group
            group.addAction(action)
        action.setEnabled(command.when in self._true)
        action.triggered.connect(self._on_triggered)
        self._commands[command.id] = command
        self._actions[command.id] = action
        return action

    @Slot()
    def _on_triggered(self) -> None:
        action: Any = self.sender()
        key = str(action.data())
        name, _, argument = key.partition(":")
        method = self._methods[name]
        if argument:
            method(argument)
        else:
            method()
        self.performed.emit(key)

    @Slot()
    def _on_theme_changed(self) -> None:
        for key, command in self._commands.items():
            if command.icon:
                self._actions[key].setIcon(self._theme.icon(command.icon))


def _every(_command_id: str) -> bool:
    return True


def _tool_tip(title: str, action: QAction) -> str:
    plain = title.replace("&", "").rstrip("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{plain} ({keys})" if keys else plain
