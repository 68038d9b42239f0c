"""Which regular expressions the typography of a language may have: those that end soon, whatever the text.

Python tries every way in which a text can match. Where a repeated part can match in several ways, as in ``(a+)+``,
their number doubles with each letter; where many parts in a row are repeated, it grows with a power of the length.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from ..mistakes.messages import Message, msg

MOST_REPEATED = 2  # parts without an end
FEW = 4  # times; so often may be repeated what can match in several ways

_parser: Any = import_module("re._parser")  # it is what re itself compiles; there is no public one


def mistake_in(expression: str) -> Message | None:
    """What may take for ever in ``expression``, which is a regular expression; ``None`` where nothing does."""
    repeats = list(_repeats(_parser.parse(expression)))
    if any(most > FEW and _has_several_ways(part) for most, part in repeats):
        return msg(
            "what is repeated here holds a choice or is repeated inside, and could run for ever; write [ab] for (a|b)"
        )
    if sum(most == _parser.MAXREPEAT for most, _ in repeats) > MOST_REPEATED:
        return msg(
            "more than {limit} parts are repeated without an end here, which could run for ever", limit=MOST_REPEATED
        )
    return None


def _repeats(parsed: Any) -> Iterator[tuple[int, Any]]:
    """Each repeated part, with how often it may be, at most."""
    for code, argument in _codes(parsed):
        if str(code).endswith("_REPEAT"):
            yield int(argument[1]), argument[2]


def _has_several_ways(parsed: Any) -> bool:
    return any(
        str(code) == "BRANCH" or (str(code).endswith("_REPEAT") and argument[0] != argument[1])
        for code, argument in _codes(parsed)
    )


def _codes(parsed: Any) -> Iterator[tuple[Any, Any]]:
    """Every part of what was parsed, whatever it is in."""
    if isinstance(parsed, _parser.SubPattern):
        for code, argument in parsed:
            yield code, argument
            yield from _codes(argument)
    elif isinstance(parsed, list | tuple):
        for each in parsed:
            yield from _codes(each)
