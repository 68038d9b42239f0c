"""Go through records: every record with its path, every entry, every reference."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .dates import When
from .model import Entry, Names, Receipt, Record, Refers, Saying, Stance, Text
from .yaml_reader import DataPath

HOLDERS = (BaseModel, dict, tuple)  # what may hold records


def records(value: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, Record]]:
    """Every record inside ``value``, itself included, with its path in the file, in the order of the model."""
    if isinstance(value, Record):
        yield path, value
    if isinstance(value, BaseModel):
        for name, inner in value:
            if isinstance(inner, HOLDERS):
                yield from records(inner, path if name == "root" else (*path, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from records(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from records(inner, (*path, index))


def texts(value: Any) -> Iterator[tuple[DataPath, Text | Names]]:
    """Every text inside ``value`` that stands in several languages, with its path."""
    for path, record in records(value):
        for name in type(record).model_fields:
            yield from _texts(getattr(record, name), (*path, name))


def _texts(value: Any, path: DataPath) -> Iterator[tuple[DataPath, Text | Names]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    if isinstance(value, (Text, Names)):
        yield path, value
    for key, item in inner:
        yield from _texts(item, (*path, key))


def entries(value: Any) -> Iterator[tuple[DataPath, Entry]]:
    """Every entry inside ``value``, with its path."""
    return ((path, record) for path, record in records(value) if isinstance(record, Entry))


CITING = ("cites", "said_in")  # the fields that name sources


def date_of(entry: object) -> When | None:
    """The date that an entry itself has."""
    on: When | None = getattr(entry, "on", None) or getattr(entry, "signed", None)
    return on


def placed_cites(record: Record) -> Iterator[tuple[DataPath, str]]:
    """What ``record`` itself cites, for whatever reason, each with its path from the record."""
    return (((name, index), cite) for name in CITING for index, cite in enumerate(vars(record).get(name, ())))


def cites(record: Record) -> tuple[str, ...]:
    """What ``record`` itself cites, for whatever reason."""
    return tuple(dict.fromkeys(cite for _, cite in placed_cites(record)))


def supports(record: Record) -> tuple[str, ...]:
    """What ``record`` itself rests on: not what was read and does not speak of the matter, nor what is wrong in it."""
    is_silent = isinstance(record, Saying) and record.stance is Stance.SILENT
    return () if is_silent else vars(record).get("cites", ())


def receipts(value: Any) -> Iterator[tuple[DataPath, Receipt]]:
    """Every statement inside ``value`` that has a receipt, with its path."""
    return ((path, record) for path, record in records(value) if isinstance(record, Receipt))


def references(record: Record) -> Iterator[tuple[str, DataPath, Refers]]:
    """Every id that ``record`` itself refers to, with the path from the record and what kinds it may name."""
    for name, refers in _references_of(type(record)).items():
        value = getattr(record, name)
        if isinstance(value, str):
            yield value, (name,), refers
        elif isinstance(value, tuple):
            yield from ((item, (name, index), refers) for index, item in enumerate(value))


@cache
def reference_fields() -> dict[str, Refers]:
    """The names of the fields that hold ids, which mean the same in every record, with what kinds these may name."""
    return {name: refers for kind in kinds_of_records() for name, refers in _references_of(kind).items()}


@cache
def _references_of(kind: type[Record]) -> dict[str, Refers]:
    return {name: refers for name, info in kind.model_fields.items() if (refers := _refers(info))}


def kinds_of_records(kind: type[Record] = Record) -> Iterator[type[Record]]:
    """The kinds of records that the model has."""
    yield kind
    for inner in kind.__subclasses__():
        yield from kinds_of_records(inner)


def _refers(info: FieldInfo) -> Refers | None:
    """The mark of a field, which may stand on the field, on what an optional field holds or on the items of a list."""
    inner = (mark for argument in get_args(info.annotation) for mark in getattr(argument, "__metadata__", ()))
    return next((mark for mark in (*info.metadata, *inner) if isinstance(mark, Refers)), None)
