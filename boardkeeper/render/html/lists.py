"""Lists as markup: points, members, and the items of business with their pages."""

from __future__ import annotations

from collections.abc import Mapping

from boardkeeper.documents.blocks import (
    Action,
    Classification,
    ContentsItem,
    ListStyle,
    MemberList,
    Points,
    Resolution,
)
from boardkeeper.documents.page_ranges import PageRange
from boardkeeper.documents.reading_places import pages_beside
from boardkeeper.render.html.words import marked, place_id, said, unmarked
from boardkeeper.render.pdf.front import agenda_place


def points_markup(points: Points, places: Mapping[str, str]) -> list[str]:
    """A list; letters and numbers are counted by the browser, as (a), (i) or 1."""
    if not points.points:
        return []
    if points.style is ListStyle.BULLETS:
        opening, closing = "<ul>", "</ul>"
    else:
        start = f' start="{points.start}"' if points.start != 1 else ""
        opening, closing = f'<ol class="{points.style.value}"{start}>', "</ol>"
    lines = [opening]
    for point in points.points:
        inner = "".join(points_markup(point.points, places)) if point.points else ""
        lines.append(f"<li>{marked(point.text, places)}{inner}</li>")
    return [*lines, closing, *(points_markup(points.then, places) if points.then else [])]


def resolution_markup(resolution: Resolution, places: Mapping[str, str]) -> list[str]:
    """The verb, then the one limb or the numbered ones."""
    verb = f"<strong>{said(resolution.verb)}</strong>" if resolution.verb else ""
    lead = marked(resolution.lead, places) if unmarked(resolution.lead) else ""
    opening = " ".join(part for part in (verb, lead) if part)
    if not resolution.is_numbered:
        lines = [f"<p>{opening} {marked(resolution.limbs[0], places)}</p>"]
    else:
        limbs = "".join(f"<li>{marked(limb, places)}</li>" for limb in resolution.limbs)
        start = f' start="{resolution.start}"' if resolution.start not in {None, 1} else ""
        lines = [f"<p>{opening}</p>", *([f"<ol{start}>{limbs}</ol>"] if limbs else [])]
    if resolution.note:
        lines.append(f'<p class="note">{said(resolution.note)}</p>')
    return ['<div class="resolution">', *lines, "</div>"]


def action_markup(action: Action, places: Mapping[str, str]) -> list[str]:
    """The label and what is to be done, then who does it by when."""
    who = f'<p class="who">{said(action.who)}</p>' if action.who else ""
    return [
        '<div class="action">',
        f"<p><strong>{said(action.label)}</strong> {marked(action.text, places)}</p>{who}",
        "</div>",
    ]


def members_markup(members: MemberList) -> list[str]:
    """Who sits, whoever has a role with it."""
    rows = [
        f"<li>{said(member.name)}{f', <strong>{said(member.role)}</strong>' if member.role else ''}</li>"
        for member in members.members
    ]
    return ['<ul class="members" role="list">', *rows, "</ul>"]


def contents_markup(
    items: tuple[ContentsItem, ...],
    places: Mapping[str, str],
    pages: Mapping[str, PageRange],
    *,
    is_inner: bool = False,
) -> list[str]:
    """The items of business, each with its number as printed, its pages in the printed pack, and its paper a link away."""
    kind = "parts" if is_inner else "items"
    lines = [f'<ol class="{kind}" role="list">']
    for item in items:
        lines += _item(item, places, pages, is_inner=is_inner)
    return [*lines, "</ol>"]


def _item(
    item: ContentsItem, places: Mapping[str, str], pages: Mapping[str, PageRange], *, is_inner: bool
) -> list[str]:
    title = said(item.title)
    if item.target in places:
        title = f'<a href="#{places[item.target]}">{title}</a>'
    if item.classification is not Classification.PUBLIC:
        title += f' <em class="marking">({item.classification.value.capitalize()})</em>'
    if not item.number and not is_inner:
        head = f'<p class="part">{title}</p>'
    else:
        number = f'<span class="number">{said(item.number)}.</span> ' if item.number else ""
        beside = pages_beside(item, pages)
        beside = f' <span class="pages">{said(beside)}</span>' if beside else ""
        head = f'<p class="item">{number}<span class="title">{title}</span>{beside}</p>'
    anchor = f' id="{place_id(agenda_place(item.number))}"' if item.number else ""
    lines = [f"<li{anchor}>{head}"]
    if unmarked(item.purpose):
        lines.append(f'<p class="purpose">{marked(item.purpose, places)}</p>')
    if item.items:
        lines += contents_markup(item.items, places, pages, is_inner=True)
    return [*lines, "</li>"]
