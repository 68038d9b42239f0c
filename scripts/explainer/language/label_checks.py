"""What can be wrong with a label beside that it is missing: its kind, the names in its braces, the conventions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from babel import Locale, UnknownLocaleError

from ..facts.yaml_reader import DataPath, Document
from ..mistakes.messages import Message, msg
from ..mistakes.problems import Problem, with_guess
from ..mistakes.text_file import shows_nothing

BRANCHES = ("fields", "vocabulary")  # what the code asks for by keys of the model
NO_LABELS = ("typography",)
OTHER = "other"  # the plural form that each language has
PLURAL_FORMS = {"zero", "one", "two", "few", "many", OTHER}
STRAY_BRACE = msg("a brace stands alone in this label; write it twice, or put a name between two")


def check_labels(document: Document, documents: Mapping[str, Document], *, is_draft: bool = False) -> Iterator[Problem]:
    """What is wrong with each label of ``document``, by itself or beside the same label in the other languages. In a
    draft, forms may be missing."""
    yield from _conventions(document)
    for key in BRANCHES:
        if key in document.data and not isinstance(document.data[key], dict):
            yield document.problem((key,), msg("labels stand under this one, each on a line of its own"))
    others = [dict(whole_labels(each.data)) for each in documents.values() if each is not document]
    for path, label in whole_labels(document.data):
        same = [other[path] for other in others if path in other]
        message = _braces(label, same) if is_draft else _label(label, same)
        if message:
            yield document.problem(path, message)


def _conventions(document: Document) -> Iterator[Problem]:
    tag = document.data.get("conventions")
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, TypeError, UnknownLocaleError):
        if tag:  # that it is missing is told elsewhere
            message = msg("these are the conventions of no language that CLDR knows; write a tag as in fr or en-GB")
            yield document.problem(("conventions",), message)


def whole_labels(tree: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, Any]]:
    """Each label with its path, its plural forms as one, and what has none under it."""
    if isinstance(tree, dict) and tree and not set(tree) <= PLURAL_FORMS:
        for key, value in tree.items():
            if (*path, key) != NO_LABELS:
                yield from whole_labels(value, (*path, key))
    elif path:
        yield path, tree


def _label(label: Any, others: list[Any]) -> Message | None:
    """What is wrong with one label; ``others`` are the same in other languages."""
    if isinstance(label, list):
        return msg("a label is a text, no list")
    if label == {}:
        return msg("this label is empty")
    if isinstance(label, dict):
        if OTHER not in label:
            return msg('the form "{form}" is missing, which each label with plural forms has', form=OTHER)
        if any(isinstance(other, str) for other in others):
            return msg("this label has plural forms, and none in another language")
    if any(isinstance(text, str) and text.strip() and shows_nothing(text) for text in _forms(label)):
        return msg("this label is empty")
    return _braces(label, others)


def _braces(label: Any, others: list[Any]) -> Message | None:
    """What is wrong with the names in the braces of a label, which the code gives values."""
    if not label:  # that it is empty is told elsewhere
        return None
    try:
        names = names_in(label)
    except ValueError:
        return STRAY_BRACE
    try:
        known = {name for other in others for name in names_in(other)}
    except ValueError:  # told there
        return None
    unknown = sorted(names - known) if others else []
    if unknown:
        complaint = msg("no other language has {{{name}}} in this label", name=unknown[0])
        return with_guess(complaint, unknown[0], known)
    if isinstance(label, str) and known - names and not any(isinstance(other, dict) for other in others):
        return msg("other languages have {{{name}}} in this label", name=min(known - names))
    return None


def names_in(label: Any) -> set[str]:
    """The names between braces in all forms of a label; ``ValueError`` where braces are not in pairs."""
    return {
        name
        for text in _forms(label)
        if isinstance(text, str)
        for _, name, _, _ in Formatter().parse(text)
        if name is not None
    }


def _forms(label: Any) -> list[Any]:
    return list(label.values()) if isinstance(label, dict) else [label]
