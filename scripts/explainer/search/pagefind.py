"""Write the index that the browser searches, with Pagefind: one per language, of the records that the facts give.

Pagefind reads folders of HTML, so each record becomes a small file; the site's own pages are not read. The address of
a file says where the record leads: "people/at-someone.html" stands for "people/#someone" (see docs/assets/search.js).
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin_extended import get_executable

from .records import SearchRecord, further_spellings, key, spellings, with_plain_signs

BRIEF = 3  # words of a heading
SEPARATOR = " · "


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
        command = [str(get_executable()), "--site", place, "--output-path", str(folder), "--quiet"]
        subprocess.run(command, check=True)


def words_of(record: SearchRecord) -> dict[str, str]:
    """The words under which ``record`` is found beside those of its content, by what they count for."""
    names = " ".join([record.title, *record.names] if record.names else [])
    text = SEPARATOR.join([record.text, *record.names])
    heading = " ".join(spellings(record.title))
    return {
        "heading": heading,
        "brief": heading if len(record.title.split()) <= BRIEF else "",
        "names": " ".join(spellings(names)),
        "words": " ".join(further_spellings(text)),
    }


def _html(record: SearchRecord, locale: str, page_title: str) -> str:
    """``record`` as Pagefind reads it. Of the metadata, "title" is shown and the others are searched: the words of the
    heading, of the names, and of the content where they are spelled otherwise. Filters are for exact names."""
    text = SEPARATOR.join([record.text, *record.names])
    meta = {"title": record.title, **words_of(record)}
    filters = [("page", _amp(page_title)), *(("name", key(name)) for name in (record.title, *record.names))]
    content = escape(_amp(with_plain_signs(text)))
    return (
        f'<html lang="{locale}"><head>'
        + "".join(_tag("meta", name, value) for name, value in meta.items())
        + "".join(_tag("filter", name, value) for name, value in filters)
        + f"</head><body><p>{content}</p></body></html>"
    )


def _tag(kind: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{kind}="{name}[content]" content="{escape(value)}">'


def _amp(text: str) -> str:
    """``text`` for a place where Pagefind reads references once more than it writes them."""
    return text.replace("&", "&amp;")
