"""Turn Pydantic's errors into messages for people who write YAML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import islice
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..mistakes.messages import Message, msg
from ..mistakes.problems import MOST_COUNTED, MOST_SHOWN, Problem, close_matches, with_guess
from . import model
from .yaml_reader import Document

Loc = tuple[str | int, ...]

# What each pattern of the model means, in words.
FORMS = {
    model.ID_PATTERN: msg("an id: lower-case letters, digits and hyphens, starting with a letter"),
    model.CITE_PATTERN: msg(
        'a cite: the id of a source, with "#" and a part of it where it has parts, as in article#p5'
    ),
    model.LOCATOR_PATTERN: msg("a part of a source: lower-case letters, digits, dots and hyphens, as in p5"),
    model.LANGUAGE_PATTERN: msg("a language tag (BCP 47), as in ru, zh-Hans or ru-Latn"),
    model.COUNTRY_PATTERN: msg("a country code of two capitals (ISO 3166-1), as in CN"),
    model.ADDRESS_PATTERN: msg("a web address: it starts with https:// or http:// and has no spaces"),
}

FROM_A_COUNTRY = {"id", "kind", "name"}  # what a party that has one need not say

# Why a key is needed, where that is not plain.
REASONS = {
    "certainty": msg("every statement says how sure it is"),
    "cites": msg("every statement has a source"),
}


def problems_of(error: ValidationError, document: Document, locales: tuple[str, ...]) -> list[Problem]:
    """Every error at its place in the file."""
    found = error.errors(include_url=False)
    meant = set(_meant(found, document))
    told = (
        details
        for details in found
        if not (details["type"] in ("missing", "no_name") and details["loc"] in meant)  # it is there, misspelt
        if not (details["type"] == "too_short" and _has_enough(details))  # what it has is wrong, and said so
    )
    return [_problem(details, document, locales) for details in islice(told, MOST_COUNTED)]


def _has_enough(details: ErrorDetails) -> bool:
    """Whether a list that is too short for the model, which leaves out what is wrong in it, is none in the file."""
    return len(details["input"]) >= int(details["ctx"]["min_length"])


def _meant(found: Iterable[ErrorDetails], document: Document) -> Iterator[Loc]:
    """The keys that are missing under their names, and there misspelt."""
    missing = {details["loc"][:-1] for details in found if details["type"] == "missing"}
    unknown: defaultdict[Loc, list[str]] = defaultdict(list)
    for details in found:
        if details["type"] == "extra_forbidden":
            unknown[details["loc"][:-1]].append(str(details["loc"][-1]))
    for loc in missing & unknown.keys():
        free = _free_keys(loc, document)
        guesses = {guess for key in unknown[loc][:MOST_SHOWN] for guess in close_matches(key, free)}
        yield from ((*loc, key) for key in (guesses | FROM_A_COUNTRY if "country" in guesses else guesses))


def _problem(details: ErrorDetails, document: Document, locales: tuple[str, ...]) -> Problem:
    path = tuple(part for part in details["loc"] if part != "[key]")
    if details["type"] == "missing":
        return document.problem(path, _missing(str(path[-1]), locales))
    if details["type"] == "extra_forbidden" and path[-1] in locales:
        return document.problem(path, _stray_language(str(path[-1])), at_key=True)
    if details["type"] == "extra_forbidden":
        return document.problem(path, _unknown_key(details, document), at_key=True)
    write = MESSAGES.get(details["type"])
    message = write(details) if write else msg("{reason}", reason=details["msg"])
    return document.problem(path, message, at_key=details["loc"][-1:] == ("[key]",))


def _missing(key: str, locales: tuple[str, ...]) -> Message:
    if key in locales:
        return msg('the text in "{key}" is missing; every text stands in each language of the site', key=key)
    if key in REASONS:
        return msg('"{key}" is missing; {reason}', key=key, reason=REASONS[key])
    return msg('"{key}" is missing', key=key)


def _stray_language(locale: str) -> Message:
    complaint = msg('unknown key "{key}"', key=locale)
    hint = msg("the languages of a text stand under it, indented by two more spaces")
    return msg("{complaint}; {otherwise}", complaint=complaint, otherwise=hint)


def shown(value: Any) -> Message:
    """A value as a message shows it."""
    if value is None:
        return msg("nothing")
    if isinstance(value, dict):
        return msg('several "key: value"')
    if isinstance(value, list):
        return msg("a list")
    text = str(value)
    return msg('"{text}"', text=text if len(text) <= 60 else f"{text[:59]}…")


def _unknown_key(found: ErrorDetails, document: Document) -> Message:
    key = str(found["loc"][-1])
    complaint = msg('unknown key "{key}"', key=key)
    hint = msg("a text with a comma stands between double quotes here") if found["input"] is None else None
    return with_guess(complaint, key, _free_keys(found["loc"][:-1], document), hint)


def _free_keys(path: Loc, document: Document) -> list[str]:
    """The keys that the model has at ``path`` and the file has not."""
    return [key for key in _known_keys(path) if (*path, key) not in document.keys]


def _known_keys(path: Loc) -> list[str]:
    """The keys that the model has at ``path``."""
    schema = _schema()
    node = schema
    for part in path:
        node = _resolve(node, schema)
        inside = node.get("properties", {}).get(part, node.get("additionalProperties") or {})
        node = node.get("items", node) if isinstance(part, int) else inside
    return list(_resolve(node, schema).get("properties", {}))


@cache
def _schema() -> dict[str, Any]:
    """The schema of the facts, which takes as long to make as a hundred mistakes to tell."""
    return model.Facts.model_json_schema()


def _resolve(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Follow references, to the form that has keys where there are several."""
    if "$ref" in node:
        return _resolve(schema["$defs"][node["$ref"].rpartition("/")[2]], schema)
    if "properties" in node:
        return node
    forms = [_resolve(option, schema) for option in node.get("anyOf", [])]
    return next((form for form in forms if "properties" in form), node)


def _not_in_vocabulary(found: ErrorDetails) -> Message:
    words = [word.strip("'") for word in found["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    if not isinstance(found["input"], str):
        return _wanted(msg("one of {words}", words=", ".join(words)), found)
    complaint = msg("unknown value {value}", value=shown(found["input"]))
    return with_guess(complaint, found["input"], words, msg("write one of {words}", words=", ".join(words)))


def _wanted(what: Message, found: ErrorDetails) -> Message:
    if found["input"] is None and not found["loc"]:
        return msg("the file is empty")
    if found["input"] is None:
        return msg("nothing is written here; write {what}, or remove the line", what=what)
    return msg("this must be {what}, not {value}", what=what, value=shown(found["input"]))


def _pattern(found: ErrorDetails) -> Message:
    return msg("{value} is not {form}", value=shown(found["input"]), form=FORMS[found["ctx"]["pattern"]])


def _date(complaint: Message, found: ErrorDetails) -> Message:
    return msg("{value} {complaint}", value=shown(found["ctx"]["written"]), complaint=complaint)


def _too_few(found: ErrorDetails) -> Message:
    key = str(found["loc"][-1])
    if key in REASONS:
        return msg("this list is empty; {reason}", reason=REASONS[key])
    return msg("this list needs at least {number}", number=found["ctx"]["min_length"])


TEXT = msg("a text")
LIST = msg("a list, each item on a line that starts with a hyphen, or between [ and ]")
MAPPING = msg('several lines "key: value", or the same between {{ and }}')
YES_OR_NO = msg("true or false")
NUMBER = msg("a whole number from 1 on, in digits")

MESSAGES: dict[str, Callable[[ErrorDetails], Message]] = {
    "enum": _not_in_vocabulary,
    "string_type": partial(_wanted, TEXT),
    "unshowable": lambda found: msg(
        "this text holds a character that cannot be shown ({code}); remove it", code=found["ctx"]["code"]
    ),
    "shows_nothing": lambda _: msg("this text holds only signs that cannot be seen; write it again"),
    "address_unseen": lambda found: msg(
        "a sign that cannot be seen stands in this address ({code}); type the address again", code=found["ctx"]["code"]
    ),
    "address_sign": lambda found: msg(
        'write "{sign}" as {code} in an address', sign=found["ctx"]["sign"], code=found["ctx"]["code"]
    ),
    "address_login": lambda _: msg("a name or a password stands before the host of this address; remove it"),
    "address_host": lambda found: msg("{value} is no host of an address", value=shown(found["ctx"]["host"])),
    "address_port": lambda found: msg("{value} is no port of an address", value=shown(found["ctx"]["port"])),
    "string_too_long": lambda found: msg(
        "this is longer than {limit} signs, and stands in addresses and in names of files; shorten it",
        limit=found["ctx"]["max_length"],
    ),
    "string_too_short": lambda _: msg("this text is empty"),
    "string_pattern_mismatch": _pattern,
    "tuple_type": partial(_wanted, LIST),
    "too_short": _too_few,
    "dict_type": partial(_wanted, MAPPING),
    "model_type": partial(_wanted, MAPPING),
    "model_attributes_type": partial(_wanted, MAPPING),
    "yes_or_no": partial(_wanted, YES_OR_NO),
    "number": partial(_wanted, NUMBER),
    "int_type": partial(_wanted, NUMBER),
    "greater_than_equal": partial(_wanted, NUMBER),
    "unknown_country": lambda found: msg(
        '{value} is the code of no country (ISO 3166-1); of what is none, write "name" and "kind: organisation"',
        value=shown(found["input"]),
    ),
    "no_name": lambda _: msg('write "country" for a State, or "name" for any other'),
    "no_signature": lambda _: msg(
        '"signature" is missing; where nobody signed, say under "adoption" when and how the text was settled'
    ),
    "date_form": partial(
        _date, msg("is not a date; write 2021-03-09, 2021-03 or 2021, or two of these with / between")
    ),
    "date_impossible": partial(_date, msg("is not a day of the calendar")),
    "date_reversed": partial(_date, msg("ends before it starts; write the earlier date first")),
}
