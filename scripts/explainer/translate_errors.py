"""Turn Pydantic's errors into messages for people who write YAML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from . import model
from .problems import InvalidFileError, Problem, did_you_mean
from .yaml_reader import Document

# What each pattern of the model means, in words.
FORMS = {
    model.ID_PATTERN: "an id: lower-case letters, digits and hyphens, starting with a letter",
    model.CITE_PATTERN: 'a cite: the id of a source, with "#" and a locator where it has locators, as in article#p5',
    model.LANGUAGE_PATTERN: "a language tag (BCP 47), as in ru, zh-Hans or ru-Latn",
    model.COUNTRY_PATTERN: "a country code of two capitals (ISO 3166-1), as in CN",
    model.ADDRESS_PATTERN: "a web address; it starts with https:// or http:// and has no spaces",
}


def problems_of(error: ValidationError, document: Document) -> InvalidFileError:
    """Every error at its place in the file."""
    return InvalidFileError(_problem(details, document) for details in error.errors(include_url=False))


def _problem(details: ErrorDetails, document: Document) -> Problem:
    path = tuple(part for part in details["loc"] if part != "[key]")
    write = MESSAGES.get(details["type"])
    message = write(details) if write else details["msg"]
    return document.problem(path, message, at_key=details["type"] in AT_KEY)


def shown(value: Any) -> str:
    """A value as a message shows it."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57]}…"'


def _unknown_key(found: ErrorDetails) -> str:
    key = str(found["loc"][-1])
    return f'unknown key "{key}"{did_you_mean(key, _known_keys(found["loc"][:-1]))}'


def _known_keys(path: tuple[str | int, ...]) -> list[str]:
    """The keys that the model has at ``path``."""
    schema = model.Facts.model_json_schema()
    node: dict[str, Any] = schema
    for part in path:
        node = _resolve(node, schema)
        node = node.get("items", {}) if isinstance(part, int) else node.get("properties", {}).get(part, {})
    return list(_resolve(node, schema).get("properties", {}))


def _resolve(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference, and look past "or null"."""
    for option in node.get("anyOf", []):
        if option.get("type") != "null":
            return _resolve(option, schema)
    name = node.get("$ref", "").rpartition("/")[2]
    return schema["$defs"][name] if name else node


def _not_in_vocabulary(found: ErrorDetails) -> str:
    expected = [word.strip("'") for word in found["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    value = str(found["input"])
    guess = did_you_mean(value, expected)
    return f"unknown value {shown(found['input'])}{guess or '; one of ' + ', '.join(expected)}"


def _missing(found: ErrorDetails) -> str:
    return f'missing "{found["loc"][-1]}"'


def _wanted(what: str) -> Callable[[ErrorDetails], str]:
    def message(found: ErrorDetails) -> str:
        if found["input"] is None and not found["loc"]:
            return "the file is empty"
        if found["input"] is None:
            return f"nothing is written here; write {what}, or remove the line"
        return f"this must be {what}, not {shown(found['input'])}"

    return message


def _pattern(found: ErrorDetails) -> str:
    return f"{shown(found['input'])} is not {FORMS[found['ctx']['pattern']]}"


def _date(reason: str) -> Callable[[ErrorDetails], str]:
    return lambda found: f"{shown(found['ctx']['written'])} {reason}"


MESSAGES: dict[str, Callable[[ErrorDetails], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "enum": _not_in_vocabulary,
    "string_type": _wanted("a text"),
    "control_character": lambda _: "this text holds a control character that cannot be shown; remove it",
    "string_too_short": lambda _: "this text is empty",
    "string_pattern_mismatch": _pattern,
    "tuple_type": _wanted("a list"),
    "too_short": lambda found: f"at least {found['ctx']['min_length']} needed here",
    "dict_type": _wanted("a mapping (lines of key: value)"),
    "model_type": _wanted("a mapping (lines of key: value)"),
    "model_attributes_type": _wanted("a mapping (lines of key: value)"),
    "bool_parsing": _wanted("true or false"),
    "bool_type": _wanted("true or false"),
    "date_form": _date("is not a date; write 2021-03-09, 2021-03, 2021, or two of these with / between"),
    "date_impossible": _date("is not a day of the calendar"),
    "date_reversed": _date("ends before it starts"),
}

# Errors that are about a key and not about its value.
AT_KEY = {"extra_forbidden"}
