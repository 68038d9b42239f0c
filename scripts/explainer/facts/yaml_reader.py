"""Read a YAML file into plain values that remember where they stand.

Every scalar is kept as the string that was written, so ``no``, ``1.10`` and ``12:30`` mean what they look like; the
model converts. The file is read as a stream of events and never recursively, with limits on size and depth, because
the C parser overflows its stack on deep nesting; anchors and aliases are refused, because a fact stands in one place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import getitem
from pathlib import Path as FilePath
from typing import Any

import yaml

from ..mistakes.lines import Lines
from ..mistakes.messages import Message, msg
from ..mistakes.problems import InvalidFileError, Problem
from ..mistakes.text_file import check_text, read_text
from .yaml_errors import A_COMMENT, COMMENT, explain

MAX_DEPTH = 20
MAX_VALUES = 70_000
ID = "id"

# Line ends to YAML 1.1 and to no editor, which come with a pasted text; nobody sees them, so they are blanks here.
UNSEEN_LINE_ENDS = "\x85\u2028\u2029"

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DataPath = tuple[str | int, ...]
Complaint = tuple[DataPath, Message]


@dataclass(slots=True)
class Place:
    """Line and column, both from 1; ``last_line`` is where the value ends."""

    line: int
    column: int
    last_line: int = 0


@dataclass
class Document:
    """Plain data (dicts, lists, strings, ``None`` for nothing written) and the place of each value and key."""

    file: str
    text: str = ""
    data: Any = None
    values: dict[DataPath, Place] = field(default_factory=dict)
    keys: dict[DataPath, Place] = field(default_factory=dict)
    commented: dict[DataPath, Place] = field(default_factory=dict)
    """Where a comment begins on the line of a value without quotes."""

    def problem(self, path: DataPath, message: Message, *, at_key: bool = False) -> Problem:
        """A mistake at ``path``, or at the nearest place above it that exists in the file."""
        path = self._written(path)
        place = self.keys.get(path) if at_key else None
        known = path
        while place is None:
            place = self.values.get(known) or (None if known else Place(1, 1))
            known = known[:-1]
        return self.problem_at(place.line, place.column, message, path)

    def _written(self, path: DataPath) -> DataPath:
        """``path`` without the number of an item that stands alone in the file, with no list around it."""
        written: DataPath = ()
        for part in path:
            if part != 0 or written not in self.values or (*written, part) in self.values or self._is_list(written):
                written = (*written, part)
        return written

    def _is_list(self, path: DataPath) -> bool:
        return isinstance(reduce(getitem, path, self.data), list)

    def problem_at(self, line: int, column: int, message: Message, path: DataPath = ()) -> Problem:
        """A mistake at a line and column."""
        return Problem(self.file, line, column, dotted(path), message, self.lines[line])

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines(self.text)


def dotted(path: DataPath) -> str:
    """The path as people write it: ``people.3.role``."""
    return ".".join(str(part) for part in path)


def read_yaml(path: FilePath, shown_as: str | None = None) -> Document:
    """Read ``path``; raise ``InvalidFileError`` when it is no text (see ``read_text``) or not plain YAML."""
    name = shown_as or str(path)
    return _read_document(Document(name, read_text(path, name)))


def read_yaml_text(text: str, shown_as: str) -> Document:
    """The same for a text; messages call it ``shown_as``."""
    check_text(text, shown_as)
    return _read_document(Document(shown_as, text))


def _read_document(document: Document) -> Document:
    try:
        problems = list(_Builder(document).build())
    except yaml.YAMLError as error:
        line, column, message = explain(error, document.lines)
        raise InvalidFileError([document.problem_at(line, column, message)]) from None
    if problems:
        raise InvalidFileError(problems)
    return document


@dataclass
class _Container:
    """A mapping or list that is still open while events arrive."""

    path: DataPath
    value: dict[str, Any] | list[Any]
    key: str | None = None
    has_two_ids: bool = False


class _Builder:
    """Fills a document from the events of the parser."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._open: list[_Container] = []

    def build(self) -> Iterator[Problem]:
        """Yield what is wrong; stop where going on makes no sense."""
        documents = 0
        text = self._document.text
        for unseen in UNSEEN_LINE_ENDS:
            text = text.replace(unseen, " ")
        for event in yaml.parse(text, Loader=Loader):
            if isinstance(event, yaml.NodeEvent):
                line, column = _position(event)
                wants_key = self._wants_key()
                if stop := self._refused(event, wants_key):
                    yield self._document.problem_at(line, column, stop)
                    return
                yield from self._add(event, Place(line, column, _last_line(event, line)), wants_key)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close()
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = msg('a second document starts here ("---"); a file holds one')
                    yield self._document.problem_at(*_position(event), message)
                    return

    def _refused(self, event: yaml.NodeEvent, wants_key: bool) -> Message | None:
        """Why the file is not read any further, if it is not."""
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            return msg(
                "anchors (&) and aliases (*) are not used here, because a fact stands in one place; "
                "put a text that begins with & or * between double quotes"
            )
        if wants_key and not isinstance(event, yaml.ScalarEvent):
            return msg("a key is a plain word; put a text that begins with [ or {{ between double quotes")
        if isinstance(event, yaml.CollectionStartEvent) and len(self._open) >= MAX_DEPTH:
            return msg("more than {limit} levels, one in the other", limit=MAX_DEPTH)
        if len(self._document.values) >= MAX_VALUES:
            return msg("more than {limit} values", limit=MAX_VALUES)
        return None

    def _wants_key(self) -> bool:
        parent = self._open[-1] if self._open else None
        return bool(parent and isinstance(parent.value, dict) and parent.key is None)

    def _close(self) -> None:
        """The container that ends stretches as far as what it holds; so does the one around it."""
        path = self._open.pop().path
        if self._open:
            self._stretch(self._open[-1].path, self._document.values[path].last_line)

    def _stretch(self, path: DataPath, last_line: int) -> None:
        place = self._document.values[path]
        place.last_line = max(place.last_line, last_line)

    def _add(self, event: yaml.NodeEvent, place: Place, wants_key: bool) -> Iterator[Problem]:
        """Put one node where it belongs: as a key, as a value, as an item or as the whole document."""
        parent = self._open[-1] if self._open else None
        if parent:
            self._stretch(parent.path, place.last_line)
        if parent and isinstance(parent.value, dict) and isinstance(event, yaml.ScalarEvent) and wants_key:
            yield from self._add_key(parent, parent.value, event.value, place)
            return
        value: Any = _value(event)
        path = _attach(self._document, parent, value)
        self._document.values[path] = place
        if comment := self._comment_after(event):
            self._document.commented[path] = comment
            if not self._document.lines[comment.line][comment.column :][:1].isspace():  # as in "the bridge #1"
                yield self._document.problem_at(comment.line, comment.column, A_COMMENT, path)
        if isinstance(value, dict | list):
            self._open.append(_Container(path, value))

    def _comment_after(self, event: yaml.NodeEvent) -> Place | None:
        """Where a comment begins behind a scalar without quotes."""
        if not isinstance(event, yaml.ScalarEvent) or event.style or event.end_mark is None:
            return None
        line, column = event.end_mark.line + 1, event.end_mark.column
        found = COMMENT.match(self._document.lines[line], column)
        return Place(line, found.start(1) + 1) if found else None

    def _add_key(self, parent: _Container, mapping: dict[str, Any], key: str, place: Place) -> Iterator[Problem]:
        path = (*parent.path, key)
        if key in mapping and not parent.has_two_ids:  # two entries in one, of which each key stands twice
            parent.has_two_ids = key == ID
            first = self._document.keys[path].line
            yield self._document.problem_at(place.line, place.column, _second(key, first), path)
        self._document.keys[path] = place
        parent.key = key


def _second(key: str, first: int) -> Message:
    if key == ID:
        return msg(
            'a second "id" in one entry (first on line {first}); if a new entry begins here, write "- id"', first=first
        )
    return msg("this key stands here a second time (first on line {first}); remove one of the two", first=first)


def _position(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1


def _last_line(event: yaml.NodeEvent, line: int) -> int:
    """Where a scalar ends: its end mark stands at the start of the next line after a block of text."""
    mark = event.end_mark
    assert mark is not None
    return mark.line + 1 if mark.column else max(mark.line, line)


def _value(event: yaml.NodeEvent) -> Any:
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    assert isinstance(event, yaml.ScalarEvent)
    is_plain = event.implicit[0]
    return None if is_plain and event.value in ("", "~", "null") else event.value


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
