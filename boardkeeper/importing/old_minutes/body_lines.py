"""The lines of a minute below its heading: what was said, decided, moved, voted on, asked for."""

from __future__ import annotations

import re
from dataclasses import replace

from boardkeeper.importing.old_minutes import decision_words, exempt_words
from boardkeeper.importing.old_minutes.attendance_names import read_label, read_people
from boardkeeper.importing.old_minutes.building import Building, Entry, OpenDecision
from boardkeeper.importing.old_minutes.decision_words import Opening
from boardkeeper.importing.old_minutes.declarations import declaration_in
from boardkeeper.importing.old_minutes.header_words import find_times, says_times
from boardkeeper.importing.old_minutes.line_marks import MarkKind
from boardkeeper.importing.old_minutes.lines import Came, Decided, LineKind, OldDecision
from boardkeeper.importing.old_minutes.points import take_point

_LONGEST_SUBHEADING = 160
_PURPOSE = re.compile(r"To (?:note|approve|agree|receive|confirm|consider|endorse|recommend)\b[^.]*\.?\Z")
_OPEN_ENDS = (":", "–", "-", "—")


class BodyReader:
    """Reads the lines that follow a heading."""

    def __init__(self, building: Building) -> None:
        self._building = building

    def take(self, entry: Entry) -> None:
        """Take a line as the first of these things it is; as text when it is none of them."""
        is_taken = (
            self._asides(entry)
            or self._limb_of_open(entry)
            or self._moved(entry)
            or self._voted(entry)
            or self._decided(entry)
            or self._declared(entry)
            or self._marked(entry)
            or self._subheading(entry)
        )
        if not is_taken:
            self._text(entry)

    def _asides(self, entry: Entry) -> bool:
        """Marks of exempt passages, the end of the meeting, actions."""
        building, words = self._building, entry.words
        if exempt_words.ends_exempt(words):
            building.exempt = ""
            building.add(entry, LineKind.TEXT, "From here the public was there again.")
        elif exempt_words.is_marker(words) and entry.mark is None:
            building.exempt = exempt_words.cited(words)
            doubt = (
                ""
                if building.exempt
                else (
                    "It marks what follows as not public, but under no paragraph: mark what the public may not read."
                )
            )
            under = f" under paragraph {building.exempt}" if building.exempt else ""
            building.add(
                entry,
                LineKind.LEFT_OUT,
                f"What follows in this minute is exempt{under}.",
                doubt=doubt,
                text="",
            )
        elif (says_times(words) and not entry.following) or (
            says_times(words) and words.casefold().startswith(("the meeting", "(the meeting", "meeting"))
        ):
            self._note_end(entry)
        else:
            return self._action(entry)
        return True

    def _note_end(self, entry: Entry) -> None:
        starts, ended = find_times(entry.words)
        self._building.starts_at = self._building.starts_at or starts
        self._building.ended_at = ended or self._building.ended_at
        self._building.add(entry, LineKind.DATE, "When the meeting ended.", text="")

    def _action(self, entry: Entry) -> bool:
        building = self._building
        held_on = building.days[0][0] if building.days else None
        read = decision_words.read_action(entry.words, held_on)
        if read is None:
            return False
        text, doubt = read.text, ""
        if not text and read.officer and building.lines and building.lines[-1].understood_as is LineKind.LIMB:
            limb = building.lines[-1].index
            building.change(limb, officer=read.officer, due_written=read.due_written)
            note = f"{read.officer} is asked to do what the limb above says."
            building.add(
                entry, LineKind.ACTION, note, text="", officer=read.officer, due_written=read.due_written
            )
            return True
        if not text:
            before = next((line for line in reversed(building.lines) if line.text), None)
            if before is None or before.understood_as not in {LineKind.TEXT, LineKind.POINT, LineKind.LIMB}:
                return False
            text = before.text
            doubt = "It says who, not what: the words of the line before are taken as the task."
        who = f" for {read.officer}" if read.officer else ", for nobody named"
        building.add(
            entry,
            LineKind.ACTION,
            f"An action{who}.",
            text=text,
            doubt=doubt,
            officer=read.officer,
            due_written=read.due_written,
        )
        return True

    def _limb_of_open(self, entry: Entry) -> bool:
        """A line under “It was agreed that:” that is a limb by its mark, or by standing there."""
        building = self._building
        decision = building.decision
        if decision is None:
            return False
        if entry.mark is not None and decision.takes_marked:
            return self._marked_limb(entry, decision)
        if entry.mark is None and (
            decision.takes_plain
            or (decision.limbs and entry.words.startswith(("That ", "that ")) and not decision.is_motion)
        ):
            building.limb(
                entry,
                decision_words.cleaned_limb(entry.words),
                "A limb of the decision above.",
                decision.base,
            )
            return True
        return False

    def _marked_limb(self, entry: Entry, decision: OpenDecision) -> bool:
        building, mark = self._building, entry.mark
        assert mark is not None
        expected = len(decision.limbs) + 1
        first = building.entries[decision.limbs[0]].mark if decision.limbs else None
        is_part = first is not None and (
            mark.kind is not first.kind
            or (mark.kind is MarkKind.LETTER and mark.count != expected and mark.roman)
        )
        if is_part and mark.roman != expected:
            last = decision.limbs[-1]
            building.change(last, text=f"{building.lines[last].text} {mark.written} {entry.words}")
            building.add(entry, LineKind.CONTINUED, "A part of the limb above.")
            building.change(entry.index, continues=last)
            return True
        if mark.kind is MarkKind.SECTION:
            return False
        doubt = ""
        if mark.kind is not MarkKind.BULLET and expected not in {mark.count, mark.roman}:
            doubt = f"It is printed as {mark.written}, and will be limb {expected}."
        opening = decision_words.read_opening(entry.words)
        base = decision.base
        if opening is not None and opening.verb is Decided.RECOMMENDED and opening.recommended_to:
            base = replace(base, verb=opening.verb, recommended_to=opening.recommended_to)
        building.limb(
            entry,
            decision_words.cleaned_limb(entry.words),
            "A limb of the decision above.",
            base,
            doubt=doubt,
        )
        return True

    def _moved(self, entry: Entry) -> bool:
        building = self._building
        read = decision_words.read_mover(entry.words) if entry.mark is None else None
        if read is None:
            return False
        by = f"Moved by {read.mover}" + (f", seconded by {read.seconder}." if read.seconder else ".")
        opening = decision_words.read_opening(read.rest) if read.rest else None
        vote = decision_words.read_vote(read.rest) if read.rest else None
        is_open = entry.words.rstrip().endswith((*_OPEN_ENDS, "that"))
        if opening is not None:
            building.mover = (read.mover, read.seconder)
            self._opened(entry, opening, f"{by} ")
        elif read.rest and not is_open and decision_words.is_motion(read.rest):
            self._motion(entry, read.rest, f"A motion. {by}", (read.mover, read.seconder))
        elif (
            not read.rest.strip(' :.”"')
            or is_open
            or (vote is not None and decision_words.is_vote_alone(read.rest))
        ):
            if building.decision is not None and building.decision.limbs and not is_open:
                building.decided(mover=read.mover, seconder=read.seconder)
                if vote is not None:
                    self._count(vote)
            else:
                building.decision = OpenDecision(
                    OldDecision(Decided.RESOLVED), takes_plain=is_open, takes_marked=is_open, is_motion=True
                )
                building.mover = (read.mover, read.seconder)
            building.add(entry, LineKind.MOVER, by, text="")
        else:
            return False
        return True

    def _motion(self, entry: Entry, text: str, note: str, mover: tuple[str, str]) -> None:
        building = self._building
        building.decision = OpenDecision(OldDecision(Decided.RESOLVED), is_motion=True)
        building.mover = mover
        building.limb(entry, decision_words.cleaned_limb(text), note, building.decision.base)

    def _voted(self, entry: Entry) -> bool:
        """A line that says how the vote went: alone it is a fact, within other words it is text as well."""
        building = self._building
        vote = decision_words.read_vote(entry.words)
        if vote is None or building.decision is None or not building.decision.limbs or entry.mark is not None:
            return False
        if decision_words.is_vote_alone(entry.words):
            self._count(vote)
            building.add(entry, LineKind.VOTE, "How the vote on the decision above went.", text="")
            return True
        if building.decision.is_motion and (vote.is_lost or vote.is_carried):
            self._count(vote)
            building.add(entry, LineKind.TEXT, "It also says how the vote on the motion above went.")
            return True
        return False

    def _count(self, vote: decision_words.Voted) -> None:
        building = self._building
        assert building.decision is not None
        counted = vote.onto(building.decision.base)
        building.decided(
            votes_for=counted.votes_for,
            votes_against=counted.votes_against,
            abstentions=counted.abstentions,
            is_lost=counted.is_lost,
        )
        if vote.is_lost:
            building.is_public_out = False
        if vote.is_lost or vote.is_carried:
            building.decision.is_motion = False

    def _decided(self, entry: Entry) -> bool:
        building = self._building
        opening = decision_words.read_opening(entry.words)
        if opening is not None and not (opening.is_lead and not opening.is_bare and not _opens_limbs(entry)):
            self._opened(entry, opening, "")
            return True
        if entry.mark is None and decision_words.is_motion(entry.words):
            building.decision = OpenDecision(OldDecision(Decided.RESOLVED))
            building.limb(
                entry,
                decision_words.cleaned_limb(entry.words),
                "It reads like a resolution.",
                building.decision.base,
                doubt="No word such as RESOLVED stands before it; is it decided?",
            )
            return True
        return False

    def _opened(self, entry: Entry, opening: Opening, before: str) -> None:
        building = self._building
        base = OldDecision(opening.verb, opening.recommended_to)
        building.decision = OpenDecision(base)
        to = f" to {opening.recommended_to}" if opening.recommended_to else ""
        if not opening.is_lead:
            building.decision.takes_marked = (
                entry.next_mark is not None and entry.next_mark.kind is MarkKind.NUMBER
            )
            building.limb(entry, opening.rest, f"{before}Decided: {opening.verb}{to}.", base)
            if exempt_words.excludes_public(opening.rest):
                building.is_public_out = True
            return
        building.decision.lead = entry.index
        building.decision.takes_marked = True
        building.decision.takes_plain = opening.is_bare
        kept = "It is kept as text." if opening.rest else "The program prints the word itself."
        building.add(
            entry,
            LineKind.LEAD,
            f"{before}It opens a decision ({opening.verb}{to}); its limbs follow. {kept}",
            text=opening.rest,
        )

    def _declared(self, entry: Entry) -> bool:
        building = self._building
        read = declaration_in(entry.words, entry.index)
        if read is not None:
            building.declarations += read.declarations
            building.add(entry, LineKind.DECLARATION, "A declaration of interest.", doubt=read.doubt)
            return True
        label = read_label(entry.words) if entry.mark is None else None
        if label is not None and label.came is Came.APOLOGIES and label.rest:
            names = read_people(label.rest, label, entry.index)
            if names.attendees and not names.not_read:
                building.attendance += names.attendees
                building.add(entry, LineKind.TEXT, f"Text, and apologies of {len(names.attendees)}.")
                return True
        return False

    def _marked(self, entry: Entry) -> bool:
        if entry.mark is None:
            return False
        take_point(entry, self._building)
        return True

    def _subheading(self, entry: Entry) -> bool:
        building, words = self._building, entry.words
        if len(words) > _LONGEST_SUBHEADING:
            return False
        leads_points = words.endswith(_OPEN_ENDS) and building.leads_points(entry)
        is_strong = (entry.line.is_bold or entry.line.heading > 0) and not words.endswith((".", ";"))
        if not leads_points and not is_strong:
            return False
        building.decision = None
        why = (
            "The points below belong to it."
            if leads_points
            else "It stands out from the text and has no number."
        )
        building.add(entry, LineKind.SUBHEADING, why)
        return True

    def _text(self, entry: Entry) -> None:
        building = self._building
        note, doubt = "", ""
        if entry.words.endswith(_OPEN_ENDS):
            doubt = "It announces points, and none follow: are they missing in the paper?"
        elif _PURPOSE.match(entry.words):
            doubt = "Is it what the agenda asked for, or what was decided?"
        elif entry.words.startswith("(") and any(
            word in entry.words for word in (" joined ", " left ", " arrived ")
        ):
            note = "Somebody came or left: record it under the attendance as well."
        if building.decision is not None:
            building.decision.takes_marked = building.decision.takes_plain = False
        building.add(entry, LineKind.TEXT, note or "Text.", doubt=doubt)


def _opens_limbs(entry: Entry) -> bool:
    """Whether marked lines follow: without them a sentence with “agreed” in it and a colon at its end is just a sentence."""
    return entry.next_mark is not None or not entry.following or entry.words.endswith((":", "–", "-", "that"))
