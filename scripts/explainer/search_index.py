"""Write the index that the browser searches, with Pagefind: one per language, of the records that the facts give.

Pagefind reads folders of HTML, so each record becomes a small file; the site's own pages are not read. The address of
a file says where the record leads: "people/at-someone.html" stands for "people/#someone" (see docs/assets/search.js).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from .search import SearchRecord, further_words, with_plain_signs

NAME_SEPARATOR = " | "


def write_index(folder: Path, records: Mapping[str, list[SearchRecord]], address: Callable[[str, str], str]) -> None:
    """Write the index of ``records``, by locale, into ``folder``; ``address(locale, page)`` is a page's address,
    relative to the root of the site."""
    with TemporaryDirectory() as place:
        for locale, found in records.items():
            titles = {record.page: record.title for record in found if not record.anchor}
            for record in found:
                name = f"at-{record.anchor}.html" if record.anchor else "index.html"
                path = Path(place, address(locale, record.page), name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(_html(record, locale, titles[record.page]), encoding="utf-8")
        command = [sys.executable, "-m", "pagefind", "--site", place, "--output-path", str(folder), "--quiet"]
        subprocess.run(command, check=True)


def _html(record: SearchRecord, locale: str, page_title: str) -> str:
    """``record`` as Pagefind reads it. What is shown is "title", "page" and the content; what is searched is the
    heading, the names and, where they are spelled otherwise, the words of the content."""
    names = [record.title, *record.names] if record.names else []
    meta = {
        "title": record.title,
        "heading": _searchable([record.title]),
        "names": _searchable(names),
        "words": " ".join(further_words(record.text)),
    }
    tags = "".join(f'<meta data-pagefind-meta="{key}[content]" content="{escape(text)}">' for key, text in meta.items())
    # Pagefind escapes the signs of HTML in its excerpts, all but "&".
    content = escape(with_plain_signs(record.text).replace("&", "&amp;"))
    return (
        f'<html lang="{locale}"><head>{tags}<meta data-pagefind-filter="page[content]" content="{escape(page_title)}">'
        f"</head><body><p>{content}</p></body></html>"
    )


def _searchable(names: list[str]) -> str:
    """``names`` and, after them, other spellings of their words."""
    return with_plain_signs(NAME_SEPARATOR.join([*names, " ".join(further_words(" ".join(names)))]))
