"""The sample’s board, its people, the notice it answers to, what was heard, and the council’s pledges."""

from __future__ import annotations

from boardkeeper import boards, distribution, notices, people, pledges
from boardkeeper.kept_files import keep_into
from boardkeeper.sample.words import Building, Words, folder, words_of
from db.tables.boards import BoardKind, Nation
from db.tables.follow_up import Abbreviation
from db.tables.people import Person, Post, SeatRole, Voting
from db.tables.plan import MilestoneStatus, NoticeKind

_DETAILS = ("sort_name", "email", "organisation", "party")


def build(building: Building) -> None:
    """Make the board, its members and officers, its notice and its pledges."""
    words = words_of("board")
    settings = dict(words["board"])
    board = boards.board_into(
        building.session,
        settings.pop("name"),
        settings.pop("council"),
        Nation(settings.pop("nation")),
        kind=BoardKind(settings.pop("kind")),
        **settings,
    )
    board.logo_hash = keep_into(building.session, (folder() / "logo.png").read_bytes(), "image/png")
    building.board_id = board.id
    first_day = words["notice"]["issued_on"]
    for member in words["members"]:
        people.seat_into(
            building.session,
            board.id,
            _person(building, member),
            SeatRole(member.get("role", SeatRole.MEMBER)),
            voting=Voting(member.get("voting", Voting.ALL)),
            from_date=first_day,
        )
    for other in (*words["guests"], *words["officers"]):
        person = _person(building, other)
        if "post" in other:
            building.session.add(Post(person_id=person.id, title=other["post"]))
    building.session.flush()
    distribution.members_into(building.session, board.id, first_day)
    for short, meaning in words["abbreviations"].items():
        building.session.add(Abbreviation(board_id=board.id, short=short, meaning=meaning))
    _build_notice(building, words["notice"])
    for voice in words["voices"]:
        notices.voice_into(building.session, board.id, **voice)
    for pledge in words["pledges"]:
        status = MilestoneStatus(pledge["status"])
        pledges.pledge_into(building.session, board.id, **(pledge | {"status": status}))


def _person(building: Building, words: Words) -> Person:
    details = {name: words[name] for name in _DETAILS if name in words}
    person = people.ensure_person(building.session, words["name"], **details)
    building.people[person.sort_name] = person
    return person


def _build_notice(building: Building, words: Words) -> None:
    notice = notices.notice_into(
        building.session,
        building.board_id,
        words["title"],
        words["issued_on"],
        kind=NoticeKind(words["kind"]),
        target_end_on=words["target_end_on"],
        first_review_on=words["first_review_on"],
    )
    for paragraph in words["paragraphs"]:
        notices.requirement_into(building.session, notice.id, **paragraph)
    for review in words["reviews"]:
        notices.review_into(building.session, notice, **review)
