"""What chasing answers with: an officer, what is asked of them, and the letter that is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from boardkeeper.e_mail import Mail, Recipient
from boardkeeper.follow_up.matters import Matter
from db.tables.follow_up import ChaseStep, FollowUpStatus, Importance


@dataclass(frozen=True, slots=True)
class ChaseRow:
    """One matter as an officer is asked for it.

    Attributes:
        reference: “Decision 4”, “Action 17”.
        place: “Minute 17(2), 10 July 2019”, or what else is known of where it comes from.
        text: What is asked for; of an exempt matter only what may be said of it.
        due: As it was written.
        overdue_days: 0 when it is not late.
        step: The letter that is due today; None for none.
        next_step: The letter that comes next, whether it is due or not; None once it was named, and while it waits.
        next_on: The first day that one is due.
        sent: The letters this officer had since it was last postponed, the latest last.
        waits: Why it is not chased: “to be heard on 11 September 2019”; blank when it is.
        progress: The last that was said of it.
    """

    matter: Matter
    reference: str
    place: str
    text: str
    due: str
    due_on: date | None
    overdue_days: int
    step: ChaseStep | None
    status: FollowUpStatus
    importance: Importance
    owner: str
    next_step: ChaseStep | None = None
    next_on: date | None = None
    sent: tuple[tuple[ChaseStep, date | None], ...] = ()
    waits: str = ""
    progress: str = ""
    is_exempt: bool = False

    @property
    def is_named(self) -> bool:
        """Whether it was named to the chair and is still open."""
        return any(step is ChaseStep.NAMED for step, _ in self.sent)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one officer, ready to be read, edited and sent.

    Attributes:
        step: The furthest letter it is.
        to: The address; blank when none is known.
        asked: Each matter it names, and as which letter; what is recorded once it went.
    """

    step: ChaseStep
    officer: str
    to: str
    subject: str
    words: str
    asked: tuple[tuple[Matter, ChaseStep], ...]

    def as_mail(self) -> Mail:
        """The letter as every kind of letter is sent."""
        return Mail((Recipient(self.officer, self.to),), self.subject, self.words.rstrip() + "\n")


@dataclass(frozen=True, slots=True)
class OfficerLetters:
    """An officer, what is due of them before the next meeting, and the letter that is due today.

    Attributes:
        id: The person’s, or the name where nobody of that name is in the file.
        officer: Blank for what nobody is named for.
        email: Blank when none is known.
        person_id: Blank for a name or post nobody in the file has.
        post: The post the letter goes to, when it names one.
    """

    id: str
    officer: str
    email: str
    rows: tuple[ChaseRow, ...]
    letter: Letter | None
    person_id: str = ""
    post: str = ""

    @property
    def overdue(self) -> int:
        """How many matters are late."""
        return sum(1 for row in self.rows if row.overdue_days)

    @property
    def named(self) -> int:
        """How many were named to the chair."""
        return sum(1 for row in self.rows if row.is_named)

    @property
    def step(self) -> ChaseStep | None:
        """The letter that is due."""
        return self.letter.step if self.letter is not None else None


@dataclass(frozen=True, slots=True)
class NamedMatter:
    """A matter that was named to the chair and is still open."""

    row: ChaseRow
    officers: tuple[str, ...]
    named_on: date | None
