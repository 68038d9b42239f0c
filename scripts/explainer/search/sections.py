"""What authors write in Markdown, as the search knows it: by headings, for it has no entries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

HEADING = re.compile(r"<h([1-4])\b([^>]*)>(.*?)</h\1>", re.DOTALL)
ID = re.compile(r'\bid="([^"]+)"')
TAG = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)
BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Section:
    """A part of a page under one heading: ``anchor`` leads there, empty for what stands before the first one of level
    2; ``text`` is what it says, without its ``title``."""

    anchor: str
    title: str
    text: str


def sections(html: str) -> list[Section]:
    """The sections of a page, in order; the first one is what stands at its top."""
    before, *rest = HEADING.split(html)
    found = [Section("", "", _words(before))]
    for level, attributes, title, text in zip(*(iter(rest),) * 4, strict=True):
        anchor = ID.search(attributes)
        last = found[-1]
        if level == "1":
            found[-1] = Section(last.anchor, last.title, _words(f"{last.text} {text}"))
        elif anchor:
            found.append(Section(unescape(anchor[1]), _words(title), _words(text)))
        else:
            found[-1] = Section(last.anchor, last.title, _words(f"{last.text} {title} {text}"))
    return found


def _words(html: str) -> str:
    return BLANKS.sub(" ", unescape(TAG.sub(" ", html))).strip()
