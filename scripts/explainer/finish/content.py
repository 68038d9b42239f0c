"""What stands on a page, once its Markdown is HTML: as it is published, with its headings and its anchors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..language.text import with_unbroken_names
from .headings import Heading, headings, ids

# Line ends with blanks or other line ends around them, but for those in a text that is shown as it is written.
LINE_ENDS = re.compile(r"(<pre\b.*?</pre>)|[ \t]+\n\s*|\n\s+", re.DOTALL)


@dataclass(frozen=True)
class Content:
    """``html`` is without empty lines, and its names are unbroken."""

    html: str
    headings: list[Heading]
    ids: set[str]


@lru_cache(maxsize=500)  # in a preview, most pages are what they were
def content(html: str) -> Content:
    """The content of a page from its HTML."""
    published = with_unbroken_names(LINE_ENDS.sub(r"\1\n", html))
    return Content(published, headings(published), ids(published))
