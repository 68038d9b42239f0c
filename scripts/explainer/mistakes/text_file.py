"""Read a text file that contributors write, whatever is in it: facts, labels, pages, macros, styles, settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from unicodedata import category

from .lines import Lines
from .messages import Message, msg
from .problems import MOST_COUNTED, InvalidFileError, Problem

MAX_BYTES = 4_000_000

# What a text file holds beside text: control characters, halves of characters, and what Unicode keeps for no character.
# HTML and XML refuse them, escaped or not.
# It is told by what it is not, as nearly every character is one of the first that are looked up.
UNSHOWABLE = re.compile(
    "[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    + "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
# Categories of Unicode of what shows nothing, and what other categories have of it: fillers of Hangul and Braille,
# joiners, choices of a form.
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}
EMPTY = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
CONFLICT = re.compile(r"(?:<<<<<<<|>>>>>>>)(?<=^.{7})(?: .*)?$", re.MULTILINE)  # looking for the signs first is quicker
LINE_END = re.compile(r"\r\n?")


def read_text(path: Path, shown_as: str) -> str:
    """The text of ``path``, each line ended by a line feed. Messages call it ``shown_as``.

    Raises ``InvalidFileError`` with everything that makes it no text: that it cannot be read, is too large or not
    UTF-8, holds characters that nothing can show, or both sides of a merge.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _not_read(shown_as, msg("this file cannot be read ({reason})", reason=error.strerror)) from None
    if len(raw) > MAX_BYTES:
        raise _not_read(shown_as, msg("this file is larger than {limit} MB", limit=MAX_BYTES // 1_000_000))
    text = LINE_END.sub("\n", _decoded(raw, shown_as))
    check_text(text, shown_as)
    return text


def check_text(text: str, shown_as: str) -> None:
    """Raise ``InvalidFileError`` with what stands in ``text`` and is no text."""
    lines = Lines(text)
    problems = [
        Problem(shown_as, line, column, "", message, lines[line])
        for offset, message in islice(_mistakes(text), MOST_COUNTED)
        for line, column in [lines.place(offset)]
    ]
    if problems:
        raise InvalidFileError(problems)


def _mistakes(text: str) -> Iterator[tuple[int, Message]]:
    for found in UNSHOWABLE.finditer(text):
        message = msg("a character stands here that cannot be shown ({code}); remove it", code=code_of(found[0]))
        yield found.start(), message
    for found in CONFLICT.finditer(text):
        yield found.start(), msg("two versions stand here, which Git could not merge; keep one and remove this line")


def shows_nothing(text: str) -> bool:
    """Whether there is nothing to see in ``text``."""
    return all(category(sign) in UNSEEN or EMPTY.match(sign) for sign in text)


def code_of(character: str) -> str:
    """How Unicode names a character that cannot be shown."""
    return f"U+{ord(character):04X}"


def _decoded(raw: bytes, shown_as: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        before = raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8-sig", errors="replace")
        message = msg("this is not UTF-8 text; save the file with the encoding UTF-8")
        source = Lines(raw.decode("utf-8-sig", errors="replace"))[line]
        raise InvalidFileError([Problem(shown_as, line, len(before) + 1, "", message, source)]) from None


def _not_read(shown_as: str, message: Message) -> InvalidFileError:
    return InvalidFileError([Problem(shown_as, 1, 1, "", message)])
