"""Plain data of a facts file as trees that can be compared, one for each entry.

The shape of the data decides what a value is, and the model only what it means (a date, a word of a vocabulary, the id
of an entry), so that a file written for an earlier model can be read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, TypeAlias, get_args, get_origin

from ..facts.dates import When
from ..facts.model import (
    CITE_PATTERN,
    COUNTRY_PATTERN,
    LANGUAGE_PATTERN,
    Brief,
    Facts,
    Name,
    Record,
    Refers,
    territory_name,
    with_party_ids,
)
from ..language.labels import Labels, vocabulary_key
from ..versions.matching import ids

# Blanks, line ends, control characters and halves of characters: a page shows a blank, or nothing at all.
UNSEEN_SIGNS = re.compile("[ \x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")

# Keys that no page shows.
UNSEEN_KEYS = {"id", "formerly", "review_by"}

# The keys that name an entry whose kind the model does not know.
HEADINGS = ("title", "short_title", "name", "term")

KIND_OF_PATTERN = {CITE_PATTERN: "source", LANGUAGE_PATTERN: "language", COUNTRY_PATTERN: "country"}


@dataclass(frozen=True)
class Meaning:
    """What a value is: ``kind`` is "date", "word", "reference", "source", "language", "country", "yes-or-no" or
    "plain"; a word has the name of its vocabulary in the labels; a mapping has its record, where the model has one."""

    kind: str = "plain"
    vocabulary: str = ""
    record: type[Record] | None = None


PLAIN = Meaning()


@dataclass(frozen=True)
class Texts:
    """A text as readers see it in each language; ``about`` has what is said of a form (its certainty, its sources)."""

    by_language: dict[str, str]
    about: Group


@dataclass(frozen=True)
class Values:
    """A value, or a list of them, as written."""

    words: tuple[str, ...]
    meaning: Meaning


@dataclass(frozen=True)
class Group:
    """Values by key."""

    fields: dict[str, Content] = field(default_factory=dict)


@dataclass(frozen=True)
class Items:
    """A list of what is more than a word, and no entry."""

    contents: tuple[Content, ...]


Content: TypeAlias = Texts | Values | Group | Items


@dataclass(frozen=True)
class Position:
    """Where an entry stands: the part of the file, the key of the entry around it ("" for none), the field of that
    entry or part, and the key of the entry that it follows in the same list ("" for the first)."""

    part: str
    owner: str
    field: str
    follows: str = ""


@dataclass(frozen=True)
class EntryTree:
    """An entry or a source, or a part of the file that is neither. ``key`` is unlike any other's; ``ids`` are its id
    and those that it had formerly, empty for what has none."""

    key: str
    ids: tuple[str, ...]
    position: Position
    heading: dict[str, str]
    contents: Group

    @property
    def id(self) -> str:
        return self.ids[0] if self.ids else ""


def read_trees(data: Mapping[str, Any], labels: Mapping[str, Labels]) -> dict[str, EntryTree]:
    """Every entry and source of the plain data of a file, by key, in the order of the file.

    ``labels`` has the typography of each language, because texts are compared as readers see them.
    """
    return {tree.key: tree for tree in _Reader(labels).trees(with_party_ids(data))}


class _Reader:
    def __init__(self, labels: Mapping[str, Labels]) -> None:
        self._labels = labels

    def trees(self, data: Mapping[str, Any]) -> Iterator[EntryTree]:
        for part, raw in data.items():
            meaning = _meaning_of_field(Facts, part)
            if isinstance(raw, dict) and not ids(raw):
                yield self._tree(f"{part}:", raw, meaning, Position(part, "", part))  # no id has a colon
            yield from self._entries(raw, meaning, Position(part, "", part))

    def _entries(self, raw: Any, meaning: Meaning, position: Position) -> Iterator[EntryTree]:
        """The entries in ``raw``, itself included."""
        if isinstance(raw, list):
            for inner in raw:
                yield from self._entries(inner, meaning, position)
                position = replace(position, follows=inner["id"]) if ids(inner) else position
        elif isinstance(raw, dict):
            if ids(raw):
                yield self._tree(raw["id"], raw, meaning, position)
                position = replace(position, owner=raw["id"])
            for key, inner in raw.items():
                yield from self._entries(
                    inner, _meaning_of_field(meaning.record, key), replace(position, field=key, follows="")
                )

    def _tree(self, key: str, raw: dict[str, Any], meaning: Meaning, position: Position) -> EntryTree:
        contents = self._group(raw, meaning)
        names = (getattr(meaning.record, "HEADING", ""), *HEADINGS)
        found = (contents.fields.get(name) for name in names)
        heading = next((content.by_language for content in found if isinstance(content, Texts)), self._country(raw))
        return EntryTree(key, ids(raw), position, heading, contents)

    def _country(self, raw: dict[str, Any]) -> dict[str, str]:
        """The name of what only its country names, in each language of the site."""
        code, babel = str(raw.get("country")), {tag: labels.babel for tag, labels in self._labels.items()}
        return {tag: territory_name(code, each) for tag, each in babel.items() if code in each.territories}

    def _group(self, raw: dict[str, Any], meaning: Meaning) -> Group:
        fields = {}
        for key, value in raw.items():
            content = self._content(value, _meaning_of_field(meaning.record, key))
            if content and key not in UNSEEN_KEYS and not _is_default(meaning.record, key, value):
                fields[key] = content
        return Group(fields)

    def _content(self, raw: Any, meaning: Meaning) -> Content | None:
        """``raw`` as a tree; ``None`` for nothing, and for entries, which are compared on their own."""
        if isinstance(raw, str):
            return Values((_seen(raw),), _of_short_form(meaning))
        if isinstance(raw, list):
            return self._list(raw, meaning)
        if not isinstance(raw, dict) or ids(raw):
            return None
        return self._texts(raw) if not self._labels.keys().isdisjoint(raw) else self._group(raw, meaning)

    def _list(self, raw: list[Any], meaning: Meaning) -> Content | None:
        if all(isinstance(inner, str) for inner in raw):
            return Values(tuple(_seen(inner) for inner in raw), _of_short_form(meaning)) if raw else None
        contents = tuple(content for content in (self._content(inner, meaning) for inner in raw) if content)
        return Items(contents) if contents else None

    def _texts(self, raw: dict[str, Any]) -> Texts:
        """A text or a name in several languages; a form is a string, or a mapping with the string and its receipt."""
        forms = {tag: {"text": form} if isinstance(form, str) else form for tag, form in raw.items()}
        about = {tag: self._group(form, Meaning(record=Name)) for tag, form in forms.items() if isinstance(form, dict)}
        texts = {tag: about[tag].fields.pop("text", None) for tag in about}
        seen = {tag: self._typeset(tag, text.words[0]) for tag, text in texts.items() if isinstance(text, Values)}
        return Texts(seen, Group({tag: group for tag, group in about.items() if group.fields}))

    def _typeset(self, language: str, text: str) -> str:
        return str(self._labels[language].typeset(text)) if language in self._labels else text


def _of_short_form(meaning: Meaning) -> Meaning:
    """What a string means in place of a record: the one key that it stands for."""
    if meaning.record and issubclass(meaning.record, Brief):
        return _meaning_of_field(meaning.record, meaning.record.ALONE)
    return meaning


def _seen(text: str) -> str:
    """``text`` with blanks as a page shows them."""
    return UNSEEN_SIGNS.sub(" ", text).strip(" ")


def _is_default(record: type[Record] | None, key: str, raw: Any) -> bool:
    """Whether leaving out the key would mean the same: "false" where the model says false."""
    known = record.model_fields.get(key) if record else None
    return bool(known and known.default is False and raw == "false")


@cache
def _meaning_of_field(record: type[Record] | None, key: str) -> Meaning:
    known = record.model_fields.get(key) if record else None
    return _meaning(known.annotation, tuple(known.metadata)) if known else PLAIN


def _meaning(annotation: Any, marks: tuple[Any, ...] = ()) -> Meaning:
    """What the model says of a value, or of each item of a list."""
    for mark in (*marks, *getattr(annotation, "__metadata__", ())):
        if isinstance(mark, Refers):
            return Meaning("reference")
        if getattr(mark, "pattern", None) in KIND_OF_PATTERN:
            return Meaning(KIND_OF_PATTERN[mark.pattern])
    inner = [argument for argument in get_args(annotation) if argument not in (NoneType, Ellipsis)]
    if inner:  # a list, a mapping (its last argument is its values), or a value that may be missing
        return _meaning(inner[-1] if get_origin(annotation) is dict else inner[0])
    return _meaning_of_class(annotation) if isinstance(annotation, type) else PLAIN


def _meaning_of_class(kind: type) -> Meaning:
    if issubclass(kind, StrEnum):
        return Meaning("word", vocabulary=vocabulary_key(kind))
    if issubclass(kind, Record):
        return Meaning(record=kind)
    return {When: Meaning("date"), bool: Meaning("yes-or-no")}.get(kind, PLAIN)
