"""How far a translation is, and what looks as if it were none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from babel import Locale, UnknownLocaleError

from ..facts import walk
from ..facts.model import Facts, Text
from ..facts.yaml_reader import DataPath, Document
from ..mistakes.messages import Message, msg
from ..mistakes.problems import Problem
from .label_checks import whole_labels
from .labels import CONVENTIONS, Labels
from .skeleton import plural_forms
from .text import LentText

# Words that two languages do not have alike by chance; in the texts of the facts stand names of newspapers too.
PHRASE, SENTENCE = 3, 6


@dataclass(frozen=True)
class Left:
    """How many of the texts of the facts, of the labels and of the pages that authors wrote a language still lacks."""

    language: str
    texts: int
    all_texts: int
    labels: int
    all_labels: int
    pages: int
    all_pages: int

    @property
    def messages(self) -> list[Message]:
        """Of pages nothing is said where no author wrote any."""
        counted = [
            msg(
                "{language}: {texts} of {all_texts} texts, {labels} of {all_labels} labels left to translate",
                **vars(self),
            )
        ]
        pages = msg("{language}: {pages} of {all_pages} pages of your own left to translate", **vars(self))
        return [*counted, pages] if self.all_pages else counted


def left(facts: Facts, labels: Labels, pages: int = 0, all_pages: int = 0) -> Left:
    """What is left to translate in the language of ``labels``, with so many of the pages that authors wrote."""
    texts = [text for _, text in walk.texts(facts)]
    words = [word for _, word in _labels(labels.tree) if not isinstance(word, str) or any(map(str.isalpha, word))]
    return Left(
        labels.locale,
        sum(labels.locale not in text.root for text in texts),
        len(texts),
        sum(isinstance(word, LentText) for word in words),
        len(words),
        pages,
        all_pages,
    )


def texts_left(facts: Facts, document: Document, locale: str) -> list[Problem]:
    """Where each text of the facts stands that is not in ``locale`` yet, in the order of the file."""
    message = msg("not in {language} yet", language=locale)
    found = [document.problem(path, message) for path, text in walk.texts(facts) if locale not in text.root]
    return sorted(found, key=lambda problem: (problem.line, problem.column))


def doubtful_labels(labels: Mapping[str, Labels]) -> Iterator[Problem]:
    """What a translator may have forgotten in the labels: words copied from another language, forms of plurals,
    conventions."""
    for each in labels.values():
        yield from _foreign_conventions(each)
        yield from _missing_forms(each)
    own = {locale: _written(each) for locale, each in labels.items()}
    for one, other in combinations(labels, 2):
        same = [path for path, word in own[other].items() if own[one].get(path) == word and len(word.split()) >= PHRASE]
        if same:
            message = msg(
                '{number} of {all} labels say the same as in "{language}", this one first; are they translated?',
                number=len(same),
                all=len(own[other]),
                language=one,
            )
            yield labels[other].document.problem(same[0], message)


def doubtful_texts(facts: Facts, document: Document, locales: tuple[str, ...]) -> Iterator[Problem]:
    """Texts of the facts that say the same in two languages."""
    texts = [(path, text) for path, text in walk.texts(facts) if isinstance(text, Text)]
    for one, other in combinations(locales, 2):
        same = [
            path
            for path, text in texts
            if text.root.get(one) == text.root.get(other, "") and len(text.root[one].split()) >= SENTENCE
        ]
        if same:
            message = msg(
                '{number} of {all} texts say the same as in "{language}", this one first; are they translated?',
                number=len(same),
                all=len(texts),
                language=one,
            )
            yield document.problem((*same[0], other), message)


def _written(labels: Labels) -> dict[DataPath, str]:
    """What stands in the file of a language, without what another lends it."""
    return {
        path: word for path, word in _labels(labels.tree) if isinstance(word, str) and not isinstance(word, LentText)
    }


def _labels(tree: Mapping[str, Any]) -> Iterator[tuple[DataPath, Any]]:
    """Every label with its path; one that has plural forms is lent when they are."""
    for path, value in whole_labels(tree):
        if path != (CONVENTIONS,):
            form = next(iter(value.values())) if isinstance(value, dict) else value
            yield path, form if isinstance(form, LentText) else value


def _foreign_conventions(labels: Labels) -> Iterator[Problem]:
    written = str(labels.tree[CONVENTIONS])
    try:
        is_its_own = Locale.parse(written, sep="-").language == Locale.parse(labels.locale, sep="-").language
    except (UnknownLocaleError, ValueError):
        return
    if not is_its_own:
        message = msg('"{written}" is another language; dates and lists will be written as in it', written=written)
        yield labels.document.problem((CONVENTIONS,), message)


def _missing_forms(labels: Labels) -> Iterator[Problem]:
    """Told once: the first label that lacks forms, and how many do."""
    forms = plural_forms(Locale.parse(labels.locale, sep="-"))
    counted = [(path, value) for path, value in _labels(labels.tree) if isinstance(value, dict)]
    short = [path for path, value in counted if not {*forms} <= value.keys()]
    if short:
        message = msg(
            "this language has the forms {forms} (CLDR); {number} of {all} labels lack some, this one first",
            forms=", ".join(forms),
            number=len(short),
            all=len(counted),
        )
        yield labels.document.problem(short[0], message)
