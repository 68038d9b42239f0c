"""What stands on a page, once its Markdown is HTML: as it is published, with its headings and its anchors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..language.text import with_lent_texts, with_unbroken_names
from .headings import Heading, headings, ids, outline

# A text that is shown as it is written; elsewhere, line ends with what follows them but words.
AS_WRITTEN = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
LINE_ENDS = re.compile(r"\n\s+")


@dataclass(frozen=True)
class Content:
    """``html`` is without empty lines, and its names are unbroken."""

    html: str
    headings: list[Heading]
    ids: frozenset[str]


@lru_cache(maxsize=500)  # in a preview, most pages are what they were
def content(html: str) -> Content:
    """The content of a page from its HTML."""
    pieces = AS_WRITTEN.split(html)
    pieces[::2] = [LINE_ENDS.sub("\n", piece) for piece in pieces[::2]]
    published = with_unbroken_names("".join(pieces))
    return Content(with_lent_texts(published), outline(headings(published)), ids(published))
