"""Pagefind's files in an order that is always the same: it writes filters and languages in one that no two runs share.

The files concerned are gzipped CBOR (RFC 8949) after a mark, of arrays, texts and numbers only. Their names are made
from what is in them, and stand in a list, whose own name stands in the entry file.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"

# CBOR's major types; its tuples are called arrays.
NUMBER, TEXT, ARRAY = 0, 3, 4


def steady(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index, by their paths, with sorted filters and languages."""
    found = dict(files)
    entry = json.loads(found[ENTRY])
    for language in entry["languages"].values():
        listed = _read(found.pop(_list_path(language["hash"])))
        filters = listed[FILTERS]
        for each in filters:
            name, values = _read(found.pop(_filter_path(each[1])))
            written = _written([name, sorted(values)])
            each[1] = _name(each[1], written)
            found[_filter_path(each[1])] = written
        filters.sort()
        written = _written(listed)
        language["hash"] = _name(language["hash"], written)
        found[_list_path(language["hash"])] = written
    found[ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return found


FILTERS = 3  # their place in the list


def _list_path(name: str) -> str:
    return f"pagefind.{name}.pf_meta"


def _filter_path(name: str) -> str:
    return f"filter/{name}.pf_filter"


def _name(former: str, content: bytes) -> str:
    """A name in the form of the former one: the language, and as many digits of a hash."""
    language, _, digits = former.rpartition("_")
    return f"{language}_{sha256(content).hexdigest()[: len(digits)]}"


def _read(file: bytes) -> Any:
    return _value(gzip.decompress(file).removeprefix(MARK), 0)[0]


def _written(value: Any) -> bytes:
    return gzip.compress(MARK + _encoded(value), mtime=0)


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
