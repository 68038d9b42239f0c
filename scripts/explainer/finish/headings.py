"""The headings of a page, read from its HTML, for its table of contents."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement

from ..language.text import MARK, PlainText

LEVELS = {"h2": 2, "h3": 3, "h4": 4}


@dataclass(frozen=True)
class Heading:
    """``level`` is 2 to 4, ``id`` its anchor, ``text`` what it says."""

    level: int
    id: str
    text: PlainText


def headings(page: str) -> list[Heading]:
    """Every heading of level 2 to 4 that has an id, in order."""
    return [
        Heading(LEVELS[str(heading.tag)], str(heading.get("id")), PlainText(words_of(heading)))
        for heading in html.fragment_fromstring(page, create_parent="div").iter(*LEVELS)
        if heading.get("id")
    ]


def words_of(heading: HtmlElement) -> str:
    """What a heading says, without what is only a mark at its words."""
    return "".join(heading.xpath(f".//text()[not(ancestor::*[@class='{MARK}'])]")).strip()
