"""A drawing as tests read it: its words, and whether they stay within it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from explainer.derived.figures import drawings
from explainer.derived.figures.words import LEAST, Words

WIDTHS = tuple(drawings.WIDTHS.values())
LONG = "Maximiliana Alexandra von und zu Hohenlohe-Schillingsfürst-Waldenburg"


def others(number: int) -> str:
    return f"and {number} others"


def all_words(value: Any) -> Iterator[Words]:
    """Every text of a drawing."""
    if isinstance(value, Words):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from all_words(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from all_words(each)


def said(drawing: Any) -> list[str]:
    return [" ".join(words.lines) for words in all_words(drawing)]


def assert_inside(drawing: Any) -> None:
    """No text is too small, and none runs over the edge."""
    for words in all_words(drawing):
        assert words.size >= LEAST, words
        assert words.left >= -1 and words.left + words.width <= drawing.width + 1, words
        assert words.top >= -1 and words.bottom <= drawing.height + 1, words
