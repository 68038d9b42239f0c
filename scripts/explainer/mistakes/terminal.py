"""How the text of a file is shown in a terminal: no longer than it is wide, and with nothing that steers it."""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

LINE = 160
GAP = "…"
NOTHING_SHOWN = "\N{REPLACEMENT CHARACTER}"

# Signs that move the cursor, change colours, turn the direction of writing or end the line.
STEERING = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    """``text`` with what steers a terminal as its code."""
    return STEERING.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def harmless(text: str) -> str:
    """``text`` with one sign for each that steers a terminal, so that columns stay what they are."""
    return STEERING.sub(NOTHING_SHOWN, text)


def width(character: str) -> int:
    """The number of columns that a character takes."""
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def shortened(text: str, longest: int) -> str:
    """``text``, of which the middle is left out where it is longer: a message says at its ends where and what."""
    if len(text) <= longest:
        return text
    return f"{text[: longest * 2 // 3]} {GAP} {text[-longest // 3 :]}"


def around(line: str, place: int) -> tuple[str, str]:
    """What is shown of ``line`` before and from ``place`` on."""
    before, after = line[:place], line[place:]
    if len(line) > LINE:
        start = max(0, min(place - LINE // 2, len(line) - LINE))
        before = (GAP if start else "") + line[start:place]
        after = line[place : start + LINE] + (GAP if start + LINE < len(line) else "")
    return harmless(before), harmless(after)
