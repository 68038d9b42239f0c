"""The words of the glossary where texts use them: each is marked once on a page, and explained on demand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from markupsafe import Markup

from ..facts.model import Term
from ..language.localize import Localizer, View
from ..language.text import LentText, MarkedText, PlainText, on_one_line


def forms_of(term: Term, localizer: Localizer) -> list[PlainText]:
    """What to look for in texts: the forms that the file gives in this language, else the word itself."""
    found: list[PlainText] = localizer.value(term.forms) if term.forms else [localizer.value(term.term)]
    return found


class Explainer:
    """Marks words of the glossary in the texts of one page, in the order in which the texts are shown."""

    def __init__(self, terms: Mapping[str, Term], localizer: Localizer) -> None:
        """``terms`` are by each form in which they are looked for."""
        self._terms = terms
        self._localizer = localizer
        self._used: dict[str, Term] = {}
        self._pattern = _any_of(tuple(self._terms))

    def __call__(self, text: PlainText) -> PlainText | Markup:
        """``text`` with a button at the first use of each word on the page. Everything else stays only text."""
        if isinstance(text, LentText):  # its words are not those of the page's language
            return text
        pieces, end = [], 0
        for match in self._pattern.finditer(text) if self._terms else ():
            term = self._term(match[0])
            if term.id not in self._used and match.start() >= end:
                self._used[term.id] = term
                start, after = _with_its_neighbours(text, match)
                start = max(start, end)
                around = _html(text[start : match.start()]), _html(text[match.end() : after])
                pieces += [_html(text[end:start]), _button(term, match[0], around)]
                end = after
        if not pieces:
            return text
        mark = text.mark if isinstance(text, MarkedText) else None
        return Markup("".join([*pieces, MarkedText.of(text[end:], mark).__html__()]))

    def __iter__(self) -> Iterator[View]:
        """The words marked so far."""
        return map(self._localizer.value, self._used.values())

    def _term(self, found: str) -> Term:
        return self._terms.get(found) or self._terms[found[0].lower() + found[1:]]


@lru_cache(maxsize=8)  # each page of a language looks for the same, but for the one that explains them
def _any_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the forms as a whole word, the longest first; the first letter may be a capital, as in a sentence."""
    longest_first = sorted(forms, key=len, reverse=True)
    found = "|".join(
        f"[{form[0]}{form[0].upper()}]{re.escape(form[1:])}" if form[0].isalpha() else re.escape(form)
        for form in longest_first
    )
    return re.compile(rf"(?<![\w-])(?:{found})(?![\w-])")


def _with_its_neighbours(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where what is written together with a word begins and ends, an article or a full stop: lines break at buttons."""
    start = text.rfind(" ", 0, match.start()) + 1
    end = text.find(" ", match.end())
    return start, end if end >= 0 else len(text)


def _button(term: Term, word: str, around: tuple[str, str]) -> str:
    """The mark of a word, kept in one line with what stands right ``around`` it."""
    button = f'<button class="term" type="button" popovertarget="explains-{term.id}">{_html(word)}</button>'
    return on_one_line(button.join(around)) if any(around) else button


def _html(text: str) -> str:
    return PlainText(text).__html__()
