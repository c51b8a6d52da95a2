"""Small tools for the XML of Word files, by local names: the Strict kind differs from the usual one in its namespaces only."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_OFF = frozenset({"0", "false", "off", "none"})


def named(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of one name."""
    if element is not None:
        yield from (each for each in element if named(each) == name)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of a name, of that the first child of the next, and so on; None where one is missing."""
    for name in path:
        element = next(children(element, name), None)
    return element


def attribute(element: Element | None, name: str = "val") -> str:
    """An attribute by its name without namespace; blank when it is not there."""
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def number(element: Element | None, name: str = "val", default: int | None = None) -> int | None:
    """An attribute that is a whole number."""
    try:
        return int(attribute(element, name))
    except ValueError:
        return default


def switch(properties: Element | None, name: str) -> bool | None:
    """Whether a property such as bold is on or off; None where nothing is said."""
    element = child(properties, name)
    return None if element is None else attribute(element).casefold() not in _OFF
