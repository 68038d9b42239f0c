"""Read a YAML file into plain values that remember where they stand.

Every scalar is kept as the string that was written, so ``no``, ``1.10`` and ``12:30`` mean what they look like; the
model converts. The file is read as a stream of events and never recursively, with limits on size and depth, because
the C parser overflows its stack on deep nesting; anchors and aliases are refused, because a fact stands in one place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from .problems import InvalidFileError, Problem

MAX_BYTES = 4_000_000
MAX_DEPTH = 20

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DataPath = tuple[str | int, ...]


@dataclass
class Place:
    """Line and column, both from 1."""

    line: int
    column: int


@dataclass
class Document:
    """Plain data (dicts, lists, strings, ``None`` for nothing written) and the place of each value and key."""

    file: str
    data: Any = None
    values: dict[DataPath, Place] = field(default_factory=dict)
    keys: dict[DataPath, Place] = field(default_factory=dict)

    def problem(self, path: DataPath, message: str, *, at_key: bool = False) -> Problem:
        """A mistake at ``path``, or at the nearest place above it that exists in the file."""
        place = self.keys.get(path) if at_key else None
        known = path
        while place is None:
            place = self.values.get(known) or (None if known else Place(1, 1))
            known = known[:-1]
        return Problem(self.file, place.line, place.column, dotted(path), message)


def dotted(path: DataPath) -> str:
    """The path as people write it: ``people.3.role``."""
    return ".".join(str(part) for part in path)


@dataclass
class _Container:
    """A mapping or list that is still open while events arrive."""

    path: DataPath
    value: dict[str, Any] | list[Any]
    key: str | None = None


def read_yaml(path: FilePath, shown_as: str | None = None) -> Document:
    """Read ``path``; raise ``InvalidFileError`` when it is not readable, too large or not plain YAML."""
    document = Document(shown_as or str(path))
    text = _read_text(path, document)
    try:
        problems = list(_build(document, yaml.parse(text, Loader=Loader)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = f"this is not valid YAML: {error.problem or error.context}"
        raise InvalidFileError([Problem(document.file, line, column, "", message)]) from None
    except yaml.YAMLError as error:
        message = f"this is not valid YAML: {getattr(error, 'reason', error)}"
        raise InvalidFileError([Problem(document.file, 1, 1, "", message)]) from None
    if problems:
        raise InvalidFileError(problems)
    return document


def _read_text(path: FilePath, document: Document) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InvalidFileError([document.problem((), f"cannot be read: {error.strerror}")]) from None
    if len(raw) > MAX_BYTES:
        raise InvalidFileError([document.problem((), f"the file is larger than {MAX_BYTES // 1_000_000} MB")])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        message = "this is not UTF-8 text; save the file with the encoding UTF-8"
        raise InvalidFileError([Problem(document.file, line, column, "", message)]) from None


def _build(document: Document, events: Iterator[yaml.Event]) -> Iterator[Problem]:
    """Fill ``document`` from the events; yield what is wrong with it."""
    open_containers: list[_Container] = []
    documents = 0
    for event in events:
        mark = event.start_mark
        assert mark is not None
        place = Place(mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                yield Problem(document.file, place.line, place.column, "", "only one YAML document per file")
                return
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            open_containers.pop()
        elif isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.AliasEvent) or event.anchor:
                message = (
                    "anchors (&) and aliases (*) are not used here: write the value out, in quotes if it is a text"
                )
                yield Problem(document.file, place.line, place.column, "", message)
                return
            yield from _add(document, open_containers, event, place)
            if len(open_containers) > MAX_DEPTH:
                yield Problem(document.file, place.line, place.column, "", f"more than {MAX_DEPTH} levels deep")
                return


def _add(document: Document, stack: list[_Container], event: yaml.NodeEvent, place: Place) -> Iterator[Problem]:
    """Put one node where it belongs: as a key, as a value, as an item or as the whole document."""
    parent = stack[-1] if stack else None
    if parent and isinstance(parent.value, dict) and parent.key is None:
        if not isinstance(event, yaml.ScalarEvent):
            yield document.problem(parent.path, "a key must be a plain word")
            event = yaml.ScalarEvent(None, None, (True, False), "?")
        path = (*parent.path, event.value)
        if event.value in parent.value:
            first = document.keys[path].line
            message = f"this key stands here a second time (first on line {first}); remove one of the two"
            yield Problem(document.file, place.line, place.column, dotted(path), message)
        document.keys[path] = place
        parent.key = event.value
        return
    value: Any = _value(event)
    path = _attach(document, parent, value)
    document.values[path] = place
    if isinstance(value, dict | list):
        stack.append(_Container(path, value))


def _value(event: yaml.NodeEvent) -> Any:
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    assert isinstance(event, yaml.ScalarEvent)
    nothing_written = event.style is None and event.value in ("", "~", "null")
    return None if nothing_written else event.value


def _attach(document: Document, parent: _Container | None, value: Any) -> DataPath:
    if parent is None:
        document.data = value
        return ()
    if isinstance(parent.value, list):
        parent.value.append(value)
        return (*parent.path, len(parent.value) - 1)
    assert parent.key is not None
    parent.value[parent.key] = value
    path = (*parent.path, parent.key)
    parent.key = None
    return path
