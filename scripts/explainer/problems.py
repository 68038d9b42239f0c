"""Mistakes in the files that contributors write, and how they are shown.

A mistake is reported as ``file:line:column: path: message``; all of them at once, in the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. ``line`` and ``column`` count from 1; ``path`` is dotted, as in ``people.3.role``."""

    file: str
    line: int
    column: int
    path: str = field(compare=False)
    message: str = field(compare=False)

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}: "
        return where + (f"{self.path}: {self.message}" if self.path else self.message)


class InvalidFileError(Exception):
    """A file that cannot be used, with every reason why, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(str(self))

    def __str__(self) -> str:
        return "\n".join([*map(str, self.problems), count(len(self.problems))])


def count(number: int) -> str:
    """The closing line: "3 errors"."""
    return "1 error" if number == 1 else f"{number} errors"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A suggestion to append to a message; empty when nothing is close."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'; did you mean "{close[0]}"?' if close else ""
