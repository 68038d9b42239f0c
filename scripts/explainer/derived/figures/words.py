"""Words in a drawing: how wide they are, and where their lines end.

SVG does not break lines, and the fonts of a reader are not known here. Widths are those of wide system fonts, so that
words take less room than was kept for them, never more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from string import ascii_lowercase, ascii_uppercase
from typing import Literal, NamedTuple

# Classes of the style: serif; sans, bold and normal; over what is drawn, sans and serif; muted.
Face = Literal["title", "strong", "plain", "over", "head", "quiet"]
Anchor = Literal["start", "middle", "end"]

FACTORS: dict[Face, float] = {"title": 1.06, "strong": 1.12, "plain": 1.0, "over": 1.0, "head": 1.06, "quiet": 1.0}
EVEN: tuple[Face, ...] = ("title", "strong", "head", "over")  # whose lines are about as wide as each other
LEADING = 1.28
LEAST = (
    15.0  # the least size of words: nothing on the site is smaller, and no picture is shown smaller than it is drawn
)

# Widths in hundredths of the size, in a wide sans (DejaVu Sans): of the letters in order, of other signs, of the rest.
SMALL = (61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52)
CAPITALS = (68, 69, 70, 77, 63, 58, 77, 75, 30, 30, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69)
SIGNS = {
    **dict(zip(ascii_lowercase, SMALL, strict=True)),
    **dict(zip(ascii_uppercase, CAPITALS, strict=True)),
    **dict.fromkeys(" \u00a0\u202f.,:;'’‘!|·", 32),
    **dict.fromkeys('()[]/-‐“”"', 42),
    **dict.fromkeys("ЖШЩЮФжшщюмфы@—", 92),
}
LETTER, CAPITAL, IDEOGRAPH = 62, 74, 102

# Lines end between signs of scripts without spaces, after a blank that is not a no-break space, and after a hyphen that
# has a letter behind it: not in "Luna-25".
SIGN = "⺀-鿿぀-ヿ＀-￯"
PIECES = re.compile(rf"[{SIGN}]|[^ \n{SIGN}]+?-(?=[^\W\d_])|[^ \n{SIGN}]+|[ \n]+")


def width_of(text: str, size: float, face: Face = "plain") -> float:
    """How wide ``text`` is at most on one line."""
    return _hundredths(text) * size * FACTORS[face] / 100


@lru_cache(maxsize=20_000)  # each way to break lines is measured, and most lines are in many of them
def _hundredths(text: str) -> int:
    return sum(map(_of_sign, text))


@cache  # texts have few signs, many times
def _of_sign(sign: str) -> int:
    if unicodedata.east_asian_width(sign) in "WF":
        return IDEOGRAPH
    if unicodedata.combining(sign):
        return 0
    letter = unicodedata.normalize("NFD", sign)[0]
    return SIGNS.get(letter, CAPITAL if letter.isupper() else LETTER)


class Words(NamedTuple):
    """Lines of text: ``y`` is the base of the first, ``x`` where the ``anchor`` of each is."""

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    face: Face = "plain"
    anchor: Anchor = "start"

    @property
    def leading(self) -> float:
        return round(self.size * LEADING, 1)

    @property
    def top(self) -> float:
        return self.y - self.size * 0.8

    @property
    def bottom(self) -> float:
        return self.y + (len(self.lines) - 1) * self.leading + self.size * 0.25

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last; nothing where there are no lines."""
        return self.bottom - self.top if self.lines else 0

    @property
    def left(self) -> float:
        return self.x - {"start": 0, "middle": self.width / 2, "end": self.width}[self.anchor]

    @property
    def width(self) -> float:
        return max((width_of(line, self.size, self.face) for line in self.lines), default=0)

    def covers(self, x: float, y: float, room: float) -> bool:
        """Whether a point is on the words, or nearer to them than ``room``."""
        return self.left - room < x < self.left + self.width + room and self.top - room < y < self.bottom + room

    def at(self, x: float, top: float) -> Words:
        """The same words elsewhere."""
        return self._replace(x=round(x, 1), y=round(top + self.size * 0.8, 1))


class Style(NamedTuple):
    """How words are set."""

    size: float
    face: Face = "plain"
    anchor: Anchor = "start"


def words(text: str, width: float, style: Style, most: int = 9) -> Words:
    """``text`` in lines no wider than ``width``, at most ``most`` of them: the last ends in an ellipsis where there is
    more; of some faces in lines about as wide as each other. They stand at the origin, to be moved."""
    size, face, anchor = style
    lines = lines_of(text, width, style, most)
    if face in EVEN and len(lines) > 1:
        lines = _balanced(text, lines, width, style)
    return Words(0, size * 0.8, tuple(lines), size, face, anchor)


def _balanced(text: str, lines: list[str], width: float, style: Style) -> list[str]:
    """``text`` in as many lines, for which less and less room is kept; ``lines`` where these do not hold all of it."""
    if lines[-1].endswith("…"):
        return lines
    for share in range(95, 45, -5):
        room = width * share / 100
        narrower = lines_of(text, room, style)
        if len(narrower) > len(lines) or not has_whole_words(text, room, style):
            break
        lines = narrower
    return lines


def lines_of(text: str, width: float, style: Style, most: int = 9) -> list[str]:
    """``text`` broken where a line would be wider than ``width``."""
    lines, line = [], ""
    for piece in _pieces(text, width, style):
        if line and width_of((line + piece).rstrip(), style.size, style.face) > width:
            lines.append(line.strip())
            line = ""
        line += piece
    lines = [each for each in (*lines, line.strip()) if each]
    return lines if len(lines) <= most else [*lines[: most - 1], _shortened(lines[most - 1], width, style)]


def _pieces(text: str, width: float, style: Style) -> Iterator[str]:
    """The parts between which lines may end; signs alone, where a part is wider than a line."""
    for piece in PIECES.findall(text):
        yield from [piece] if width_of(piece, style.size, style.face) <= width else piece


def has_whole_words(text: str, width: float, style: Style) -> bool:
    """Whether no word of ``text`` has to be broken for its lines to be no wider than ``width``."""
    return all(width_of(piece, style.size, style.face) <= width for piece in PIECES.findall(text))


def _shortened(line: str, width: float, style: Style) -> str:
    while line and width_of(line + "…", style.size, style.face) > width:
        line = line[:-1]
    return line.rstrip() + "…"


def stack(blocks: list[Words], x: float, top: float, gap: float = 3) -> tuple[list[Words], float]:
    """Blocks one below the other from ``top`` on, and where they end."""
    placed = []
    for block in blocks:
        if block.lines:
            moved = block.at(x, top)
            placed.append(moved)
            top = moved.bottom + gap
    return placed, top - gap if placed else top


def height_of(blocks: list[Words], gap: float = 3) -> float:
    """How high a stack of blocks is."""
    return stack(blocks, 0, 0, gap)[1]
