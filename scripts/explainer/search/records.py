"""What the search knows in one language: a record for each entry and each page, with every name that leads to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from ..derived.standing import standing
from ..derived.text_order import units
from ..facts import walk
from ..facts.dates import When
from ..facts.model import (
    Acronym,
    Certainty,
    Change,
    Entry,
    Facts,
    Name,
    Party,
    Project,
    ProjectKind,
    Provision,
    Receipt,
    Record,
    RivalName,
    Signature,
    Source,
    Text,
    TextPart,
)
from ..language.localize import Localizer
from .kinds import AGREEMENT, PAGE, SUBJECT, WORD, Kind, kind_of
from .sections import Section

SEPARATOR = " · "
LASTING = {ProjectKind.PROGRAMME, ProjectKind.INSTITUTION, ProjectKind.FUND, ProjectKind.REGIME}
CERTAINTIES = "sources"  # the page that explains the levels of certainty

# Fields that hold words; every other plain string is an id, a language or an address.
PLAIN_WORDS = ("author", "published_title")
# Fields of every entry that say nothing about its subject.
BOOKKEEPING = (*Receipt.model_fields, *Entry.model_fields)


@dataclass(frozen=True)
class SearchPage:
    """A page of the site: its ``title`` and what it is about; ``sections`` are what its author wrote in Markdown."""

    title: str
    description: str
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class SearchRecord:
    """Something to be found: ``page`` and ``anchor`` say where (no anchor: the page itself), ``names`` are the names
    and spellings that it has beside its ``title``, ``text`` is what it says, ``kind`` and ``date`` what it is and of
    when, in words; ``days`` are the written forms of its date."""

    page: str
    anchor: str
    title: str
    names: tuple[str, ...]
    text: str
    kind: Kind = PAGE
    kind_label: str = ""
    date: str = ""
    days: tuple[str, ...] = ()


def search_records(
    facts: Facts, localizer: Localizer, pages: Mapping[str, SearchPage], page_of: Mapping[str, str]
) -> list[SearchRecord]:
    """Every entry, source and change that has a page, by ``page_of``; every page; every level of certainty where a page
    explains them."""
    found = [
        _entry_record(facts, record, localizer, page_of[record.id])
        for _, record in facts.index.addressed
        if record.id in page_of
    ]
    labels = localizer.labels.words.search_kinds
    for name, page in pages.items():
        top = SEPARATOR.join(dict.fromkeys([page.description, *(each.text for each in page.sections[:1] if each.text)]))
        found.append(SearchRecord(name, "", page.title, (), top, PAGE, labels[PAGE.label]))
        for part in page.sections[1:]:
            text = SEPARATOR.join(filter(None, [part.text, page.title]))
            found.append(SearchRecord(name, part.anchor, part.title, (), text, PAGE, labels[PAGE.label]))
    for word in map(localizer.value, Certainty if CERTAINTIES in pages else ()):
        text = str(word.description)
        found.append(SearchRecord(CERTAINTIES, word.value, str(word.label), (), text, WORD, labels[WORD.label]))
    return found


def _entry_record(facts: Facts, entry: Change | Entry | Source, localizer: Localizer, page: str) -> SearchRecord:
    own = facts.index.own[entry.id]
    title = str(localizer.value(entry.heading))
    names = dict.fromkeys(_number(facts, entry, localizer))
    names |= dict.fromkeys(name for record in own for name in _names(record, localizer))
    texts = dict.fromkeys(text for record in own for text in _texts(record, localizer))
    acts = list(_acts(entry, localizer)) if isinstance(entry, Party) else []
    others = dict.fromkeys(other for record in own for other in _referred(record, localizer))
    said = [text for text in [*texts, *others] if text not in (title, *(date for date, _ in acts))]
    said += [act for _, act in acts]
    kind = SUBJECT if entry is facts.subject else kind_of(entry)
    around = facts.index.within.get(entry.id)
    country = getattr(facts.index.by_id[around], "country", None) if around else None
    if country:
        said.append(localizer.country_name(country))
    if kind.rank == AGREEMENT:
        said.append(str(localizer.kind_of(facts.agreement)))
    when = _date(entry)
    return SearchRecord(
        page,
        entry.id,
        title,
        tuple(name for name in names if name != title),
        SEPARATOR.join(said),
        kind,
        _called(facts, entry, kind, localizer),
        _told(entry, when, localizer),
        tuple(days(when)) if when else (),
    )


def _called(facts: Facts, entry: Record, kind: Kind, localizer: Localizer) -> str:
    """What it is: of a party, where it stands; of what is no undertaking with an end, that."""
    stands = standing(entry, facts) if isinstance(entry, Party) else None
    if stands:
        return str(localizer.value(stands).label)
    if isinstance(entry, Project) and entry.kind in LASTING:
        return str(localizer.value(entry.kind).label)
    return str(localizer.labels.words.search_kinds[kind.label])


def _told(entry: Record, when: When | None, localizer: Localizer) -> str:
    """The date in words; where it is not the day of the signature, what it is."""
    if isinstance(entry, Signature) and entry.day_is:
        return str(localizer.value(entry.day_is))
    return str(localizer.value(when).text) if when else ""


def _acts(party: Party, localizer: Localizer) -> Iterator[tuple[str, str]]:
    """The dates of what a party did, each alone and with what it did."""
    for kind, acts in party.acts.items():
        for on in (act.on for act in acts if act.on):
            date = str(localizer.value(on).text)
            yield date, f"{localizer.value(kind).label} {date}"


def _date(entry: Record) -> When | None:
    """When ``entry`` happened, or was made."""
    return next((value for name in _telling(type(entry)) if isinstance(value := getattr(entry, name), When)), None)


def days(when: When) -> Iterator[str]:
    """The written forms of a date, from its year on, the greatest first: those that a reader may look for. Of a span,
    those of its ends."""
    for end in when.iso.split("/"):
        parts = end.split("-")
        yield from ("-".join(parts[:length]) for length in range(1, len(parts) + 1))


def _names(record: Record, localizer: Localizer) -> Iterator[str]:
    if isinstance(record, Name):
        yield localizer.labels.typeset(record.text)
    if isinstance(record, (Acronym, RivalName)):
        yield record.text
    if isinstance(record, Acronym) and record.transliterates:
        yield record.transliterates
    country = getattr(record, "country", None)
    if country:
        yield localizer.country_name(country)


def _number(facts: Facts, entry: Record, localizer: Localizer) -> Iterator[str]:
    """What a part of the text, or what stands in it, is called by its number."""
    if isinstance(entry, Provision) and entry.article:
        yield localizer.numbered(localizer.value(units(facts)[entry.id]).label, entry.article)
    if isinstance(entry, TextPart) and entry.number:
        yield localizer.numbered(localizer.kind_of(entry), entry.number)


def _texts(record: Record, localizer: Localizer) -> Iterator[str]:
    """What ``record`` itself says beside its names, its notes last."""
    for name in (*_telling(type(record)), "note"):
        value = getattr(record, name, None)
        if name in PLAIN_WORDS and value:
            yield value
        else:
            yield from _said(value, localizer)


@cache
def _telling(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of record that say something about its subject."""
    return tuple(name for name in kind.model_fields if name not in BOOKKEEPING)


def _said(value: Any, localizer: Localizer) -> Iterator[str]:
    if isinstance(value, Text):
        yield str(localizer.value(value))
    elif isinstance(value, When):
        yield str(localizer.value(value).text)
    elif isinstance(value, StrEnum):
        yield str(localizer.value(value).label)
    elif isinstance(value, (tuple, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _said(item, localizer)


def _referred(record: Record, localizer: Localizer) -> Iterator[str]:
    """The headings of the entries that ``record`` refers to, as its page shows them."""
    for entry_id, _, _ in walk.references(record):
        yield str(localizer.value(localizer.record(entry_id).heading))
