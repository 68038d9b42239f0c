"""What Jinja's errors mean for somebody who writes a page or a macro."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import TemplateError

from ..facts import walk
from ..language.labels import Words
from ..mistakes.lines import Lines
from ..mistakes.messages import Message, msg
from ..mistakes.problems import with_guess
from .page import Source

PAGE = "<template>"  # the name that Jinja gives to a template made from a string

# What a template that is not right ends in; one that calls itself without end is among them.
WRONG_CODE = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)

NOT_CLOSED = msg("a {{% if %}}, {{% for %}}, {{% call %}} or {{% macro %}} that was opened is not closed")

# (what Jinja says, what it means); the first that fits.
SYNTAX: list[tuple[str, Message]] = [
    ("Unexpected end of template", NOT_CLOSED),
    ("unexpected '}'", msg("this {{{{ is not closed by }}}}")),
    ("expected token 'end of print statement'", msg("this {{{{ … }}}} holds more than one expression")),
    ("expected token 'end of statement block'", msg("this {{% … %}} holds something that does not belong there")),
]
UNKNOWN_TAG = re.compile(r"unknown tag '(\w+)'")
UNKNOWN_FILTER = re.compile(r"No filter named '(\w+)'")
UNDEFINED_NAME = re.compile(r"'(\w+)' is undefined")
UNDEFINED_ATTRIBUTE = re.compile(r"'(?:[\w.]+\.)?(\w+)(?: object)?' has no attribute '(\w+)'")


def syntax_message(said: str) -> Message:
    """The message for a ``TemplateSyntaxError``."""
    tag = UNKNOWN_TAG.search(said)
    if tag:
        return with_guess(msg("there is no {{% {tag} %}}", tag=tag[1]), tag[1], TAGS)
    for sign, meaning in SYNTAX:
        if sign in said:
            return meaning
    name = UNKNOWN_FILTER.search(said)
    if name:
        return msg('there is no filter "{name}"', name=name[1])
    return msg("this template code is not right ({reason})", reason=said)


def _missing_name(error: Exception) -> str:
    """What the template asked for and did not get; empty where the error is of another kind."""
    found = UNDEFINED_NAME.search(str(error)) or UNDEFINED_ATTRIBUTE.search(str(error))
    return str(found[found.lastindex or 0]) if found else ""


TAGS = ("if", "elif", "else", "endif", "for", "endfor", "call", "endcall", "set", "macro", "endmacro", "from", "import")


def runtime_message(error: Exception, context: Mapping[str, Any]) -> Message:
    """The message for an error while a template runs; ``context`` is what the page sees."""
    said = str(error)
    name = UNDEFINED_NAME.search(said)
    if name:
        return with_guess(msg('nothing is called "{name}" here', name=name[1]), name[1], context)
    attribute = UNDEFINED_ATTRIBUTE.search(said)
    if attribute and attribute[1] == Words.__name__:
        return with_guess(msg('there is no label "{name}"', name=attribute[2]), attribute[2], context["labels"])
    if attribute:
        return with_guess(
            msg('there is no "{name}" here', name=attribute[2]), attribute[2], KNOWN_KEYS - {attribute[2]}
        )
    if isinstance(error, KeyError):
        return msg('there is no entry with the id "{name}"', name=error.args[0])
    return msg("this template code does not work ({reason})", reason=said)


KNOWN_KEYS = {key for record in walk.kinds_of_records() for key in record.model_fields}


def guilty_template(error: Exception, macros: Path, source: Source) -> tuple[str, int]:
    """Name and line of the innermost template that ``error`` passed through on its way to the page of ``source``; where
    something is missing, of the innermost that asks for it, for macros pass on what they were given."""
    trace, name = error.__traceback__, _missing_name(error)
    passed = [(PAGE, 1)]
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file == PAGE or file.startswith(str(macros)):
            passed.append((file, trace.tb_lineno))
        trace = trace.tb_next
    asking = [place for place in passed if name and name in line_of(place, source)]
    return (asking or passed)[-1]


def line_of(place: tuple[str, int], source: Source) -> str:
    """The line of a template."""
    template, number = place
    text = source.markdown if template == PAGE else Path(template).read_text(encoding="utf-8")
    return Lines(text)[number]
