"""The plain values that the keys of the facts hold: lines, ids, languages, countries, addresses, numbers."""

from __future__ import annotations

from typing import Annotated, Any

from annotated_types import Ge
from babel import Locale
from pydantic import AfterValidator, BeforeValidator, StringConstraints, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from ...mistakes.text_file import UNSHOWABLE, code_of, shows_nothing
from ..web_addresses import checked_address


def showable(text: str) -> str:
    """``text`` unchanged; a character that no page and no feed can hold is an error, and so is a text without any sign
    to see, which makes empty headings and links."""
    if found := UNSHOWABLE.search(text):
        raise PydanticCustomError("unshowable", "unshowable character", {"code": code_of(found[0])})
    if shows_nothing(text):
        raise PydanticCustomError("shows_nothing", "shows nothing")
    return text


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(showable)]


# A number as a text writes it: 5, V, 12 bis. Editors take one in digits for a number, the facts for its signs.
Numeral = Annotated[Line, WithJsonSchema({"type": ["string", "number"], "minLength": 1})]


def locales_of(info: ValidationInfo) -> tuple[str, ...]:
    """The languages of the site, from the validation context."""
    locales: tuple[str, ...] = (info.context or {})["locales"]
    return locales


def drafts_of(info: ValidationInfo) -> tuple[str, ...]:
    """Those of them that are being translated, in which a text may still be missing."""
    drafts: tuple[str, ...] = (info.context or {}).get("drafts", ())
    return drafts


# What CLDR names beside countries: parts of them and unions of them, and codes for tests and for none.
NO_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def territory_name(code: str, babel: Locale) -> str:
    """The name of a country (CLDR), which is one word where CLDR has a hyphen between spaces in it; ``KeyError`` where
    there is none."""
    name: str = babel.territories[code]
    return name.replace(" - ", "-")


def territory_names(code: str, locales: tuple[str, ...]) -> dict[str, str]:
    """The name of a country in each of these languages (CLDR); ``KeyError`` where there is none."""
    return {locale: territory_name(code, Locale.parse(locale, sep="-")) for locale in locales}


def known_country(code: str, info: ValidationInfo) -> str:
    """``code`` unchanged; one that has no name in a language of the site is an error, for no page can say it."""
    try:
        territory_names(code, locales_of(info))
        known = code not in NO_COUNTRIES
    except KeyError:
        known = False
    if not known:
        raise PydanticCustomError("unknown_country", "unknown country")
    return code


ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
CITE_PATTERN = r"^[a-z][a-z0-9-]*(#[a-z0-9.-]+)?$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
COUNTRY_PATTERN = r"^[A-Z]{2}$"
LOCATOR_PATTERN = r"^[a-z0-9.-]+$"
ADDRESS_PATTERN = r'^https?://[^\s<>"]+$'
LONGEST_ID = 80  # it is a file's name, with an ending, and stands in addresses

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
Locator = Annotated[str, StringConstraints(pattern=LOCATOR_PATTERN, max_length=LONGEST_ID)]
Cite = Annotated[str, StringConstraints(pattern=CITE_PATTERN)]
LanguageTag = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
CountryCode = Annotated[str, StringConstraints(pattern=COUNTRY_PATTERN), AfterValidator(known_country)]
WebAddress = Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN), AfterValidator(checked_address)]


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
