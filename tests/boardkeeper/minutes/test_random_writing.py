"""Whatever is written in whatever order: it is read back as it was, undone and made again, and no side loses anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from boardkeeper import actions, decisions
from boardkeeper.minutes import PieceKind, Verb, WrittenAsk, WrittenDecision, WrittenPiece
from boardkeeper.minutes.merging import merged

WHO = "Ann Smith"
DAY = date(2019, 9, 11)

_KINDS = [kind for kind in PieceKind if kind is not PieceKind.HEADING]
_WORDS = st.sampled_from(["a", "the trend be provided", "Élodie – 5%", "two\nlines", "x" * 300])
_ASKS = st.none() | st.builds(
    WrittenAsk, st.sampled_from(["", "Jean Kelly", "Judith Harwood"]), st.sampled_from(["", "July 2019"])
)


@st.composite
def _pieces(draw: st.DrawFn) -> WrittenPiece:
    """Any paragraph, limb or action; ids from a small set, so that the same one comes again changed or elsewhere."""
    kind = draw(st.sampled_from(_KINDS))
    is_limb = kind is PieceKind.RESOLUTION
    return WrittenPiece(
        id=f"{draw(st.integers(1, 12)):032x}",
        kind=kind,
        text=draw(_WORDS) if kind is not PieceKind.TABLE else "A\tB\nc\td",
        level=draw(st.integers(0, 3)) if kind is PieceKind.POINT else 0,
        exempt_paragraphs=draw(st.sampled_from(["", "", "1, 3"])),
        decision=WrittenDecision(draw(st.sampled_from(list(Verb))), ask=draw(_ASKS)) if is_limb else None,
        ask=(draw(_ASKS) or WrittenAsk()) if kind is PieceKind.ACTION else None,
    )


_HEADINGS = st.builds(
    lambda number, title: WrittenPiece(f"{100 + number:032x}", PieceKind.HEADING, title),
    st.integers(1, 4),
    st.sampled_from(["Minutes", "Bullying and Attendance"]),
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[WrittenPiece, ...]:
    """Minutes that begin with a heading, no id twice."""
    found = [draw(_HEADINGS), *draw(st.lists(_pieces() | _HEADINGS, max_size=8))]
    once: dict[str, WrittenPiece] = {}
    for each in found:
        once.setdefault(each.id, each)
    return tuple(once.values())


@given(versions=st.lists(documents(), min_size=1, max_size=4))
@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_minutes_written_over_and_over_are_undone_and_made_again_exactly(sheet, desk, versions):
    def state() -> object:
        log = [
            (row.id, row.text, row.officer)
            for row in decisions.list_decisions(desk.store, desk.board_id, DAY).rows
        ]
        done = [
            (row.text, row.owner, row.minute)
            for row in actions.list_actions(desk.store, desk.board_id, DAY).rows
        ]
        return sheet.pieces, log, done

    sheet.write([])
    states = [state()]
    for version in versions:
        step = desk.store.history(1)[0].no
        assert sheet.write(list(version)) == version
        if desk.store.history(1)[0].no > step:
            states.append(state())
    _follow_up_is_right(versions[-1], states[-1])
    for earlier in reversed(states[:-1]):
        desk.store.undo(WHO)
        assert state() == earlier
    for later in states[1:]:
        desk.store.redo(WHO)
        assert state() == later
    assert desk.store.verify().is_clean


def _follow_up_is_right(pieces: Sequence[WrittenPiece], state: object) -> None:
    """Every limb that asks stands in the log with those beside it that ask the same, every action has its row."""
    _, log, done = state
    runs = 0
    before: WrittenAsk | None = None
    for piece in pieces:
        ask = piece.decision.ask if piece.decision else None
        runs += ask is not None and ask != before
        before = ask
    assert len(log) == runs
    assert len(done) == sum(piece.kind is PieceKind.ACTION for piece in pieces)


@given(began=documents(), here=documents(), there=documents())
def test_neither_side_of_a_merge_loses_what_it_wrote(began, here, there):
    final = {each.id: each for each in merged(there, began, here)}
    then = {each.id: each for each in began}
    for side, other in ((here, there), (there, here)):
        others = {each.id for each in other}
        for piece in side:
            if piece.id not in then:
                if piece.id not in others:
                    assert final[piece.id] == piece
            elif piece.text != then[piece.id].text and side is here:
                assert final[piece.id].text == piece.text
            elif piece != then[piece.id]:
                assert piece.id in final


@given(began=documents(), now=documents())
def test_a_merge_with_nothing_changed_elsewhere_is_what_was_written(began, now):
    assert merged(began, began, now) == now


@given(began=documents(), there=documents())
def test_a_merge_with_nothing_written_is_what_stands_there(began, there):
    assert {each.id: each for each in merged(there, began, began)} == {each.id: each for each in there}


def test_facts_of_one_limb_changed_on_both_sides_are_all_kept():
    limb = WrittenPiece("a" * 32, PieceKind.RESOLUTION, "that it be noted", decision=WrittenDecision())
    here = replace(limb, text="that it be approved")
    there = replace(limb, decision=replace(limb.decision, ask=WrittenAsk("Jean Kelly", "July")))
    (final,) = merged([there], [limb], [here])
    assert (final.text, final.decision.ask.officer) == ("that it be approved", "Jean Kelly")
