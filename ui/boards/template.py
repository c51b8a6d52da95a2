"""The report template: the sections and sign-offs the board asks every report for."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from boardkeeper import templates
from boardkeeper.templates import (
    ReportTemplateView,
    SectionRole,
    SignOffKind,
    TemplateSectionView,
    TemplateSignOffView,
)
from ui.boards.ordered_rows import OrderedRow, OrderedRows
from ui.boards.reading import BoardReading
from ui.boards.section import NAMES_WIDTH, SettingsSection, muted, narrow_line
from ui.panes import InlineEdit
from ui.theme.theme import Theme

SIGN_OFF_WORDS = {
    SignOffKind.FINANCE: "Finance (Fin)",
    SignOffKind.LEGAL: "Legal (Leg)",
    SignOffKind.MONITORING_OFFICER: "Monitoring officer (Mon Off)",
    SignOffKind.HUMAN_RESOURCES: "Human resources (HR)",
    SignOffKind.ASSETS: "Assets",
    SignOffKind.STRATEGIC_PROCUREMENT: "Strategic procurement (Strat Proc)",
    SignOffKind.LEADERSHIP_TEAM: "Originating leadership team member",
    SignOffKind.DIRECTOR: "Strategic director",
    SignOffKind.CABINET_MEMBER: "Cabinet member",
}


class SectionRow(OrderedRow):
    """A section: heading and guidance to type, and whether a report is complete without it.

    Signals:
        changed: What the toast says, and the facts by their names.
    """

    changed = Signal(str, object)

    def __init__(self, theme: Theme, thing_id: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, thing_id, parent)
        self._section: TemplateSectionView | None = None
        self.heading = InlineEdit("Heading", "What the front sheet prints", self)
        self.heading.setProperty("strong", True)
        self.guidance = InlineEdit("Guidance", "Add what is to be written there", self)
        self.required = QCheckBox("Required", self)
        self.guidance.setProperty("muted", True)
        self.top.insertWidget(0, self.heading, 1)
        self.middle.addWidget(self.guidance)
        self.right.addWidget(self.required)
        self.heading.committed.connect(self._on_heading)
        self.guidance.committed.connect(self._on_guidance)
        self.required.clicked.connect(self._on_required)

    def show_thing(self, thing: TemplateSectionView) -> None:
        self._section = thing
        self.call(thing.heading)
        self.heading.show_text(thing.heading)
        self.heading.setAccessibleName(f"Heading of the section “{thing.heading}”")
        is_body = thing.role is SectionRole.BODY
        self.heading.setToolTip("" if is_body else f"Every report’s {thing.role.value}")
        self.guidance.show_text(thing.guidance)
        self.guidance.setAccessibleName(f"What is to be written under “{thing.heading}”")
        self.guidance.setToolTip(thing.guidance)
        self.required.setChecked(thing.is_required)
        self.required.setAccessibleName(f"“{thing.heading}” is required")

    @Slot(str)
    def _on_heading(self, text: str) -> None:
        if text:
            self.heading.mark_wrong("")
            self.changed.emit("Section renamed.", {"heading": text})
        elif self._section is not None:
            self.heading.show_text(self._section.heading)
            self.heading.mark_wrong("A section needs a heading. The cross at the right takes it out.")

    @Slot(str)
    def _on_guidance(self, text: str) -> None:
        self.changed.emit("Guidance changed.", {"guidance": text})

    @Slot(bool)
    def _on_required(self, is_required: bool) -> None:
        words = "Reports need the section now." if is_required else "Reports may leave the section out now."
        self.changed.emit(words, {"is_required": is_required})


class TemplateSection(SettingsSection):
    """The sections in their order, a line for one more, and the sign-offs to tick."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            "Report template",
            "New reports have these sections. Reports begun before stay as they are.",
            parent,
        )
        self._theme = theme
        self._board_id = ""
        self._template = ReportTemplateView((), ())
        self.rows = OrderedRows("Sections of a report", self._make_row, theme, self)
        self.rows.moved.connect(self._on_moved)
        self.rows.removed.connect(self._on_removed)
        self.add_line = narrow_line("Add a section", "Add a section, then Enter", self)
        self.add_line.returnPressed.connect(self._on_add)
        title = QLabel("Sign-offs", self)
        title.setProperty("rank", "strong")
        title.setContentsMargins(0, 16, 0, 0)
        self.column.addWidget(self.rows)
        self.column.addWidget(self.add_line)
        self.column.addWidget(title)
        self.column.addWidget(
            muted(
                "Ticked, the front sheet has room for it; required, a report is not complete without it.",
                self,
            )
        )
        self.asked_for: dict[SignOffKind, QCheckBox] = {}
        self.required: dict[SignOffKind, QCheckBox] = {}
        self.column.addLayout(self._sign_off_grid())

    def show_reading(self, reading: BoardReading, *, is_other: bool) -> None:
        self._board_id = reading.board.id
        self._template = reading.template
        self.rows.show_things(reading.template.sections)
        for kind in SignOffKind:
            found = self._sign_off(kind)
            self.asked_for[kind].setChecked(found is not None)
            self.required[kind].setEnabled(found is not None)
            self.required[kind].setChecked(found is not None and found.is_required)

    def _sign_off_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, NAMES_WIDTH)
        grid.setColumnStretch(2, 1)
        for line, kind in enumerate(SignOffKind):
            asked, required = QCheckBox(SIGN_OFF_WORDS[kind], self), QCheckBox("Required", self)
            asked.setProperty("kind", kind.value)
            required.setProperty("kind", kind.value)
            required.setAccessibleName(f"{SIGN_OFF_WORDS[kind]} is required")
            asked.clicked.connect(self._on_asked_for)
            required.clicked.connect(self._on_required)
            grid.addWidget(asked, line, 0)
            grid.addWidget(required, line, 1)
            self.asked_for[kind], self.required[kind] = asked, required
        return grid

    def _sign_off(self, kind: SignOffKind) -> TemplateSignOffView | None:
        return next((each for each in self._template.sign_offs if each.kind is kind), None)

    def stops(self) -> list[QWidget]:
        signed = [each for kind in SignOffKind for each in (self.asked_for[kind], self.required[kind])]
        return [*self.rows.stops(), self.add_line, *signed]

    def _make_row(self, thing_id: str) -> OrderedRow:
        row = SectionRow(self._theme, thing_id, self)
        row.changed.connect(self._on_changed)
        return row

    @Slot()
    def _on_add(self) -> None:
        heading = self.add_line.text().strip()
        if heading:
            self.add_line.clear()
            self.ask(f"“{heading}” added.", templates.add_template_section, self._board_id, heading)

    @Slot(str, object)
    def _on_changed(self, said: str, facts: dict[str, object]) -> None:
        row = self.sender()
        if isinstance(row, SectionRow):
            self.ask(said, templates.update_template_section, row.thing_id, **facts)

    @Slot(str, int)
    def _on_moved(self, section_id: str, place: int) -> None:
        self.ask("Section moved.", templates.move_template_section, section_id, place)

    @Slot(str)
    def _on_removed(self, section_id: str) -> None:
        self.ask("Section removed from the template.", templates.remove_template_section, section_id)

    @Slot(bool)
    def _on_asked_for(self, is_wanted: bool) -> None:
        kind = SignOffKind(str(self.sender().property("kind")))
        found = self._sign_off(kind)
        if is_wanted and found is None:
            said = f"Reports are asked for the sign-off “{kind.value}”."
            self.ask(said, templates.add_template_sign_off, self._board_id, kind)
        elif found is not None:
            said = f"Reports are not asked for the sign-off “{kind.value}” any more."
            self.ask(said, templates.remove_template_sign_off, found.id)

    @Slot(bool)
    def _on_required(self, is_required: bool) -> None:
        kind = SignOffKind(str(self.sender().property("kind")))
        found = self._sign_off(kind)
        if found is not None:
            words = "is required" if is_required else "may be left out"
            self.ask(
                f"The sign-off “{kind.value}” {words} now.",
                templates.update_template_sign_off,
                found.id,
                is_required=is_required,
            )
