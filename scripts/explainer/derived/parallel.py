"""The facts in every language side by side, entry by entry, for translators, teachers and learners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..facts.model import Entry, Facts, Names, Record, Text
from ..language.labels import Labels
from ..language.text import PlainText

# One text in several languages: BCP 47 tags, that of the page first, then the site's own in its order, then others.
Row = list[tuple[str, PlainText]]


@dataclass(frozen=True)
class ParallelEntry:
    """An entry's texts; the first row is its heading."""

    id: str
    part: str
    rows: list[Row]


def parallel(facts: Facts, labels: Mapping[str, Labels], first: str) -> list[ParallelEntry]:
    """Every entry, in the order of the file, each text of it once, in every language, typeset by its rules, the
    language ``first`` first."""
    labels = {first: labels[first], **labels}
    found = []
    for path, entry in facts.index.entries:
        texts = [entry.heading, *(text for text in _texts(entry) if text is not entry.heading)]
        found.append(ParallelEntry(entry.id, str(path[0]), [_row(text, labels) for text in texts]))
    return found


def _row(text: Text | Names, labels: Mapping[str, Labels]) -> Row:
    written = _written(text)
    own = [(locale, labels[locale].typeset(written[locale])) for locale in labels if locale in written]
    return own + [(tag, PlainText(name)) for tag, name in written.items() if tag not in labels]


def _written(text: Text | Names) -> dict[str, str]:
    if isinstance(text, Names):
        return {tag: name.text for tag, name in text.root.items()}
    return text.root


def _texts(record: Record) -> Iterator[Text | Names]:
    """The texts of a record and of what stands inside it, but not those of entries inside it."""
    for name in _fields(type(record)):
        yield from _texts_of_value(getattr(record, name))


@cache
def _fields(kind: type[Record]) -> list[str]:
    """The fields of a kind of record, the note last, as on pages."""
    return sorted(kind.model_fields, key=lambda name: name == "note")


def _texts_of_value(value: Any) -> Iterator[Text | Names]:
    if isinstance(value, (Text, Names)):
        yield value
    elif isinstance(value, Record) and not isinstance(value, Entry):
        yield from _texts(value)
    elif isinstance(value, (tuple, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts_of_value(item)
