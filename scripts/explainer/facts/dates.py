"""Dates as sources give them: a day, a month, a year, or a span of two of these.

The written form is ISO 8601 (level 0 of the Extended Date/Time Format, EDTF):
``2021-03-09``, ``2020-07``, ``2017``, ``2021-02-11/2021-02-12``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

ONE_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
JSON_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"

# What Babel calls the fields of each precision, finest last (CLDR skeletons).
# The parts of a date, the greatest first: how CLDR calls them, and Python.
PARTS = [("y", "year"), ("M", "month"), ("d", "day")]
SKELETONS = {"year": "y", "month": "yMMMM", "day": "yMMMMd"}


@dataclass(frozen=True)
class When:
    """A date or span as written in the facts file.

    ``iso`` is the written form, ``start`` and ``end`` the first and last day it covers, ``precision`` one of
    "day", "month", "year".
    """

    iso: str
    start: date
    end: date
    precision: str

    @classmethod
    def parse(cls, written: str) -> When:
        """Read the ISO form; raise ``PydanticCustomError`` of type ``date_form``, ``date_impossible`` or
        ``date_reversed``."""
        first, slash, second = written.partition("/")
        start, first_end, precision = _read_one(first, written)
        if not slash:
            return cls(written, start, first_end, precision)
        _, end, _ = _read_one(second, written)
        if end <= start:
            raise PydanticCustomError("date_reversed", "span ends before it starts", {"written": written})
        return cls(written, start, end, precision)

    @property
    def is_span(self) -> bool:
        return "/" in self.iso

    def format(self, locale: Locale) -> str:
        """The date in words, as precise as it was written."""
        return _format(self, locale)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.parse,
            core_schema.str_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda when: when.iso),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        # Without quotes, YAML reads a year as a number; the loader does not.
        year = {"type": "integer", "minimum": 1000, "maximum": 9999}
        return {
            "anyOf": [{"type": "string", "pattern": JSON_PATTERN}, year],
            "examples": ["2021-03-09", "2020-07", 2017],
        }


@lru_cache(maxsize=5_000)  # each citation says the same day
def _format(when: When, locale: Locale) -> str:
    if when.is_span:
        return _format_span(when, locale)
    if when.precision == "day":
        return format_date(when.start, "long", locale=locale)
    return format_skeleton(SKELETONS[when.precision], when.start, locale=locale)


def _format_span(span: When, locale: Locale) -> str:
    """A span in words. CLDR has no spans of days with months in full; the pattern with short ones is widened."""
    patterns = locale.interval_formats.get("yMMMd", {})
    differs = next((part for part, name in PARTS if getattr(span.start, name) != getattr(span.end, name)), "d")
    if span.precision != "day" or differs not in patterns:
        return format_interval(span.start, span.end, SKELETONS[span.precision], locale=locale)
    days = zip((span.start, span.end), patterns[differs], strict=True)
    return "".join(format_date(day, pattern.replace("MMM", "MMMM"), locale=locale) for day, pattern in days)


def _read_one(text: str, written: str) -> tuple[date, date, str]:
    """First day, last day and precision of one ISO date."""
    match = ONE_DATE.fullmatch(text)
    if not match:
        raise PydanticCustomError("date_form", "not a date", {"written": written})
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        return _bounds(year or 0, month, day)
    except ValueError:
        raise PydanticCustomError("date_impossible", "no such day", {"written": written}) from None


def _bounds(year: int, month: int | None, day: int | None) -> tuple[date, date, str]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31), "year"
    if day is None:
        last = calendar.monthrange(year, month)[1]
        return date(year, month, 1), date(year, month, last), "month"
    return date(year, month, day), date(year, month, day), "day"
