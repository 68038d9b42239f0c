"""Go through records: every record with its path, every entry, every reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from .model import Entry, Receipt, Record, Refers
from .yaml_reader import DataPath


def records(value: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, Record]]:
    """Every record inside ``value``, itself included, with its path in the file, in the order of the model."""
    if isinstance(value, Record):
        yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            yield from records(inner, path if name == "root" else (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from records(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from records(inner, (*path, index))


def entries(value: Any) -> Iterator[tuple[DataPath, Entry]]:
    """Every entry inside ``value``, with its path."""
    return ((path, record) for path, record in records(value) if isinstance(record, Entry))


def cites(record: Record) -> tuple[str, ...]:
    """What ``record`` itself cites."""
    return getattr(record, "cites", ()) or ()


def receipts(value: Any) -> Iterator[tuple[DataPath, Receipt]]:
    """Every statement inside ``value`` that has a receipt, with its path."""
    return ((path, record) for path, record in records(value) if isinstance(record, Receipt))


def references(record: Record) -> Iterator[tuple[str, DataPath, Refers]]:
    """Every id that ``record`` itself refers to, with the path from the record and what kinds it may name."""
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        own = next((mark for mark in info.metadata if isinstance(mark, Refers)), None)
        if own and value is not None:
            yield value, (name,), own
        elif isinstance(value, tuple):
            inner = _refers_of_items(info.annotation)
            if inner:
                yield from ((item, (name, index), inner) for index, item in enumerate(value))


def _refers_of_items(annotation: Any) -> Refers | None:
    """The mark on the items of ``tuple[Annotated[str, Refers(…)], ...]``."""
    for argument in getattr(annotation, "__args__", ()):
        for mark in getattr(argument, "__metadata__", ()):
            if isinstance(mark, Refers):
                return mark
    return None
