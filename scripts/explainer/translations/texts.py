"""Every text that a facts file has in several languages, found without the model: a former version may be invalid.

Former versions are read in small pieces, and only those pieces that change, because two versions differ in few of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from ..facts.yaml_reader import DataPath, read_yaml_text
from ..versions.matching import ids

# Signs that are the same sign to a reader.
APOSTROPHES, QUOTES, DASHES, INVISIBLE = "’‘ʼ′‹›", "“”„«»″", "‐‑‒–—−", "\u00ad\u200b\u2060"
SIGNS = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys(QUOTES, '"'),
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(INVISIBLE, ""),
    }
)

BEFORE_A_KEY_OF_THE_FILE = re.compile(r"\n(?=[^\s#-])")
# A key, lines that say nothing, the indentation of the first item.
LIST = re.compile(r"([^\n]*\n)(?:[ \t\r]*(?:#[^\n]*)?\n)*( *)-\s")


class Wording(NamedTuple):
    """A text in one version. Where it belongs, whatever stands before it in the file: the ``ids`` of the entry around
    it (now and formerly) and the ``keys`` below that. What it says: one string per language of the site, in their
    order, without what is only typography, and empty where there is none."""

    ids: tuple[str, ...]
    keys: tuple[str, ...]
    strings: tuple[str, ...]


class Multilingual(NamedTuple):
    """A mapping from languages, one of them of the site, to strings, and where it stands."""

    path: DataPath
    ids: tuple[str, ...]
    keys: tuple[str, ...]
    by_language: dict[str, str]

    def wording(self, locales: tuple[str, ...]) -> Wording:
        strings = (comparable(self.by_language.get(locale, "")) for locale in locales)
        return Wording(self.ids, self.keys, tuple(strings))


def comparable(text: str) -> str:
    """``text`` without what is only typography: blanks, the forms of quotation marks, apostrophes and dashes."""
    return "".join(unicodedata.normalize("NFKC", text).translate(SIGNS).split())


def multilingual(
    data: Any,
    locales: tuple[str, ...],
    path: DataPath = (),
    ids_around: tuple[str, ...] = ("",),
    keys: tuple[str, ...] = (),
) -> Iterator[Multilingual]:
    """Every text in ``data``, in the order of the file."""
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from multilingual(item, locales, (*path, index), ids_around, keys)
    elif isinstance(data, dict) and _is_text(data, locales):
        yield Multilingual(path, ids_around, keys, data)
    elif isinstance(data, dict):
        own = ids(data)
        for name, value in data.items():
            yield from multilingual(value, locales, (*path, name), own or ids_around, (name,) if own else (*keys, name))


def _is_text(data: dict[str, Any], locales: tuple[str, ...]) -> bool:
    return any(locale in data for locale in locales) and all(isinstance(value, str) for value in data.values())


@lru_cache(maxsize=20_000)
def wordings(piece: str, locales: tuple[str, ...]) -> tuple[Wording, ...]:
    """The texts of a piece of a facts file; raises ``InvalidFileError`` where it is not YAML."""
    return tuple(text.wording(locales) for text in multilingual(read_yaml_text(piece, "").data, locales))


def pieces(text: str) -> Iterator[str]:
    """Small documents that say together what ``text`` says: one for each key of the file and item of its lists. One may
    not stand alone, where a text between quotation marks is not indented."""
    for part in BEFORE_A_KEY_OF_THE_FILE.split(text):
        yield from _items(part)


@lru_cache(maxsize=1_000)
def _items(part: str) -> tuple[str, ...]:
    opening = LIST.match(part)
    if not opening:
        return (part,)
    key, indentation = opening.groups()
    _, *items = re.split(rf"\n(?={indentation}-\s)", part)
    return tuple(key + item for item in items)
