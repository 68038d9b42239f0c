"""Read a YAML file into plain values that remember where they stand.

Every scalar is kept as the string that was written, so ``no``, ``1.10`` and ``12:30`` mean what they look like; the
model converts. The file is read as a stream of events and never recursively, with limits on size and depth, because
the C parser overflows its stack on deep nesting; anchors and aliases are refused, because a fact stands in one place.
"""

from __future__ import annotations

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
        problems = _Builder(document).build()
    except yaml.YAMLError as error:
        line, column, message = explain(error, document.lines)
        raise InvalidFileError([document.problem_at(line, column, message)]) from None
    if problems:
        raise InvalidFileError(problems)
    return document


@dataclass(slots=True)
class _Container:
    """A mapping or list that is still open while events arrive, and where it stands; ``key`` is that of a mapping whose
    value comes next."""

    path: DataPath
    value: dict[str, Any] | list[Any]
    place: Place
    key: str | None = None
    has_two_ids: bool = False

    def wants_key(self) -> bool:
        return self.key is None and isinstance(self.value, dict)

    def stretch(self, last_line: int) -> None:
        """It stretches as far as what it holds."""
        self.place.last_line = max(self.place.last_line, last_line)


class _Builder:
    """Fills a document from the events of the parser."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._open: list[_Container] = []
        self._problems: list[Problem] = []

    def build(self) -> list[Problem]:
        """What is wrong; reading stops where going on makes no sense."""
        documents = 0
        text = self._document.text
        for unseen in UNSEEN_LINE_ENDS:
            text = text.replace(unseen, " ")
        for event in yaml.parse(text, Loader=Loader):
            if isinstance(event, yaml.NodeEvent):
                parent = self._open[-1] if self._open else None
                if stop := self._refused(event, parent):
                    self._complain(_place(event), stop)
                    break
                self._add(event, parent)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close()
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._complain(_place(event), msg('a second document starts here ("---"); a file holds one'))
                    break
        return self._problems

    def _complain(self, place: Place, message: Message, path: DataPath = ()) -> None:
        self._problems.append(self._document.problem_at(place.line, place.column, message, path))

    def _refused(self, event: yaml.NodeEvent, parent: _Container | None) -> Message | None:
        """Why the file is not read any further, if it is not."""
        if event.anchor:
            return msg(
                "anchors (&) and aliases (*) are not used here, because a fact stands in one place; "
                "put a text that begins with & or * between double quotes"
            )
        if isinstance(event, yaml.CollectionStartEvent):
            if parent and parent.wants_key():
                return msg("a key is a plain word; put a text that begins with [ or {{ between double quotes")
            if len(self._open) >= MAX_DEPTH:
                return msg("more than {limit} levels, one in the other", limit=MAX_DEPTH)
        if len(self._document.values) >= MAX_VALUES:
            return msg("more than {limit} values", limit=MAX_VALUES)
        return None

    def _close(self) -> None:
        """So does what is around the container that ends."""
        ended = self._open.pop()
        if self._open:
            self._open[-1].stretch(ended.place.last_line)

    def _add(self, event: yaml.NodeEvent, parent: _Container | None) -> None:
        """Put one node where it belongs: as a key, as a value, as an item or as the whole document."""
        place = _place(event)
        if parent:
            parent.stretch(place.last_line)
            if parent.wants_key() and isinstance(event, yaml.ScalarEvent):
                self._add_key(parent, event.value, place)
                return
        value: Any = _value(event)
        path = _attach(self._document, parent, value)
        self._document.values[path] = place
        if isinstance(value, (dict, list)):
            self._open.append(_Container(path, value, place))
        elif isinstance(event, yaml.ScalarEvent) and not event.style:
            self._note_comment(event, path)

    def _note_comment(self, scalar: yaml.ScalarEvent, path: DataPath) -> None:
        """Note where a comment begins behind a scalar without quotes."""
        end = scalar.end_mark
        assert end
        line = end.line + 1
        text = self._document.lines[line]
        if found := COMMENT.match(text, end.column):
            comment = Place(line, found.start(1) + 1)
            self._document.commented[path] = comment
            if not text[comment.column :][:1].isspace():  # as in "the bridge #1"
                self._complain(comment, A_COMMENT, path)

    def _add_key(self, parent: _Container, key: str, place: Place) -> None:
        path = (*parent.path, key)
        if key in parent.value and not parent.has_two_ids:  # two entries in one, of which each key stands twice
            parent.has_two_ids = key == ID
            self._complain(place, _second(key, self._document.keys[path].line), path)
        self._document.keys[path] = place
        parent.key = key


def _second(key: str, first: int) -> Message:
    if key == ID:
        return msg(
            'a second "id" in one entry (first on line {first}); if a new entry begins here, write "- id"', first=first
        )
    return msg("this key stands here a second time (first on line {first}); remove one of the two", first=first)


def _place(event: yaml.Event) -> Place:
    """Where an event stands. The end mark of a block of text is at the start of the next line."""
    start, end = event.start_mark, event.end_mark
    assert start and end
    line = start.line + 1
    return Place(line, start.column + 1, end.line + 1 if end.column else max(end.line, line))


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
