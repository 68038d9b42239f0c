"""The plain values that the keys of the facts hold: lines, ids, languages, countries, addresses, numbers."""

from __future__ import annotations

import re
from typing import Annotated, Any

from annotated_types import Ge
from babel import Locale
from pydantic import (
    AfterValidator,
    BeforeValidator,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def without_control_characters(text: str) -> str:
    """``text`` unchanged; control characters other than line ends and tabs are an error, for no page can show them."""
    if CONTROL_CHARACTER.search(text):
        raise PydanticCustomError("control_character", "control character")
    return text


Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(without_control_characters)
]


def locales_of(info: ValidationInfo) -> tuple[str, ...]:
    """The languages of the site, from the validation context."""
    locales: tuple[str, ...] = (info.context or {})["locales"]
    return locales


def drafts_of(info: ValidationInfo) -> tuple[str, ...]:
    """Those of them that are being translated, in which a text may still be missing."""
    drafts: tuple[str, ...] = (info.context or {}).get("drafts", ())
    return drafts


def territory_names(code: str, locales: tuple[str, ...]) -> dict[str, str]:
    """The name of a country in each of these languages (CLDR); ``KeyError`` where there is none."""
    return {locale: Locale.parse(locale, sep="-").territories[code] for locale in locales}


def known_country(code: str, info: ValidationInfo) -> str:
    """``code`` unchanged; one that has no name in a language of the site is an error, for no page can say it."""
    try:
        territory_names(code, locales_of(info))
    except KeyError:
        raise PydanticCustomError("unknown_country", "unknown country") from None
    return code


ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
CITE_PATTERN = r"^[a-z][a-z0-9-]*(#[a-z0-9.-]+)?$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
COUNTRY_PATTERN = r"^[A-Z]{2}$"
ADDRESS_PATTERN = r'^https?://[^\s<>"]+$'

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Cite = Annotated[str, StringConstraints(pattern=CITE_PATTERN)]
LanguageTag = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
CountryCode = Annotated[str, StringConstraints(pattern=COUNTRY_PATTERN), AfterValidator(known_country)]
WebAddress = Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN)]


class Refers:
    """Marks a field as holding the id of an entry of one of these kinds (names of record classes)."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds


def yes_or_no(value: Any) -> bool:
    """``true`` or ``false`` as written; other words for yes and no mean something else to other readers of YAML."""
    if value not in ("true", "false", True, False):
        raise PydanticCustomError("yes_or_no", "true or false")
    return value in ("true", True)


YesOrNo = Annotated[bool, BeforeValidator(yes_or_no)]


def number(value: Any) -> Any:
    """The number that stands in ``value``, in digits alone; other ways to write one differ between readers of YAML."""
    if isinstance(value, str) and not value.isdecimal():
        raise PydanticCustomError("number", "a number")
    return value


Number = Annotated[int, BeforeValidator(number), Ge(1)]
