"""Posts: which officer held which post when, so that a paper prints the title held on its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from boardkeeper import people
from boardkeeper.errors import UserError
from db.tables.people import Person, Post

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.store import Store

__all__ = ["HolderView", "PostView", "add_officer", "change_post", "holders", "remove_post", "take_post"]

_FACTS = frozenset({"title", "from_date", "to_date"})


@dataclass(frozen=True, slots=True)
class HolderView:
    """Somebody who holds or held a post."""

    id: str
    person_id: str
    name: str
    from_date: date | None
    to_date: date | None


@dataclass(frozen=True, slots=True)
class PostView:
    """A post somebody holds or held, with everybody else who has held the same one."""

    id: str
    title: str
    from_date: date | None
    to_date: date | None
    others: tuple[HolderView, ...]


def posts_of(session: Session, person_id: str) -> tuple[PostView, ...]:
    """Every post of a person, the latest first."""
    rows = session.scalars(
        select(Post).where(Post.person_id == person_id).order_by(Post.from_date.desc(), Post.title)
    ).all()
    return tuple(
        PostView(
            id=post.id,
            title=post.title,
            from_date=post.from_date,
            to_date=post.to_date,
            others=tuple(each for each in _holders(session, post.title) if each.person_id != person_id),
        )
        for post in rows
    )


def posts_on(session: Session, on: date) -> dict[str, str]:
    """The post each person held on a day, by person id; the one begun last when somebody held several."""
    rows = session.execute(
        select(Post.person_id, Post.title)
        .where(people.term_covers(Post.from_date, Post.to_date, on))
        .order_by(Post.from_date)
    )
    return {row.person_id: row.title for row in rows}


def holders(store: Store, title: str) -> tuple[HolderView, ...]:
    """Who held a post, the latest first; capitals do not matter."""
    with store.read() as session:
        return _holders(session, title)


def _holders(session: Session, title: str) -> tuple[HolderView, ...]:
    rows = session.execute(
        select(Post.id, Person.id, Person.name, Post.from_date, Post.to_date)
        .join(Person, Post.person_id == Person.id)
        .where(func.casefold(Post.title) == title.strip().casefold())
        .order_by(Post.from_date.desc(), Person.sort_name)
    )
    return tuple(HolderView(*row) for row in rows)


def add_officer(
    store: Store,
    who: str,
    name: str,
    post: str,
    *,
    email: str = "",
    telephone: str = "",
    from_date: date | None = None,
    succeeds: bool = False,
) -> str:
    """Record an officer and the post they hold; answers the person.

    Args:
        succeeds: Whether they follow whoever holds the post: that term then ends the day before.

    Raises:
        UserError: The name or the post is blank, or a successor gives no first day.
    """
    _require_title(post)
    with store.edit(f"Add {name.strip()}, {post.strip()}", who) as session:
        person = people.ensure_person(session, name, email=email, telephone=telephone)
        take_post_into(session, person.id, post, from_date, succeeds=succeeds)
        return person.id


def take_post(
    store: Store,
    who: str,
    person_id: str,
    title: str,
    from_date: date | None = None,
    *,
    succeeds: bool = False,
) -> str:
    """Record that a person takes a post; answers the post’s id. The same rules as `add_officer`."""
    _require_title(title)
    with store.edit(f"Record the post {title.strip()}", who) as session:
        return take_post_into(session, person_id, title, from_date, succeeds=succeeds)


def take_post_into(
    session: Session, person_id: str, title: str, from_date: date | None, *, succeeds: bool = False
) -> str:
    """The same inside an edit that is already open."""
    if succeeds:
        _end_predecessors(session, person_id, title, from_date)
    post = Post(person_id=person_id, title=title.strip(), from_date=from_date)
    session.add(post)
    session.flush()
    return post.id


def _end_predecessors(session: Session, person_id: str, title: str, from_date: date | None) -> None:
    if from_date is None:
        raise UserError(
            "Say from which day the post is taken over.", "The term before ends on the day before it."
        )
    for holder in _holders(session, title):
        if holder.person_id == person_id or (holder.to_date and holder.to_date < from_date):
            continue
        if holder.from_date and holder.from_date >= from_date:
            raise UserError(
                f"{holder.name} took the post on or after that day.", "Correct one of the two dates."
            )
        session.get_one(Post, holder.id).to_date = from_date - timedelta(days=1)


def change_post(store: Store, who: str, post_id: str, **facts: object) -> None:
    """Change a post’s `title`, `from_date` or `to_date`; a post that was left is ended by its last day.

    Raises:
        UserError: The title is blank, or the term would end before it begins.
    """
    unknown = facts.keys() - _FACTS
    if unknown:
        msg = f"a post has no {', '.join(sorted(unknown))}"
        raise TypeError(msg)
    with store.edit("Change a post", who) as session:
        post = session.get_one(Post, post_id)
        for name, value in facts.items():
            setattr(post, name, value.strip() if isinstance(value, str) else value)
        _require_title(post.title)
        if post.from_date and post.to_date and post.to_date < post.from_date:
            raise UserError("A term cannot end before it begins.", "Correct one of the two dates.")


def remove_post(store: Store, who: str, post_id: str) -> None:
    """Take away a post that was recorded by mistake; one that was left is ended instead, so that old papers stay true."""
    with store.edit("Remove a post", who) as session:
        session.delete(session.get_one(Post, post_id))


def _require_title(title: str) -> None:
    if not title.strip():
        raise UserError("An officer holds a post.", "Type the title of the post.")
