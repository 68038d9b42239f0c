"""Words in the spelling in which they are compared.

The engine finds beginnings of words, whatever their accents and endings. What it does not know is added here as
further words: the parts of "O’Neill-7", with and without its apostrophe, "oe" for "œ", and the later parts of a name in
a script that is written without spaces.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

APOSTROPHE = re.compile("['’ʼ‘`´′]")
# Signs between letters; looking for the sign first is five times as quick.
INNER_APOSTROPHE = re.compile(r"['’ʼ](?<=\w.)(?=\w)")
INNER_HYPHEN = re.compile(r"[‐‑‒–](?<=\w.)(?=\w)")
LETTERS = re.compile(r"[^\W_]+")
# Thai to Khmer, kana, Chinese characters.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
LIGATURES = {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"}
LIGATURE = re.compile("[œŒæÆ]")
LONGEST_PART = 12  # characters; of a longer query in an unspaced script, the engine takes the beginning


class WithoutAccents(dict[int, int | None]):
    """For ``str.translate``: every character stays, but for those that stand on another."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


WITHOUT_ACCENTS = WithoutAccents()


def with_plain_signs(text: str) -> str:
    """``text`` with the one apostrophe and the one hyphen at which the engine divides words."""
    return INNER_HYPHEN.sub("-", INNER_APOSTROPHE.sub("'", text))


def plain(text: str) -> str:
    """``text`` without accents and capitals."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFD", _spelled(text)).lower().translate(WITHOUT_ACCENTS)


def key(name: str) -> str:
    """The letters and digits of ``name``, without accents and capitals: the same for all ways to write it."""
    letters = unicodedata.normalize("NFD", _spelled(name)).lower()
    return "".join(filter(str.isalnum, letters))


def spellings(text: str) -> list[str]:
    """Every word under which ``text`` is to be found."""
    return list(dict.fromkeys(word for piece in text.split() for word in _spellings(piece)))


def further_spellings(text: str) -> list[str]:
    """The words under which ``text`` is to be found and that the engine does not see in it."""
    pieces = text.split()
    several = [piece for piece in pieces if _has_several(piece)]  # few have
    seen = {parts[0] for parts in map(_letters, pieces) if len(parts) == 1} if several else ()
    return list(dict.fromkeys(word for piece in several for word in _spellings(piece) if word not in seen))


# Texts have few words, many times.
often = lru_cache(maxsize=20_000)


@often
def _spellings(piece: str) -> list[str]:
    """The same of what stands between two blanks."""
    whole = _spelled(piece)
    joined = APOSTROPHE.sub("", whole)
    words = LETTERS.findall(whole)
    if joined != whole:
        words = LETTERS.findall(joined) + words
    return words + [run[start : start + LONGEST_PART] for run in UNSPACED.findall(piece) for start in range(len(run))]


@often
def _has_several(piece: str) -> bool:
    """Whether it is to be found under other words than the one that the engine sees in it."""
    seen = _letters(piece)
    return len(seen) != 1 or _spellings(piece) != seen


@often
def _letters(piece: str) -> list[str]:
    return LETTERS.findall(piece)


def words_in(text: str) -> list[str]:
    """The words of ``text`` in the spelling in which they are compared."""
    return [word for piece in text.split() for word in _words(piece)]


@often
def _words(piece: str) -> list[str]:
    return LETTERS.findall(plain(piece))


def _spelled(text: str) -> str:
    return LIGATURE.sub(lambda ligature: LIGATURES[ligature[0]], text)
