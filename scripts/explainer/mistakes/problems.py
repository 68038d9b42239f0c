"""Mistakes in the files that contributors write, and how they are shown.

A mistake is reported as ``file:line:column: path: message``, with the line and a mark under the place; all of them at
once, in the order of the file; then their number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from .messages import Message, Translate, msg


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. ``line`` and ``column`` count from 1; ``path`` is dotted, as in ``people.3.role``; ``source`` is the
    text of the line."""

    file: str
    line: int
    column: int
    path: str
    message: Message = field(compare=False)
    source: str = field(default="", compare=False)

    def heading(self, translate: Translate) -> str:
        """The mistake on one line."""
        where = f"{self.file}:{self.line}:{self.column}"
        return ": ".join(part for part in (where, self.path, self.message.text(translate)) if part)

    def excerpt(self) -> str:
        """The line of the file, and under it a mark at the column; empty where there is no line to show."""
        if not self.source.strip():
            return ""
        number = str(self.line)
        before = "".join("\t" if character == "\t" else " " for character in self.source[: self.column - 1])
        return f"  {number} | {self.source}\n  {' ' * len(number)} | {before}^"


class InvalidFileError(Exception):
    """Files that cannot be used, with every reason why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems, str))


def report(problems: list[Problem], translate: Translate) -> str:
    """All that a contributor is told: each mistake with its line, then how many there are."""
    lines = [line for problem in problems for line in (problem.heading(translate), problem.excerpt()) if line]
    return "\n".join([*lines, _count(len(problems)).text(translate)])


def _count(number: int) -> Message:
    return msg("1 error") if number == 1 else msg("{number} errors", number=number)


def close_matches(word: str, known: Iterable[str]) -> list[str]:
    """The known word that looks most like ``word``, if one does."""
    return get_close_matches(word, list(known), n=1, cutoff=0.6)


def with_guess(complaint: Message, word: str, known: Iterable[str], otherwise: Message | None = None) -> Message:
    """``complaint`` with the known word that was probably meant; ``otherwise`` follows when nothing is close."""
    close = close_matches(word, known)
    if close:
        return msg('{complaint}; did you mean "{guess}"?', complaint=complaint, guess=close[0])
    return msg("{complaint}; {otherwise}", complaint=complaint, otherwise=otherwise) if otherwise else complaint


class NoBrowserError(Exception):
    """There is no browser that prints; ``message`` says what to do."""

    def __init__(self) -> None:
        self.message: Message = msg("a PDF is printed by Chromium; install it (Debian: apt-get install chromium)")
        super().__init__(self.message.text(str))
