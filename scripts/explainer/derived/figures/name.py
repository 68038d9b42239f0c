"""One name in every script, large."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .words import LEAST, Style, Words, has_whole_words, lines_of, stack, words

PAD = 22
SIZES = (40, 34, 28, 23, 19)
MOST_LINES = {40: 1, 34: 1, 28: 2, 23: 3, 19: 5}


class Form(NamedTuple):
    """A form of a name, its language as a tag, and the languages that have it, in words."""

    text: str
    lang: str
    languages: str


class Line(NamedTuple):
    """A form in its place."""

    lang: str
    words: Words


class Name(NamedTuple):
    """Everything that is drawn: forms, the words for their languages, and rules between them."""

    width: float
    height: float
    forms: list[Line]
    words: list[Words]
    rules: list[float]


def name(forms: Sequence[Form], width: float) -> Name:
    """The picture of the ``forms`` of one name."""
    room = width - 2 * PAD
    placed: list[Line] = []
    said: list[Words] = []
    rules: list[float] = []
    top = float(PAD)
    for form in forms:
        (large, small), bottom = stack(
            [
                words(form.text, room, Style(_size(form.text, room), "title"), 5),
                words(form.languages, room, Style(LEAST, "quiet"), 2),
            ],
            PAD,
            top,
            6,
        )
        placed.append(Line(form.lang, large))
        said.append(small)
        rules.append(round(bottom + 14, 1))
        top = bottom + 30
    return Name(width, round(top - 30 + PAD, 1), placed, said, rules[:-1])


def _size(text: str, room: float) -> int:
    """The largest at which the name does not take too many lines and no word is broken."""
    return next((size for size in SIZES if _fits(text, room, size)), SIZES[-1])


def _fits(text: str, room: float, size: int) -> bool:
    style = Style(size, "title")
    return has_whole_words(text, room, style) and len(lines_of(text, room, style)) <= MOST_LINES[size]
