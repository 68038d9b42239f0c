"""The form of the front matter of a page: which keys there are and what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..facts.model_errors import LIST, MAPPING, TEXT, YES_OR_NO, shown
from ..facts.yaml_reader import DataPath, Document
from ..mistakes.messages import Message, msg
from ..mistakes.problems import InvalidFileError, Problem, close_matches, with_guess

TEXTS, LISTS, MAPPINGS, SWITCHES = (
    ("title", "description"),
    ("parts", "formerly"),
    ("moved",),
    ("repeats", "compares", "dates"),
)


def check_form(document: Document, keys: tuple[str, ...]) -> None:
    """Raise ``InvalidFileError`` where the front matter is not a mapping of ``keys``, one of them is misspelt, or holds
    something of another kind. Keys that look like none of them are of MkDocs and its plugins."""
    problems = list(_mistakes(document, keys))
    if problems:
        raise InvalidFileError(problems)


def _mistakes(document: Document, keys: tuple[str, ...]) -> Iterator[Problem]:
    if not isinstance(document.data, dict):
        if document.data is not None:
            yield document.problem((), _must_be(MAPPING, document.data))
        return
    for key, value in document.data.items():
        if key not in keys and close_matches(key, keys):
            message = with_guess(msg('unknown key "{key}"', key=key), key, keys)
            yield document.problem((key,), message, at_key=True)
        elif value is not None:
            yield from (document.problem(path, message) for path, message in _value(key, value))


def _value(key: str, value: Any) -> Iterator[tuple[DataPath, Message]]:
    """What is wrong with the value of one key."""
    if key in SWITCHES and value not in ("true", "false"):
        yield (key,), _must_be(YES_OR_NO, value)
    elif key in TEXTS and not _is_text(value):
        yield (key,), _must_be(TEXT, value)
    elif (key in LISTS and not isinstance(value, list)) or (key in MAPPINGS and not isinstance(value, dict)):
        yield (key,), _must_be(LIST if key in LISTS else MAPPING, value)
    elif key in LISTS:
        yield from (((key, index), _must_be(TEXT, each)) for index, each in enumerate(value) if not _is_text(each))
    elif key in MAPPINGS:
        for anchor, place in value.items():
            if not _is_text(place):
                yield (key, anchor), _must_be(TEXT, place)
            elif not all(place.partition("#")):
                yield (key, anchor), msg('write where it is now as page#id, not "{place}"', place=place)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _must_be(what: Message, value: Any) -> Message:
    return msg("this must be {what}, not {value}", what=what, value=shown(value))
