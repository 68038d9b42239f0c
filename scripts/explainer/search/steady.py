"""Pagefind's files in an order that is always the same: it writes filters and languages in one that no two runs share.

The files concerned are gzipped CBOR (RFC 8949) after a mark, of arrays, texts and numbers only. Their names are made
from what is in them, and stand in a list, whose own name stands in the entry file.
"""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
LIST, FILTER = "pagefind.{}.pf_meta", "filter/{}.pf_filter"
FILTERS = 3  # their place in the list

# CBOR's major types; its tuples are called arrays.
NUMBER, TEXT, ARRAY = 0, 3, 4


def make_steady(folder: Path) -> None:
    """Sort the filters and languages of the index in ``folder``."""
    entry = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        listed = _taken(folder / LIST.format(language["hash"]))
        for each in listed[FILTERS]:
            name, values = _taken(folder / FILTER.format(each[1]))
            each[1] = _put([name, sorted(values)], folder, FILTER, each[1])
        listed[FILTERS].sort()
        language["hash"] = _put(listed, folder, LIST, language["hash"])
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (folder / ENTRY).write_text(text, encoding="utf-8")


def _taken(path: Path) -> Any:
    """What a file holds, which is no more."""
    content = path.read_bytes()
    path.unlink()
    return _value(gzip.decompress(content).removeprefix(MARK), 0)[0]


def _put(value: Any, folder: Path, place: str, former: str) -> str:
    """Write a file that holds ``value``; its name, in the form of the former one: the language, and some digits of a
    hash."""
    content = gzip.compress(MARK + _encoded(value), mtime=0)
    language, _, digits = former.rpartition("_")
    name = f"{language}_{sha256(content).hexdigest()[: len(digits)]}"
    (folder / place.format(name)).write_bytes(content)
    return name


def _value(data: bytes, at: int) -> tuple[Any, int]:
    """What is encoded at a place, and the place after it."""
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number > 23:
        length = 1 << (number - 24)
        number, at = int.from_bytes(data[at : at + length], "big"), at + length
    if kind == NUMBER:
        return number, at
    if kind == TEXT:
        return data[at : at + number].decode(), at + number
    if kind != ARRAY:
        raise ValueError(f"Pagefind's files hold something new: a value of the CBOR type {kind}")
    items = []
    for _ in range(number):
        item, at = _value(data, at)
        items.append(item)
    return items, at


def _encoded(value: Any) -> bytes:
    if isinstance(value, int):
        return _head(NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(TEXT, len(text)) + text
    return _head(ARRAY, len(value)) + b"".join(map(_encoded, value))


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    exponent = next(exponent for exponent in range(4) if number < 1 << (8 << exponent))
    return bytes([kind << 5 | 24 + exponent]) + number.to_bytes(1 << exponent, "big")
