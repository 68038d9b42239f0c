"""The headings of a page, read from its HTML, for its table of contents."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from .text import MARK, PlainText

LEVELS = {"h2": 2, "h3": 3, "h4": 4}


@dataclass(frozen=True)
class Heading:
    """``level`` is 2 to 4, ``id`` its anchor, ``text`` what it says."""

    level: int
    id: str
    text: PlainText


def headings(html: str) -> list[Heading]:
    """Every heading of level 2 to 4 that has an id, in order."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Heading] = []
        self._open: tuple[str, str] | None = None
        self._text = ""
        self._in_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_mark = self._in_mark or ("class", MARK) in attrs
        anchor = dict(attrs).get("id")
        if tag in LEVELS and anchor:
            self._open, self._text = (tag, anchor), ""

    def handle_data(self, data: str) -> None:
        if not self._in_mark:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        self._in_mark = False  # a mark is one element with text in it
        if self._open and tag == self._open[0]:
            self.found.append(Heading(LEVELS[tag], self._open[1], PlainText(self._text.strip())))
            self._open = None
