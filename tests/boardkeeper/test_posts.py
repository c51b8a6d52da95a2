"""Posts: who held which one when, and what happens when one officer follows another."""

from __future__ import annotations

from datetime import date

import pytest

from boardkeeper import posts
from boardkeeper.errors import UserError
from boardkeeper.person_card import read_card

WHO = "Ann Smith"
DIRECTOR = "Director for Children’s Services"


@pytest.fixture
def botham(desk):
    return posts.add_officer(desk.store, WHO, "Alison Botham", DIRECTOR, from_date=date(2016, 4, 1))


def test_a_successor_ends_the_term_before_on_the_day_before(desk, botham):
    haley = posts.add_officer(
        desk.store, WHO, "David Haley", DIRECTOR.upper(), from_date=date(2023, 6, 5), succeeds=True
    )
    assert [(each.name, each.to_date) for each in posts.holders(desk.store, DIRECTOR)] == [
        ("David Haley", None),
        ("Alison Botham", date(2023, 6, 4)),
    ]
    with desk.store.read() as session:
        assert posts.posts_on(session, date(2023, 6, 4)) == {botham: DIRECTOR}
        assert posts.posts_on(session, date(2023, 6, 5)) == {haley: DIRECTOR.upper()}
    desk.store.undo(WHO)
    assert [each.to_date for each in posts.holders(desk.store, DIRECTOR)] == [None]


def test_a_successor_gives_a_day_and_not_one_before_the_term_it_ends(desk, botham):
    for day, why in ((None, "from which day"), (date(2016, 4, 1), "on or after that day")):
        with pytest.raises(UserError, match=why):
            posts.add_officer(desk.store, WHO, "David Haley", DIRECTOR, from_date=day, succeeds=True)
    assert [each.name for each in posts.holders(desk.store, DIRECTOR)] == ["Alison Botham"]


def test_a_card_names_who_else_held_the_post(desk, botham):
    posts.add_officer(desk.store, WHO, "David Haley", DIRECTOR, from_date=date(2023, 6, 5), succeeds=True)
    card = read_card(desk.store, botham)
    assert card is not None
    assert [(each.title, [other.name for other in each.others]) for each in card.posts] == [
        (DIRECTOR, ["David Haley"])
    ]


def test_a_post_is_changed_but_never_blank_or_backward(desk, botham):
    (post,) = posts.holders(desk.store, DIRECTOR)
    posts.change_post(desk.store, WHO, post.id, to_date=date(2023, 6, 4))
    with pytest.raises(UserError, match="cannot end before it begins"):
        posts.change_post(desk.store, WHO, post.id, to_date=date(2016, 3, 31))
    with pytest.raises(UserError, match="An officer holds a post"):
        posts.change_post(desk.store, WHO, post.id, title=" ")
    assert posts.holders(desk.store, DIRECTOR)[0].to_date == date(2023, 6, 4)
    posts.remove_post(desk.store, WHO, post.id)
    assert posts.holders(desk.store, DIRECTOR) == ()
