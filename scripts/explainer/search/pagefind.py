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
from importlib import import_module
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Thread
from typing import IO, Any

from ..language.labels import Labels
from ..mistakes.problems import NoSearchEngineError
from .kinds import AGREEMENT, ASKED, EVENT, ORIGIN
from .records import SearchRecord
from .spelling import further_spellings, key, plain, spellings, with_plain_signs, words_in
from .steady import steady
from .synonyms import Synonyms

BRIEF = 3  # words of a heading
SHORTEST = 4  # letters of a word that may be misspelt
SEPARATOR = " · "

# What Pagefind brings for sites without a search of their own.
NOT_OURS = ("-ui.css", "-ui.js", "-highlight.js")

CHUNK = 1 << 20  # bytes read at once

Request = dict[str, Any]


Address = Callable[[str, str], str]


def write_index(
    folder: Path, records: Mapping[str, list[SearchRecord]], address: Address, labels: Mapping[str, Labels]
) -> None:
    """Write the index of ``records``, by locale, into ``folder``; ``address(locale, page)`` is a page's address,
    relative to the root of the site. The same records give the same files.

    Raises ``NoSearchEngineError`` where Pagefind is not there, or does not work.
    """
    get = {"type": "GetFiles", "index_id": 0}  # where it writes them itself, it may end before they are whole
    *_, made = _ask([{"type": "NewIndex"}, *_pages(records, address, labels), get])
    ours = [file for file in made["files"] if not file["path"].endswith(NOT_OURS)]
    found = steady({file["path"]: b64decode(file["content"]) for file in ours})
    for place in {name.rpartition("/")[0] for name in found}:
        (folder / place).mkdir(parents=True, exist_ok=True)
    for name, content in found.items():
        (folder / name).write_bytes(content)
    for locale, each in records.items():
        words = _words(each, labels[locale])
        (folder / f"words.{locale}.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")


def _words(records: list[SearchRecord], labels: Labels) -> dict[str, Any]:
    """What the browser is to know beside the index: the little words of the language, which no record is found by, the
    words that may be misspelt, and what stands over the questions where there is nothing else to show."""
    little = words_in(labels.tree["search_little_words"])
    near = [record for record in records if record.kind.rank < ORIGIN]
    headings = " ".join(" ".join([record.title, *record.names]) for record in near)
    names = [word for record in near for word in spellings(record.text) if word[0].isupper()]
    known = {word for word in map(plain, {*spellings(headings), *names}) if len(word) >= SHORTEST}
    return {"little": little, "known": sorted(known - {*little}), "asked": labels.words.search_asked}


def _pages(
    records: Mapping[str, list[SearchRecord]], address: Address, labels: Mapping[str, Labels]
) -> Iterator[Request]:
    for locale, found in records.items():
        titles = {record.page: record.title for record in found if not record.anchor}
        synonyms = Synonyms(labels[locale].tree["search_synonyms"])
        for order, record in enumerate(found):
            name = f"at-{record.anchor}.html" if record.anchor else "index.html"
            yield {
                "type": "AddFile",
                "index_id": 0,
                "file_path": address(locale, record.page) + name,
                "file_contents": _html(record, locale, titles[record.page], synonyms, order),
            }


def _ask(requests: list[Request]) -> list[Any]:
    """What Pagefind answers when it does what ``requests`` say: it reads and writes base64 with a comma after each
    message, and is to be told nothing of an end before it has answered."""
    messages = [json.dumps({"message_id": number, "payload": each}) for number, each in enumerate(requests)]
    asked = b"".join(b64encode(message.encode()) + b"," for message in messages)
    answered, left = bytearray(), len(requests)
    with suppress(BrokenPipeError), _engine() as engine:  # where it has ended, it has not read all
        assert engine.stdin and engine.stdout
        asking = Thread(target=_write, args=(engine.stdin, asked))  # it answers before it has read everything
        asking.start()
        while left > 0 and (chunk := os.read(engine.stdout.fileno(), CHUNK)):
            left -= chunk.count(b",")
            answered += chunk
        asking.join()
    try:
        replies = [json.loads(b64decode(each)) for each in answered.split(b",") if each]
    except ValueError as error:
        raise NoSearchEngineError(error) from None
    answers = [each["payload"] for each in sorted(replies, key=lambda each: each["message_id"] or 0)]
    failed = [answer["message"] for answer in answers if answer["type"] == "Error"]
    if failed or left > 0:
        raise NoSearchEngineError("; ".join(failed) or f"exit {engine.returncode}")
    return answers


def _engine() -> Popen[bytes]:
    try:
        program = import_module("pagefind_bin_extended").get_executable()
        return Popen([str(program), "--service"], stdin=PIPE, stdout=PIPE)
    except (ImportError, OSError) as error:
        raise NoSearchEngineError(error) from None


def _write(to: IO[bytes], content: bytes) -> None:
    with suppress(BrokenPipeError):  # that there are no answers tells that it has ended
        to.write(content)
        to.flush()


def words_of(record: SearchRecord, synonyms: Synonyms) -> dict[str, str]:
    """The words under which ``record`` is found beside those of its content, by what they count for."""
    names = " ".join([record.title, *record.names] if record.names else [])
    text = SEPARATOR.join([record.text, *record.names])
    heading = " ".join(spellings(record.title))
    called = record.kind_label if record.kind.rank == AGREEMENT else ""  # of its parts, there is one of a kind
    meant = record.kind_label if record.kind.rank in (AGREEMENT, ORIGIN) else ""
    brief = heading if len(record.title.split()) <= BRIEF else ""
    return {
        "heading": heading,
        "brief": " ".join([brief, *spellings(called)]),
        "names": " ".join(spellings(names)),
        "also": " ".join(synonyms.of(" ".join([record.title, *record.names, meant]))),
        "words": " ".join([*further_spellings(f"{record.kind_label} {text}"), *synonyms.of(text, names=True)]),
    }


def _html(record: SearchRecord, locale: str, page_title: str, synonyms: Synonyms, order: int) -> str:
    """``record`` as Pagefind reads it. Of the metadata, "title" is shown and the others are searched: the words of the
    heading, of the names, of what is meant by them, and of the content where they are spelled otherwise. Filters are
    for exact names and dates, for the rank, and for what is shown."""
    text = SEPARATOR.join([record.text, *record.names])
    meta = {"title": record.title, **words_of(record, synonyms)}
    about = SEPARATOR.join(dict.fromkeys(filter(None, [record.kind_label, record.date, page_title])))
    filters = [
        ("about", _amp(about)),
        ("rank", "asked" if record.kind == ASKED else str(record.kind.rank)),
        *(("name", key(name)) for name in (record.title, *record.names)),
        *(("name", key(record.kind_label)) for _ in range(record.kind.rank == AGREEMENT)),
        *(("date", day) for day in record.days),
    ]
    # By rank, events before other facts, then by date, then as in the facts.
    day = record.days[-1] if record.days else ""
    place = f"{record.kind.rank} {int(record.kind != EVENT)} {day} {order:06}"
    content = escape(_amp(with_plain_signs(text)))
    return (
        f'<html lang="{locale}"><head>'
        + "".join(_tag("meta", name, value) for name, value in meta.items())
        + "".join(_tag("filter", name, value) for name, value in filters)
        + _tag("sort", "place", place)
        + f"</head><body><p>{content}</p></body></html>"
    )


def _tag(kind: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{kind}="{name}[content]" content="{escape(value)}">'


def _amp(text: str) -> str:
    """``text`` for a place where Pagefind reads references once more than it writes them."""
    return text.replace("&", "&amp;")
