"""Make the index that the browser searches, with Pagefind: one per language, of the records that the facts give.

Pagefind reads HTML, so each record becomes a small page that is given to it under an address of its own, which says
where the record leads: "people/at-someone.html" stands for "people/#someone" (see docs/assets/search.js). The site's
own pages are not read.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from html import escape
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Thread
from typing import IO, Any

from pagefind_bin_extended import get_executable

from .records import SearchRecord, further_spellings, key, spellings, with_plain_signs
from .steady import steady

BRIEF = 3  # words of a heading
SEPARATOR = " · "

# What Pagefind brings for sites without a search of their own.
NOT_OURS = ("-ui.css", "-ui.js", "-highlight.js")

CHUNK = 1 << 20  # bytes read at once

Request = dict[str, Any]


def write_index(folder: Path, records: Mapping[str, list[SearchRecord]], address: Callable[[str, str], str]) -> None:
    """Write the index of ``records``, by locale, into ``folder``; ``address(locale, page)`` is a page's address,
    relative to the root of the site. The same records give the same files.

    Pagefind hands them over instead of writing them itself: it says that it has written before all is on the disk."""
    answers = _asked([{"type": "NewIndex"}, *_pages(records, address), {"type": "GetFiles", "index_id": 0}])
    files = {file["path"]: b64decode(file["content"]) for file in answers[-1]["files"]}
    ours = {path: content for path, content in files.items() if not path.endswith(NOT_OURS)}
    for name, content in steady(ours).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _pages(records: Mapping[str, list[SearchRecord]], address: Callable[[str, str], str]) -> Iterator[Request]:
    for locale, found in records.items():
        titles = {record.page: record.title for record in found if not record.anchor}
        for record in found:
            name = f"at-{record.anchor}.html" if record.anchor else "index.html"
            yield {
                "type": "AddFile",
                "index_id": 0,
                "file_path": address(locale, record.page) + name,
                "file_contents": _html(record, locale, titles[record.page]),
            }


def _asked(requests: list[Request]) -> list[dict[str, Any]]:
    """What Pagefind answers to each of ``requests``: it reads and writes base64 with a comma after each message, and is
    to be told nothing of an end before it has answered."""
    messages = [json.dumps({"message_id": number, "payload": each}) for number, each in enumerate(requests)]
    asked = b"".join(b64encode(message.encode()) + b"," for message in messages)
    answered = bytearray()
    with Popen([str(get_executable()), "--service"], stdin=PIPE, stdout=PIPE) as engine:
        assert engine.stdin and engine.stdout
        asking = Thread(target=_write, args=(engine.stdin, asked))  # it answers before it has read everything
        asking.start()
        left = len(requests)
        while left > 0 and (chunk := os.read(engine.stdout.fileno(), CHUNK)):
            left -= chunk.count(b",")
            answered += chunk
        asking.join()
    answers = sorted((json.loads(b64decode(each)) for each in answered.split(b",") if each), key=_number)
    failed = [each["payload"]["message"] for each in answers if each["payload"]["type"] == "Error"]
    if failed or left > 0:
        raise RuntimeError(f"Pagefind made no index of the search: {failed}")
    return [each["payload"] for each in answers]


def _write(to: IO[bytes], content: bytes) -> None:
    with suppress(BrokenPipeError):  # that there are no answers tells that it has ended
        to.write(content)
        to.flush()


def _number(answer: dict[str, Any]) -> int:
    return answer["message_id"] or 0


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
