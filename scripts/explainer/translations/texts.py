"""Every text that a facts file has in several languages, found without the model: a former version may be invalid.

Former versions are read in small pieces, and each piece once, because two versions differ in few of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from ..facts.yaml_reader import DataPath, read_yaml_text
from ..mistakes.problems import InvalidFileError

# Where a text belongs, whatever stands before it in the file: the nearest id above it, then the keys below that.
Key = tuple[str, ...]

# A text as it is compared: one string per language of the site, in their order, empty where there is none.
Strings = tuple[str, ...]

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


class Multilingual(NamedTuple):
    """A text in several languages; ``is_whole`` where it stands in each language of the site, and no other."""

    path: DataPath
    key: Key
    strings: Strings
    is_whole: bool


def comparable(text: str) -> str:
    """``text`` without what is only typography: blanks, the forms of quotation marks, apostrophes and dashes."""
    return "".join(unicodedata.normalize("NFKC", text).translate(SIGNS).split())


def multilingual(data: Any, locales: tuple[str, ...]) -> list[Multilingual]:
    """Every text in ``data`` that is a mapping from languages, one of them of the site, to strings."""
    return list(_walk(data, locales, (), ("",)))


def _walk(data: Any, locales: tuple[str, ...], path: DataPath, key: Key) -> Iterator[Multilingual]:
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _walk(item, locales, (*path, index), key)
    elif isinstance(data, dict) and _is_text(data, locales):
        strings = tuple(comparable(data.get(locale, "")) for locale in locales)
        yield Multilingual(path, key, strings, set(data) == set(locales))
    elif isinstance(data, dict):
        above = (data["id"],) if isinstance(data.get("id"), str) else key
        for name, value in data.items():
            yield from _walk(value, locales, (*path, name), (*above, name))


def _is_text(data: dict[str, Any], locales: tuple[str, ...]) -> bool:
    return any(locale in data for locale in locales) and all(isinstance(value, str) for value in data.values())


def texts_in(text: str, locales: tuple[str, ...]) -> list[tuple[Key, Strings]] | None:
    """The texts of a facts file given as ``text``; ``None`` where it is not YAML."""
    try:
        return [found for piece in pieces(text) for found in _texts_in_piece(piece, locales)]
    except InvalidFileError:
        pass  # a piece may not stand alone where a text between quotation marks is not indented
    try:
        return list(_texts_in_piece(text, locales))
    except InvalidFileError:
        return None


def pieces(text: str) -> Iterator[str]:
    """Small documents that say together what ``text`` says: one for each key of the file and item of its lists."""
    for part in BEFORE_A_KEY_OF_THE_FILE.split(text):
        opening = LIST.match(part)
        if opening:
            key, indentation = opening.groups()
            _, *items = re.split(rf"\n(?={indentation}-\s)", part)
            yield from (key + item for item in items)
        else:
            yield part


@lru_cache(maxsize=20_000)
def _texts_in_piece(piece: str, locales: tuple[str, ...]) -> tuple[tuple[Key, Strings], ...]:
    found = multilingual(read_yaml_text(piece, "").data, locales)
    return tuple((text.key, text.strings) for text in found)
