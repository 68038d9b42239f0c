"""Records as plain values that any format can hold: in every language, or in one."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from ..facts.dates import When
from ..facts.model import Names, Record, Text
from .localize import Localizer

Plain = dict[str, Any]


def complete(record: Record) -> Plain:
    """The record as it stands in the facts file, in every language; what it leaves out is left out."""
    return record.model_dump(mode="json", exclude_none=True)


def localised(record: Record, localizer: Localizer) -> Plain:
    """The record in one language, under the same keys: a text or name is a string, typeset.

    Beside a key stands what the language adds: ``<key>_text`` a date in words, ``<key>_label`` the word for a term of a
    vocabulary, ``<key>_forms`` a name in every language.
    """
    plain: Plain = {}
    for key in type(record).model_fields:
        value = getattr(record, key)
        if value is not None:
            plain[key] = _local(value, localizer)
            plain |= _companion(key, value, localizer)
    return plain


def _local(value: Any, localizer: Localizer) -> Any:
    if isinstance(value, (Text, Names)):
        return localizer.value(value)
    if isinstance(value, When):
        return value.iso
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Record):
        return localised(value, localizer)
    if isinstance(value, tuple):
        return [_local(item, localizer) for item in value]
    if isinstance(value, dict):
        return {key: _local(item, localizer) for key, item in value.items()}
    return value


def _companion(key: str, value: Any, localizer: Localizer) -> Plain:
    if isinstance(value, When):
        return {f"{key}_text": localizer.value(value).text}
    if isinstance(value, StrEnum):
        return {f"{key}_label": localizer.value(value).label}
    if isinstance(value, Names):
        return {f"{key}_forms": {tag: localised(name, localizer) for tag, name in value.root.items()}}
    return {}
