"""Mistakes in the files that contributors write, and how they are shown.

A mistake is reported as ``file:line:column: path: message``, with the line and a mark under the place; all of them at
once, in the order of the file; then their number. Of very many the first are shown, and of very long lines what is
around the place: what a terminal can show, and somebody mend.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from operator import attrgetter
from typing import TypeVar

from .messages import Message, Translate, msg
from .terminal import around, shortened, visible, width

T = TypeVar("T")

MOST_SHOWN = 100
MOST_COUNTED = 20_000  # of one kind in one file, after which no more are told apart
LONGEST_HEADING = 600
LONGEST_WORD = 60  # longer ones are no misspelt words


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
        said = ": ".join(part for part in (where, self.path, self.message.text(translate)) if part)
        return shortened(visible(said), LONGEST_HEADING)

    def excerpt(self) -> str:
        """The line of the file, and under it a mark at the column; empty where there is no line to show."""
        if not self.source.strip():
            return ""
        number = str(self.line)
        before, after = around(self.source, self.column - 1)
        indent = "".join("\t" if character == "\t" else " " * width(character) for character in before)
        return f"  {number} | {before}{after}\n  {' ' * len(number)} | {indent}^"


class InvalidFileError(Exception):
    """Files that cannot be used, with every reason why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems), key=attrgetter("file", "line", "column", "path"))
        super().__init__(report(self.problems, str))


def collect(problems: list[Problem], load: Callable[[], T]) -> T | None:
    """What ``load`` gives, or ``None`` with its problems added to ``problems``."""
    try:
        return load()
    except InvalidFileError as invalid:
        problems += invalid.problems
        return None


def report(problems: list[Problem], translate: Translate) -> str:
    """All that a contributor is told: each mistake with its line, then how many there are."""
    shown = problems[:MOST_SHOWN]
    lines = [line for problem in shown for line in (problem.heading(translate), problem.excerpt()) if line]
    return "\n".join([*lines, _count(len(problems)).text(translate)])


def _count(number: int) -> Message:
    if number >= MOST_COUNTED:
        return msg("{number} errors or more; {shown} are shown", number=number, shown=MOST_SHOWN)
    if number > MOST_SHOWN:
        return msg(
            "{number} errors; {shown} are shown, {rest} are not",
            number=number,
            shown=MOST_SHOWN,
            rest=number - MOST_SHOWN,
        )
    return msg("1 error") if number == 1 else msg("{number} errors", number=number)


def said(complaint: Problem | Message, translate: Translate) -> str:
    """A complaint on one line, with its place if it has one."""
    return complaint.heading(translate) if isinstance(complaint, Problem) else complaint.text(translate)


def close_matches(word: str, known: Iterable[str]) -> list[str]:
    """The known word that looks most like ``word``, if one does."""
    return get_close_matches(word, list(known), n=1, cutoff=0.6) if len(word) <= LONGEST_WORD else []


@dataclass(frozen=True)
class Guess(Message):
    """A complaint about ``word``, with the word of ``known`` that was probably meant, which is looked for when the
    message is shown: of many mistakes, few are."""

    word: str = ""
    known: Iterable[str] = ()
    otherwise: Message | None = None

    def text(self, translate: Translate) -> str:
        complaint = super().text(translate)
        if close := close_matches(self.word, self.known):
            guessed = msg('{complaint}; did you mean "{guess}"?', complaint=complaint, guess=close[0])
            return guessed.text(translate)
        hint = self.otherwise
        return (
            msg("{complaint}; {otherwise}", complaint=complaint, otherwise=hint).text(translate) if hint else complaint
        )


def with_guess(complaint: Message, word: str, known: Iterable[str], otherwise: Message | None = None) -> Message:
    """``complaint`` with the known word that was probably meant; ``otherwise`` follows when nothing is close."""
    return Guess(complaint.template, complaint.values, word, known, otherwise)


class MissingProgramError(Exception):
    """A program that a build needs is not there or does not work; ``message`` says what to do."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message.text(str))


class NoBrowserError(MissingProgramError):
    """There is no browser that prints, or it ends before it has, because of ``reason``."""

    def __init__(self, reason: str = "") -> None:
        missing = msg("Chromium draws cards and prints a PDF; install it (Debian: apt-get install chromium)")
        fails = msg(
            "Chromium fails ({reason}); build again, or with another: CHROMIUM=/path/to/chromium", reason=reason
        )
        super().__init__(fails if reason else missing)


class NoSearchEngineError(MissingProgramError):
    """Pagefind makes no index, because of ``reason``."""

    def __init__(self, reason: object) -> None:
        super().__init__(
            msg(
                "Pagefind makes no index of the search ({reason}); set it up anew: delete .venv, then make site",
                reason=reason,
            )
        )
