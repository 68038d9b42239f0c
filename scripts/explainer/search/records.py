"""What the search knows in one language: a record for each entry and each page, with every name that leads to it.

The engine (``search_index``) finds beginnings of words, whatever their accents and endings. What it does not know is
added here as further words: the parts of "O’Neill-7", with and without its apostrophe, "oe" for "œ", and the later
parts of a name in a script that is written without spaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..facts import walk
from ..facts.dates import When
from ..facts.model import Acronym, Certainty, Change, Entry, Facts, Name, Receipt, Record, RivalName, Source, Text
from ..language.localize import Localizer

APOSTROPHE = re.compile("['’ʼ‘`´′]")
INNER_APOSTROPHE = re.compile("(?<=\\w)['’ʼ](?=\\w)")
INNER_HYPHEN = re.compile(r"(?<=\w)[‐‑‒–](?=\w)")
LETTERS = re.compile(r"[^\W_]+")
WHOLE_WORD = re.compile(r"(?<!\S)(?:[^\w\s]|_)*([^\W_]+)(?:[^\w\s]|_)*(?!\S)")  # letters in one run, between blanks
# Thai to Khmer, kana, Chinese characters.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})
CERTAINTIES = "sources"  # the page that explains the levels of certainty
LONGEST_PART = 12  # characters; of a longer query in an unspaced script, the engine takes the beginning

# Fields that hold words; every other plain string is an id, a language or an address.
PLAIN_WORDS = ("author", "published_title")
# Fields of every entry that say nothing about its subject.
BOOKKEEPING = (*Receipt.model_fields, *Entry.model_fields)


@dataclass(frozen=True)
class SearchPage:
    """A page of the site: its ``title`` and what it is about."""

    title: str
    description: str


@dataclass(frozen=True)
class SearchRecord:
    """Something to be found: ``page`` and ``anchor`` say where (no anchor: the page itself), ``names`` are the names
    and spellings that it has beside its ``title``, ``text`` is what it says."""

    page: str
    anchor: str
    title: str
    names: tuple[str, ...]
    text: str


def search_records(
    facts: Facts, localizer: Localizer, pages: Mapping[str, SearchPage], page_of: Mapping[str, str]
) -> list[SearchRecord]:
    """Every entry, source and change that has a page, by ``page_of``; every page; every level of certainty where a page
    explains them."""
    found = [
        _entry_record(record, localizer, page_of[record.id])
        for _, record in facts.index.addressed
        if record.id in page_of
    ]
    found += [SearchRecord(name, "", page.title, (), page.description) for name, page in pages.items()]
    if CERTAINTIES in pages:
        words = [localizer.value(word) for word in Certainty]
        found += [SearchRecord(CERTAINTIES, word.value, str(word.label), (), str(word.description)) for word in words]
    return found


def _entry_record(entry: Change | Entry | Source, localizer: Localizer, page: str) -> SearchRecord:
    own = _own_records(entry)
    title = str(localizer.value(entry.heading))
    names = dict.fromkeys(name for record in own for name in _names(record, localizer))
    texts = dict.fromkeys(text for record in own for text in _texts(record, localizer))
    others = dict.fromkeys(other for record in own for other in _referred(record, localizer))
    said = [text for text in [*texts, *others] if text != title]
    return SearchRecord(page, entry.id, title, tuple(name for name in names if name != title), " · ".join(said))


def _own_records(entry: Record) -> list[Record]:
    """``entry`` and the records inside it, but for entries, which are found by themselves."""
    inside = list(walk.records(entry))
    entries = [path for path, record in inside if path and hasattr(record, "id")]
    return [record for path, record in inside if not any(path[: len(start)] == start for start in entries)]


def _names(record: Record, localizer: Localizer) -> Iterator[str]:
    if isinstance(record, Name):
        yield localizer.labels.typeset(record.text)
    if isinstance(record, Acronym | RivalName):
        yield record.text
    if isinstance(record, Acronym) and record.transliterates:
        yield record.transliterates
    country = getattr(record, "country", None)
    if country:
        yield localizer.country_name(country)


def _texts(record: Record, localizer: Localizer) -> Iterator[str]:
    """What ``record`` itself says beside its names, its notes last."""
    fields = [name for name in type(record).model_fields if name not in BOOKKEEPING and name != "note"]
    for name in [*fields, "note"]:
        value = getattr(record, name, None)
        if name in PLAIN_WORDS and value:
            yield value
        else:
            yield from _said(value, localizer)


def _said(value: Any, localizer: Localizer) -> Iterator[str]:
    if isinstance(value, Text):
        yield str(localizer.value(value))
    elif isinstance(value, When):
        yield str(localizer.value(value).text)
    elif isinstance(value, StrEnum):
        yield str(localizer.value(value).label)
    elif isinstance(value, tuple | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _said(item, localizer)


def _referred(record: Record, localizer: Localizer) -> Iterator[str]:
    """The headings of the entries that ``record`` refers to, as its page shows them."""
    for entry_id, _, _ in walk.references(record):
        yield str(localizer.value(localizer.record(entry_id).heading))


def with_plain_signs(text: str) -> str:
    """``text`` with the one apostrophe and the one hyphen at which the engine divides words."""
    return INNER_HYPHEN.sub("-", INNER_APOSTROPHE.sub("'", text))


def key(name: str) -> str:
    """The letters and digits of ``name``, without accents and capitals: the same for all ways to write it."""
    letters = unicodedata.normalize("NFD", _spelled(name)).lower()
    return "".join(filter(str.isalnum, letters))


def spellings(text: str) -> list[str]:
    """Every word under which ``text`` is to be found."""
    whole = _spelled(text)
    words = LETTERS.findall(APOSTROPHE.sub("", whole)) + LETTERS.findall(whole)
    parts = [run[start : start + LONGEST_PART] for run in UNSPACED.findall(text) for start in range(len(run))]
    return list(dict.fromkeys([*words, *parts]))


def further_spellings(text: str) -> list[str]:
    """The words under which ``text`` is to be found and that the engine does not see in it."""
    seen = set(WHOLE_WORD.findall(text))
    return [word for word in spellings(text) if word not in seen]


def _spelled(text: str) -> str:
    return text.translate(LIGATURES)
