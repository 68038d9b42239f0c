"""The headings of a page, read from its HTML, for its table of contents, and its ids."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from ..language.text import MARK, PlainText

HEADING = re.compile(r"<h([2-4])\b([^>]*)>(.*?)</h\1>", re.DOTALL)
ID = re.compile(r' id="([^"]+)"')

MOST = 60  # headings in a table of contents

# Tags, and what is only a mark at the words of a heading.
NO_WORDS = re.compile(rf'<span class="{MARK}">.*?</span>|<[^>]*>', re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """``level`` is 2 to 4, ``id`` its anchor, ``text`` what it says."""

    level: int
    id: str
    text: PlainText


def headings(page: str) -> list[Heading]:
    """Every heading of level 2 to 4 that has an id, in order."""
    return [
        Heading(int(level), found[1], words_of(words))
        for level, attributes, words in HEADING.findall(page)
        if (found := ID.search(attributes))
    ]


def outline(found: list[Heading]) -> list[Heading]:
    """Those of a table of contents: a page of many headings has only the upper levels, for who reads a hundred lines
    to find one reads the page."""
    deepest = next((level for level in (4, 3) if sum(each.level <= level for each in found) <= MOST), 2)
    return [each for each in found if each.level <= deepest]


def words_of(heading: str) -> PlainText:
    """What the HTML in a heading says."""
    return PlainText(unescape(NO_WORDS.sub("", heading)).strip())


@lru_cache
def ids(page: str) -> frozenset[str]:
    """The anchors of a page."""
    return frozenset(ID.findall(page))
