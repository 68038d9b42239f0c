"""The words that templates need, one file per language: ``data/labels/<locale>.yaml``.

All files have the same keys, and a label for each value of each vocabulary of the model. Beside the words, a file may
hold the typography of its language, as substitutions that every text in that language goes through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from babel import Locale

from ..facts import model
from ..facts.model_errors import LIST, shown
from ..facts.yaml_reader import DataPath, Document, read_yaml
from ..mistakes.messages import msg
from ..mistakes.problems import InvalidFileError, Problem, collect, with_guess
from .direction import Direction, direction_of
from .label_checks import PLURAL_FORMS, check_labels
from .substitution import mistake_in
from .text import LentText, MixedText, PlainText

TYPOGRAPHY = "typography"
VOCABULARY = "vocabulary"
FIELDS = "fields"
CONVENTIONS = "conventions"
REQUIRED = {(CONVENTIONS,), (TYPOGRAPHY,), (FIELDS,)}


@dataclass(frozen=True)
class Labels:
    """The words of one locale. ``words.a.b`` reads the label at ``a: {b: …}``."""

    locale: str
    tree: Mapping[str, Any]
    document: Document
    """Where each label stands in its file."""

    @cached_property
    def substitutions(self) -> list[tuple[re.Pattern[str], str]]:
        return [(re.compile(rule["find"]), rule["put"]) for rule in self.tree[TYPOGRAPHY] or ()]

    @cached_property
    def words(self) -> Words:
        """The labels as attributes, typeset."""
        return Words(self, self.tree)

    @property
    def direction(self) -> Direction:
        """The way in which the language is written."""
        return direction_of(self.locale)

    @cached_property
    def babel(self) -> Locale:
        """The conventions for dates, lists, plurals and names of countries and languages (CLDR)."""
        return Locale.parse(self.tree[CONVENTIONS], sep="-")

    def of_page(self, name: str) -> Words:
        """The words of a page; a page need not have any."""
        return Words(self, self.tree["pages"].get(name, {}))

    def field(self, key: str) -> PlainText | None:
        """The name of a key of the model: the label that is meant for it, else the one that pages use, else what an act
        is called."""
        name = self.tree[FIELDS].get(
            key, self.tree.get(key, self.tree[VOCABULARY]["act_kind"].get(key, {}).get("label"))
        )
        return self.typeset(name) if isinstance(name, str) else None

    @cached_property
    def _typeset(self) -> dict[str, PlainText]:
        return {}

    def typeset(self, text: str) -> PlainText:
        """``text`` with the spaces, apostrophes and other signs that the language wants; one that is lent has those of
        its own, and one with such in it has them already."""
        if isinstance(text, (LentText, MixedText)):
            return text
        known = self._typeset.get(text)
        if known is None:
            known = self._typeset[text] = PlainText(self._with_signs(text))
        return known

    def _with_signs(self, text: str) -> str:
        for find, put in self.substitutions:
            text = find.sub(put, text)
        return text


class Words:
    """A branch of the labels; a word that is missing raises ``AttributeError``, as Jinja expects."""

    def __init__(self, labels: Labels, branch: Mapping[str, Any]) -> None:
        self._labels = labels
        self._branch = branch

    def __getattr__(self, key: str) -> Any:
        self.__dict__[key] = word = self[key]  # asked for once
        return word

    def __getitem__(self, key: str) -> Any:
        try:
            value = self._branch[key]
        except KeyError:
            raise AttributeError(f'no label "{key}" in data/labels/{self._labels.locale}.yaml') from None
        return Words(self._labels, value) if isinstance(value, dict) else self._labels.typeset(value)

    def __iter__(self) -> Iterator[str]:
        return iter(self._branch)

    def get(self, key: str) -> PlainText | None:
        """The word at ``key``, if there is one."""
        return self[key] if key in self._branch else None

    def count(self, number: int, **others: int) -> str:
        """The form for ``number`` of a label that has plural forms; "{n}" is the number, "{name}" one of ``others``."""
        form = self._labels.babel.plural_form(number)
        chosen = self._branch.get(form) or self._branch.get("other") or next(iter(self._branch.values()))
        return self._labels.typeset(chosen.format(n=number, **others))


def load_labels(
    folder: Path, locales: tuple[str, ...], shown_as: str, drafts: tuple[str, ...] = ()
) -> dict[str, Labels]:
    """The labels of every locale, from ``folder``, which messages call ``shown_as``. What is missing in ``drafts`` is
    lent by the first locale.

    Raises ``InvalidFileError`` where a file, a key or the word of a vocabulary is missing, a label is empty, or a
    substitution is none.
    """
    problems: list[Problem] = []
    read = {
        locale: collect(problems, partial(read_yaml, folder / f"{locale}.yaml", f"{shown_as}/{locale}.yaml"))
        for locale in locales
    }
    documents = {locale: document for locale, document in read.items() if document}
    finished = {locale: document for locale, document in documents.items() if locale not in drafts}
    if not problems:
        problems = [problem for document in finished.values() for problem in _check(document, finished)]
    if not problems:
        lender = Labels(locales[0], documents[locales[0]].data, documents[locales[0]])
        problems = [problem for locale in drafts for problem in _check_draft(documents[locale], lender.tree, finished)]
    if problems:
        raise InvalidFileError(problems)
    return {
        locale: Labels(locale, with_lent(lender, document.data) if locale in drafts else document.data, document)
        for locale, document in documents.items()
    }


def with_lent(lender: Labels, own: Mapping[str, Any]) -> dict[str, Any]:
    """The labels ``own`` of a draft, and in the place of each that is missing or empty that of ``lender``."""
    tree = _completed(lender.tree, own, partial(_lent, lender))
    return tree | {TYPOGRAPHY: own.get(TYPOGRAPHY) or None, CONVENTIONS: own[CONVENTIONS]}


def _lent(lender: Labels, label: str) -> PlainText:
    """A label as another language has it; signs alone are of no language."""
    text = lender.typeset(label)
    return LentText.of(text, lender.locale) if any(map(str.isalpha, text)) else text


def _completed(tree: Mapping[str, Any], own: Any, lent: Callable[[str], PlainText]) -> dict[str, Any]:
    """``tree`` with each label that is written in ``own``; plural forms are those of ``own`` where it has any."""
    completed: dict[str, Any] = {}
    for key, value in tree.items():
        if key in (TYPOGRAPHY, CONVENTIONS):
            continue
        mine = own.get(key) if isinstance(own, dict) else None
        if not isinstance(value, dict):
            completed[key] = mine if isinstance(mine, str) and mine.strip() else lent(value)
        elif has_plural_forms(value):
            written = {form: each for form, each in mine.items() if each} if isinstance(mine, dict) else {}
            completed[key] = written or _completed(value, {}, lent)
        else:
            completed[key] = _completed(value, mine, lent)
    return completed


def _check(document: Document, documents: Mapping[str, Document]) -> Iterator[Problem]:
    if not isinstance(document.data, dict):
        yield document.problem((), msg("this file holds no labels"))
        return
    own = set(_paths(document.data))
    wanted = REQUIRED | _vocabulary_paths()
    for other in documents.values():
        if other is not document:
            wanted |= set(_paths(other.data))
    for path in sorted(wanted - own):
        if len(path) == 1 or path[:-1] in own:  # the rest of a missing branch is not worth a message each
            extra = [mine[-1] for mine in own if mine[:-1] == path[:-1] and mine not in wanted]
            complaint = msg('the label "{key}" is missing; every language has the same labels', key=path[-1])
            yield document.problem(path, with_guess(complaint, path[-1], extra))
    for leaf, value in leaves(document.data):
        if not value or (isinstance(value, str) and not value.strip()):
            yield document.problem(leaf, msg("this label is empty"))
    yield from _check_typography(document)
    yield from check_labels(document, documents)


def _check_draft(document: Document, lender: Mapping[str, Any], finished: Mapping[str, Document]) -> Iterator[Problem]:
    """What is wrong with a draft: not that something is missing, but what no other language has."""
    if not isinstance(document.data, dict):
        yield document.problem((), msg("this file holds no labels"))
        return
    if not document.data.get(CONVENTIONS):
        complaint = msg('the label "{key}" is missing; every language has the same labels', key=CONVENTIONS)
        yield document.problem((CONVENTIONS,), complaint)
    known = set(_paths(lender))
    for path in sorted(set(_paths(document.data)) - known):
        if len(path) == 1 or path[:-1] in known:
            near = [each[-1] for each in known if each[:-1] == path[:-1]]
            complaint = msg('no other language has the label "{key}"', key=path[-1])
            yield document.problem(path, with_guess(complaint, path[-1], near), at_key=True)
    yield from _check_typography(document)
    yield from check_labels(document, finished, is_draft=True)


def _check_typography(document: Document) -> Iterator[Problem]:
    rules = document.data.get(TYPOGRAPHY) or ()
    if not isinstance(rules, (list, tuple)):
        yield document.problem((TYPOGRAPHY,), msg("this must be {what}, not {value}", what=LIST, value=shown(rules)))
        return
    for index, rule in enumerate(rules):
        try:
            re.compile(rule["find"]).sub(rule["put"], "")
            if endless := mistake_in(rule["find"]):
                yield document.problem((TYPOGRAPHY, index, "find"), endless)
        except (re.error, LookupError, TypeError, OverflowError, RecursionError) as error:
            message = msg(
                "this is no substitution (find: a regular expression, put: what replaces it): {reason}", reason=error
            )
            yield document.problem((TYPOGRAPHY, index), message)


def _vocabulary_paths() -> set[tuple[str, ...]]:
    """What ``vocabulary`` must hold: every value of every vocabulary, with a label and a description."""
    paths: set[tuple[str, ...]] = set()
    for vocabulary in model.VOCABULARIES:
        key = vocabulary_key(vocabulary)
        paths |= {(VOCABULARY, key), (VOCABULARY,)}
        for value in vocabulary:
            paths.add((VOCABULARY, key, value.value))
            paths |= {(VOCABULARY, key, value.value, part) for part in ("label", "description")}
    return paths


def vocabulary_key(vocabulary: type[StrEnum]) -> str:
    """The name of a vocabulary in the labels: ``SigningMode`` is ``signing_mode``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", vocabulary.__name__).lower()


def has_plural_forms(tree: Mapping[str, Any]) -> bool:
    """Whether what stands under a label are its forms for numbers."""
    return bool(tree) and set(tree) <= PLURAL_FORMS


def _paths(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every key of a tree of labels; plural forms and typography differ from language to language and are left out."""
    if not isinstance(tree, dict) or has_plural_forms(tree):
        return
    for key, value in tree.items():
        yield (*path, key)
        if (*path, key) != (TYPOGRAPHY,):
            yield from _paths(value, (*path, key))


def leaves(tree: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, Any]]:
    """Every label of a tree with its path; typography is none."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if (*path, key) != (TYPOGRAPHY,):
                yield from leaves(value, (*path, key))
    else:
        yield path, tree
