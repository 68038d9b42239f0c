"""A page as BeautifulSoup reads it, in which elements are found sooner: ``select`` tries only those that have a tag, a
class, an id or an attribute that the selector asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any

import soupsieve
from bs4 import BeautifulSoup, Tag
from soupsieve.css_match import CSSMatch
from soupsieve.css_types import Selector, SelectorList


class Soup(BeautifulSoup):
    """For pages that are only read: what is changed after the first look-up is not found."""

    def select(self, selector: str, namespaces: Any = None, limit: int = 0, **options: Any) -> list[Tag]:  # type: ignore[override]
        selectors = soupsieve.compile(selector, namespaces, **options).selectors
        match = CSSMatch(selectors, self, namespaces, 0).match
        found = (self._elements[number] for number in sorted(self._among(selectors)))
        return list(islice(filter(match, found), limit or None))

    def select_one(self, selector: str, *args: Any, **options: Any) -> Tag | None:
        return next(iter(self.select(selector, *args, limit=1, **options)), None)

    @cached_property
    def _elements(self) -> list[Tag]:
        return list(self.find_all(True))

    @cached_property
    def _numbers(self) -> dict[str, set[int]]:
        """The elements that have each sign, by their place in the page."""
        numbers = defaultdict(set)
        for number, element in enumerate(self._elements):
            for sign in signs_of(element):
                numbers[sign].add(number)
        return numbers

    def _among(self, selectors: SelectorList) -> set[int]:
        """Elements among which are all that one of the selectors finds."""
        return set().union(*map(self._with_signs, selectors))

    def _with_signs(self, selector: Selector) -> set[int]:
        asked = [self._numbers[sign] for sign in signs_asked_by(selector)]
        asked += [self._among(each) for each in selector.selectors if not each.is_not]
        return min(asked, key=len, default={*range(len(self._elements))})


def signs_of(element: Tag) -> Iterator[str]:
    yield element.name
    yield f"#{element.get('id')}"
    yield from (f"[{name}]" for name in element.attrs)
    yield from (f".{name}" for name in element.get("class", ()))


def signs_asked_by(selector: Selector) -> Iterator[str]:
    """What an element must have, among other things, for a selector to find it."""
    if selector.tag and selector.tag.name != "*":
        yield selector.tag.name.lower()
    yield from (f"#{name}" for name in selector.ids)
    yield from (f".{name}" for name in selector.classes)
    # What ``[a!=b]`` finds may lack it; an older soupsieve has no such.
    yield from (f"[{each.attribute.lower()}]" for each in selector.attributes if not getattr(each, "inverse", False))
