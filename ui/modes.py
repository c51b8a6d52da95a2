"""What the window shows: everything of the board's own file, or of a review what a chair does. One list for the whole mode."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ui.page import PageEntry


@dataclass(frozen=True, slots=True)
class Mode:
    """A way of using the window.

    Attributes:
        rail: The pages of the rail in their order; None for those that say so themselves.
        besides: Pages that a command or a link may open.
        homes: Pages that are another class in this mode.
        shortcuts: Other shortcuts of commands.
        commands: The commands there are; None for all. A word that ends in “:” or “.” stands for all that begin so.
        is_review: Whether the open file is a review that was sent to a chair.
    """

    rail: tuple[str, ...] | None = None
    besides: frozenset[str] = frozenset()
    homes: Mapping[str, str] = field(default_factory=dict)
    shortcuts: Mapping[str, str] = field(default_factory=dict)
    commands: frozenset[str] | None = None
    is_review: bool = False

    def entries(self, pages: Sequence[PageEntry]) -> tuple[PageEntry, ...]:
        """The pages there are, those of the rail first."""
        if self.rail is None:
            return tuple(pages)
        known = {entry.id: entry for entry in pages}
        chosen = [self._entry(known[key], is_on_rail=True) for key in self.rail if key in known]
        chosen += [self._entry(known[key], is_on_rail=False) for key in sorted(self.besides) if key in known]
        return tuple(chosen)

    def admits(self, command_id: str) -> bool:
        """Whether a command can be used."""
        if self.commands is None or command_id in self.commands:
            return True
        return any(
            command_id.startswith(beginning) for beginning in self.commands if beginning.endswith((":", "."))
        )

    def _entry(self, entry: PageEntry, *, is_on_rail: bool) -> PageEntry:
        return replace(entry, home=self.homes.get(entry.id, entry.home), is_on_rail=is_on_rail)


OFFICE = Mode()
"""The board's own file, where everything can be done."""

_OF_A_LOG = (
    "update",
    "attach",
    "edit",
    "change",
    "postpone",
    "close",
    "reopen",
    "remark",
    "minutes",
    "group",
    "print",
    "pdf",
    "export",
)
"""What a chair does in either log: progress, and the few facts of a row the merge can take over."""

_OF_A_NOTICE = (
    *("paragraphs", "review", "voices", "export"),
    *("print", "save", "print_assessment", "save_assessment"),
)
"""A chair reads the tracker and takes its papers away; nothing of it is merged."""

CHAIR = Mode(
    rail=("briefing", "meetings", "actions", "decisions", "plan", "kpis", "review"),
    besides=frozenset({"matter", "notice-tracker"}),
    homes={"meetings": "ui.reviews.reading.page:ReadingPage"},
    shortcuts={"go:briefing": "Ctrl+1"},
    commands=frozenset(
        {
            "file.new",
            "file.open",
            "file.sample",
            "file.back_up",
            "file.quit",
            "edit.",
            "go:briefing",
            "go:meetings",
            "go:actions",
            "go:decisions",
            "go:plan",
            "go:kpis",
            "go:review",
            "go:notice-tracker",
            "look:",
            "zoom:",
            "help.",
            "meetings.next_step",
            "meetings.previous_step",
            "meetings.list",
            "meetings.export",
            "meetings.print",
            "meetings.find_in_pack",
            "meetings.page_of_pack",
            "meetings.edition",
            "meetings.remark",
            "meetings.propose",
            "plan.export",
            "plan.remark",
            "plan.choose",
            "plan.print",
            "plan.pdf",
            *(f"plan.view_{number}" for number in range(1, 6)),
            *(f"notice-tracker.{command}" for command in _OF_A_NOTICE),
            "kpis.export",
            "kpis.remark",
            "review.",
            "briefing.",
            "matter.",
            *(f"{log}.{command}" for log in ("actions", "decisions") for command in _OF_A_LOG),
        }
    ),
    is_review=True,
)
"""A review on the chair's laptop: reading, commenting, challenging, proposing."""
