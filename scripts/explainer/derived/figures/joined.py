"""Who has joined since: a tile for each, by date, with the lists that name it and those that do not.

Lists are letters, so that where they disagree it is seen: a letter is filled on a list, and empty beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .words import LEAST, Style, Words, height_of, stack, words

MOST = 40
GAP = 8
PAD = 9
SIGN = 24  # of a list, with the gap after it


class Member(NamedTuple):
    """Who joined or asked to, when and how far in words, and the numbers of the lists that name it."""

    name: str
    date: str
    lists: Sequence[int] = ()
    is_sure: bool = True  # has joined, not only asked to


class Lists(NamedTuple):
    """In words, the lists that name members, what it means that one does not, and the ``counts`` that name nobody."""

    naming: Sequence[str] = ()
    not_on_it: str = ""
    counts: Sequence[str] = ()


class Sign(NamedTuple):
    """A letter for a list at the middle of its square, ``is_on`` where the list names the member."""

    letter: str
    x: float
    y: float
    is_on: bool


class Tile(NamedTuple):
    """A member in its place."""

    x: float
    y: float
    width: float
    height: float
    words: list[Words]
    signs: list[Sign]
    is_sure: bool


class Joined(NamedTuple):
    """Everything that is drawn; ``keys`` and ``words`` explain the letters."""

    width: float
    height: float
    tiles: list[Tile]
    keys: list[Sign]
    words: list[Words]


def letter(number: int) -> str:
    """A, B, C and so on."""
    return chr(ord("A") + number)


def joined(members: Sequence[Member], lists: Lists, width: float, others: Callable[[int], str]) -> Joined:
    """The tiles of ``members``, which are in their order, below the key to ``lists``."""
    small = width < 500
    margin, columns = (12, 2) if small else (24, 4)
    keys, said, top = _key(lists, margin, width - 2 * margin)
    room = (width - 2 * margin - (columns - 1) * GAP) / columns
    shown = members if len(members) <= MOST else members[: MOST - 1]
    tiles = []
    for start in range(0, len(shown), columns):
        row = shown[start : start + columns]
        blocks = [_words(each, room) for each in row]
        height = max(height_of(each, 2) for each in blocks) + 2 * PAD + (SIGN + 2 if lists.naming else 0)
        for index, (member, words_of) in enumerate(zip(row, blocks, strict=True)):
            x = margin + index * (room + GAP)
            inside, _ = stack(words_of, x + PAD, top + PAD, 2)
            signs = [
                Sign(
                    letter(number),
                    round(x + PAD + number * SIGN + 10, 1),
                    round(top + height - PAD - 10, 1),
                    number in member.lists,
                )
                for number in range(len(lists.naming))
            ]
            tiles.append(
                Tile(round(x, 1), round(top, 1), round(room, 1), round(height, 1), inside, signs, member.is_sure)
            )
        top += height + GAP
    if len(members) > len(shown):
        rest = words(others(len(members) - len(shown)), width, Style(LEAST, "strong")).at(margin, top + 4)
        said.append(rest)
        top = rest.bottom + GAP
    return Joined(width, round(top - GAP + margin, 1), tiles, keys, said)


def _words(member: Member, room: float) -> list[Words]:
    return [
        words(member.date, room - 2 * PAD, Style(LEAST, "quiet"), 4),
        words(member.name, room - 2 * PAD, Style(LEAST, "strong"), 5),
    ]


def _key(lists: Lists, margin: float, room: float) -> tuple[list[Sign], list[Words], float]:
    """The letters with what they stand for, above the tiles; what only counts has none."""
    keys, said = [], []
    top = float(margin)
    for number, title in enumerate([*lists.naming, *([lists.not_on_it] if lists.naming else [])]):
        block = words(title, room - SIGN - 4, Style(LEAST), 3).at(margin + SIGN + 4, top)
        keys.append(
            Sign(letter(number), margin + 10, round(block.y - LEAST * 0.36, 1), is_on=number < len(lists.naming))
        )
        said.append(block)
        top = block.bottom + 7
    for title in lists.counts:
        said.append(words(title, room, Style(LEAST), 3).at(margin, top))
        top = said[-1].bottom + 7
    return keys, said, top + (7 if said else 0)
