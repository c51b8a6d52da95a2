"""What can be typed behind “/” in the minutes, with what it does in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """A command of the writing surface.

    Attributes:
        word: What is typed: “action”.
        title: What the list calls it.
        explains: What it does.
        icon: A drawing of the resources.
        others: Other words it is found by.
        takes: An example of what may follow it; blank when nothing does.
    """

    word: str
    title: str
    explains: str
    icon: str
    others: tuple[str, ...] = ()
    takes: str = ""


SLASH_COMMANDS: tuple[SlashCommand, ...] = (
    SlashCommand("resolved", "Resolved", "A decision in its box", "gavel", ("resolve", "decision"), "that …"),
    SlashCommand("agreed", "Agreed", "A decision in its box", "gavel", ("agree", "decision"), "that …"),
    SlashCommand(
        "recommended",
        "Recommended",
        "A decision that goes to another body",
        "gavel",
        ("recommend",),
        "Cabinet that …",
    ),
    SlashCommand(
        "noted", "Noted", "What the board took note of, in its box", "gavel", ("note",), "the report"
    ),
    SlashCommand(
        "action",
        "Action",
        "Somebody does something by a day",
        "square-check-big",
        ("todo", "task"),
        "Jean Kelly by end of July provide …",
    ),
    SlashCommand(
        "adopt",
        "Adopt the recommendations",
        "Takes what the report recommends over as decisions",
        "download",
        ("recommendations", "report"),
    ),
    SlashCommand(
        "track",
        "Follow up",
        "Who does what the decision asks, by when; “all” for those standing together",
        "flag",
        ("follow",),
        "Jean Kelly by July",
    ),
    SlashCommand(
        "untrack", "Stop following up", "Takes the decision out of the log", "x", ("unfollow",), "all"
    ),
    SlashCommand(
        "moved",
        "Moved and seconded",
        "Who moved and who seconded the decisions standing together",
        "users",
        ("mover", "seconded", "proposed"),
        "Cllr Allen seconded Cllr Buchan",
    ),
    SlashCommand(
        "vote",
        "Vote by show of hands",
        "For, against and not voting, on the decisions standing together",
        "users",
        ("votes", "hands"),
        "5-2-1",
    ),
    SlashCommand("recorded", "Recorded vote", "Opens the names, one key each", "users", ("names", "roll")),
    SlashCommand(
        "lost", "Motion lost", "The decisions standing together were not carried", "circle-x", ("defeated",)
    ),
    SlashCommand("carried", "Motion carried", "Not lost after all", "circle-check", ("won",)),
    SlashCommand(
        "exempt",
        "Exempt",
        "Keeps the paragraph, or what is selected, from the public",
        "lock",
        ("part", "private"),
        "1, 3",
    ),
    SlashCommand(
        "confidential",
        "Confidential",
        "Barred by a department, an Act or a court",
        "lock",
        ("private",),
    ),
    SlashCommand("public", "Public", "Opens the paragraph, or what is selected, again", "eye", ("open",)),
    SlashCommand("text", "Text", "A plain paragraph", "file-text", ("paragraph",)),
    SlashCommand("point", "Point", "A lettered point", "list-ordered", ("letter",), "the data had …"),
    SlashCommand("heading", "Sub-heading", "A line within the minute", "bold", ("sub-heading", "subheading")),
    SlashCommand("item", "New minute", "A heading with a number of its own", "plus", ("minute", "title")),
    SlashCommand("table", "Table", "Rows and columns", "table", ("grid",)),
    SlashCommand("time", "Time", "The time on the clock", "clock", ("now", "stamp")),
)
