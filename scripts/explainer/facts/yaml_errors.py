"""What the YAML parser's errors mean for somebody who writes facts, and where the mistake really is."""

from __future__ import annotations

import re

import yaml

from ..mistakes.lines import Lines
from ..mistakes.messages import Message, msg
from ..project import PLAIN_YAML

INDENTATION = msg(
    "the indentation does not fit: lines of the same list or mapping start in the same column, "
    "and what belongs to a line is indented under it by two spaces"
)
UNCLOSED = msg("a quotation mark, bracket or brace that was opened here is not closed")
NO_COMMA = msg(
    "inside braces or brackets a comma stands between two values; one is missing before this, "
    'or a text with ": " is not between double quotes'
)
NO_COLON = msg('a key without its colon; write "key: value", with a space after the colon')
NO_SPACE = msg("a hyphen that begins an item has a space after it")
WIDE_COLON = msg("this colon is a wide one, as in Chinese; write a plain colon and a space")
A_COMMENT = msg(
    "# after a space begins a comment, so the rest of the line is not read; put the text between double quotes"
)
COMMENT = re.compile(r"\s+(#)")

# Mistakes that the parser notices late, or names as something else.
NEAR = [
    (re.compile(r"\s*(-)[^\s-]"), NO_SPACE),
    (re.compile(r"\s*(?:- )?[a-z_]+\s*(\N{FULLWIDTH COLON})"), WIDE_COLON),
]

# (what the parser says, what it means); the first that fits.
MEANINGS: list[tuple[str, Message]] = [
    ("tab character", msg("a tab stands here; indent with spaces")),
    (
        "mapping values are not allowed",
        msg(
            'a colon followed by a space stands in this text, or the indentation does not fit; put a text with ": " '
            "between double quotes, or begin the line in the same column as those beside it"
        ),
    ),
    ("unexpected end of stream", UNCLOSED),
    ("unexpected document indicator", UNCLOSED),
    ("expected ',' or", UNCLOSED),
    ("expected node content", msg("a value is missing here, or a bracket or brace above is not closed")),
    (
        "unknown escape character",
        msg("a backslash (\\) means something else between double quotes; write it twice or remove the quotes"),
    ),
    ("could not find expected ':'", NO_COLON),
    ("did not find expected key", INDENTATION),
    ("did not find expected '-' indicator", INDENTATION),
    ("block sequence entries are not allowed", INDENTATION),
]

CANNOT_START = "cannot start any token"
QUOTES = ("'", '"')


def explain(error: yaml.YAMLError, lines: Lines) -> tuple[int, int, Message]:
    """Line, column (from 1) and message of a parser's error in a text of these ``lines``."""
    said = str(getattr(error, "problem", None) or error)
    line, column = _place(error, said)
    for pattern, meaning in NEAR:
        place = _near(pattern, lines, line)
        if place:
            return *place, meaning
    if CANNOT_START in said:
        return line, column, _bad_start(lines[line], column)
    comma = _missing_comma(error, said)
    if comma:
        return *comma, NO_COMMA
    opened = _closed_too_early(lines, line, column) if "did not find expected key" in said else None
    if opened:
        message = msg(
            "the quotation mark that opens this text is closed on line {line}, and more follows; "
            "close it at the end of the text, and write “ ” or « » inside",
            line=line,
        )
        return *opened, message
    for sign, meaning in MEANINGS:
        if sign in said:
            comment = COMMENT.search(lines[line]) if meaning is UNCLOSED else None
            return (line, comment.start(1) + 1, A_COMMENT) if comment else (line, column, meaning)
    return line, column, msg("this is not valid YAML ({reason})", reason=said)


def _place(error: yaml.YAMLError, said: str) -> tuple[int, int]:
    """Where the mistake is: for something left open, where it was opened."""
    opened = any(sign in said for sign, meaning in MEANINGS if meaning in (UNCLOSED, NO_COLON))
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    mark = next((mark for mark in (reversed(marks) if opened else marks) if mark), None)
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _missing_comma(error: yaml.YAMLError, said: str) -> tuple[int, int] | None:
    """Where a value follows another without a comma on the line that opened them; on a later line the closing sign is
    missing more probably."""
    opened, found = (getattr(error, name, None) for name in ("context_mark", "problem_mark"))
    if "expected ',' or" not in said or not opened or not found or opened.line != found.line:
        return None
    return found.line + 1, found.column + 1


def _closed_too_early(lines: Lines, line: int, column: int) -> tuple[int, int] | None:
    """Where a text between quotation marks begins that ends before this place on its line."""
    try:
        for token in yaml.scan(lines.text, Loader=PLAIN_YAML):
            if token.start_mark.line + 1 > line:
                break
            if isinstance(token, yaml.ScalarToken) and token.style in QUOTES:
                end = token.end_mark
                if end.line + 1 == line and end.column < column and not lines[line][end.column : column - 1].strip():
                    return token.start_mark.line + 1, token.start_mark.column + 1
    except yaml.YAMLError:  # what comes before was well formed
        return None
    return None


def _near(pattern: re.Pattern[str], lines: Lines, line: int) -> tuple[int, int] | None:
    """Line and column of what the pattern finds on the line of the error or the one before."""
    for number in (line, line - 1):
        found = pattern.match(lines[number])
        if found:
            return number, found.start(1) + 1
    return None


def _bad_start(line: str, column: int) -> Message:
    character = line[column - 1 : column]
    if character == "\t":
        return msg("a tab stands here; indent with spaces")
    return msg('a text that begins with "{character}" must stand between double quotes', character=character)
