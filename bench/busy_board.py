"""A busy board's minutes as plain values: ten meetings a year, twenty-four leaves each. Same in, same out.

python bench/busy_board.py 25 book.pdf      makes a book of 25 years; says leaves, seconds and the peak of memory
"""

from __future__ import annotations

import random
import resource
import sys
import time as clock
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from boardkeeper.boards import BoardKind, BoardView, Nation
from boardkeeper.minute_book import BookYear, BoundMeeting, GatheredBook, build_book
from boardkeeper.minute_book.views import MeetingPapers, pack
from boardkeeper.minutes import (
    AttendeeView,
    MinutesView,
    MinuteView,
    ParagraphKind,
    ParagraphView,
    Presence,
    ResolutionView,
    Verb,
)
from boardkeeper.rules.numbering import letter
from db.tables.meetings import MeetingState

SAID = (
    "the board noted that a number of visits to children in care had risen since last quarter and officers were asked "
    "for what partners intend to do about schools health placement costs staffing and early help in each locality"
)
WORDS = SAID.split()
SUBJECTS = (
    *(
        "Early Help",
        "Fostering",
        "Placements",
        "Adoption",
        "Youth Justice",
        "School Attendance",
        "Health Visitors",
    ),
    *("Care Leavers", "Front Door", "Budget Monitoring", "Workforce", "Complaints", "Missing Children"),
)
SURNAMES = tuple(
    f"{first}{last}"
    for first in ("Ash", "Bram", "Cole", "Dun", "Elm")
    for last in ("by", "ford", "ley", "ton")
)
MEETINGS_A_YEAR = 10
MINUTES_A_MEETING = 28


BOARD = BoardView(
    id="busy",
    name="Children’s Scrutiny Committee",
    council="Tamarmouth City Council",
    kind=BoardKind.SCRUTINY,
    nation=Nation.ENGLAND,
    usual_start=time(14),
    accent="#1f4e79",
    notice_days=5,
    notice_in_working_days=True,
    report_deadline_days=8,
    sign_off_days=10,
    briefing_days=7,
    key_decision_days=28,
    key_decision_in_working_days=False,
    logo_hash=None,
    scheme_id=None,
    quorum_minimum=3,
    **dict.fromkeys(
        (
            *("department", "address", "website", "contact_name", "contact_title", "contact_telephone"),
            *("contact_email", "signatory", "usual_venue", "attendance_notice", "meeting_pattern"),
        ),
        "",
    ),
)


def sentence(dice: random.Random, length: int) -> str:
    """So many words."""
    return " ".join(dice.choices(WORDS, k=length)).capitalize() + "."


def paragraph(dice: random.Random, number: int, kind: ParagraphKind, points: int) -> ParagraphView:
    """A paragraph that now and then names a councillor."""
    text = sentence(dice, 45)
    if not number % 3:
        text = f"Councillor {dice.choice(SURNAMES)} asked about it. {text}"
    mark = letter(points) if kind is ParagraphKind.POINT else ""
    key = f"{dice.getrandbits(128):032x}"
    limb = None
    if kind is ParagraphKind.RESOLUTION:
        mover = f"Councillor {dice.choice(SURNAMES)}"
        limb = ResolutionView(key, 1, Verb.RESOLVED, text, "", mover, f"Councillor {dice.choice(SURNAMES)}")
    return ParagraphView(key, kind, text, mark, 0, "", "", resolution=limb)


def minute(dice: random.Random, number: int) -> MinuteView:
    """A minute of a little more than a leaf."""
    paragraphs = [paragraph(dice, place, ParagraphKind.TEXT, 0) for place in range(2)]
    paragraphs += [paragraph(dice, place, ParagraphKind.POINT, place + 1) for place in range(5)]
    paragraphs.append(paragraph(dice, 1, ParagraphKind.RESOLUTION, 0))
    title = (
        f"Update on {dice.choice(SUBJECTS)}"
        if number % 2
        else f"{dice.choice(SUBJECTS)} – {dice.choice(SUBJECTS)}"
    )
    return MinuteView(f"{dice.getrandbits(128):032x}", number, title, tuple(paragraphs))


def meeting(dice: random.Random, day: date, first: int) -> BoundMeeting:
    """The signed minutes of one meeting."""
    attendance = tuple(
        AttendeeView(f"p{place}", f"Councillor {name}", Presence.PRESENT, "", "", "")
        for place, name in enumerate(SURNAMES)
    )
    minutes = MinutesView(
        meeting_id=f"{dice.getrandbits(128):032x}",
        held_on=day,
        starts_at=time(14),
        ended_at=time(16),
        venue="Council Chamber",
        state=MeetingState.SIGNED,
        attendance=attendance,
        declarations=(),
        minutes=tuple(minute(dice, first + place) for place in range(MINUTES_A_MEETING)),
        signed_by="Councillor Ashby",
        approved_on=day + timedelta(days=30),
    )
    packed = pack(MeetingPapers(minutes, (), (), {}))
    return BoundMeeting(
        minutes.meeting_id,
        day,
        MeetingState.SIGNED,
        minutes.approved_on,
        minutes.signed_by,
        None,
        has_part_two=False,
        numbered=tuple((each.number or 0, each.id) for each in minutes.minutes),
        packed=packed,
    )


def busy_board(years: int) -> GatheredBook:
    """What would be gathered of a busy board."""
    dice = random.Random(1972)
    found = []
    for year in range(1995, 1995 + years):
        meetings = tuple(
            meeting(dice, date(year, 5, 10) + timedelta(days=30 * place), place * MINUTES_A_MEETING + 1)
            for place in range(MEETINGS_A_YEAR)
        )
        found.append(BookYear(year, meetings, (), ()))
    people = tuple((f"p{place}", f"Councillor {name}") for place, name in enumerate(SURNAMES))
    return GatheredBook(BOARD, tuple(found), people, datetime(2020, 5, 1, tzinfo=UTC), is_restricted=False)


def main(years: int, path: Path) -> int:
    """Make a book and say what it took."""
    gathered = busy_board(years)
    start = clock.perf_counter()
    built = build_book(gathered, path)
    seconds = clock.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(len(built.leaves), f"{seconds:.2f}", f"{peak:.0f}", path.stat().st_size)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2])))
