"""Messages for contributors, in their language.

A message is written in the code in English and translated by the catalogue ``locale/<language>.po``, as gettext does;
a language without a catalogue, or a message that it lacks, is shown as written. ``msg`` marks what is to be translated.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parent / "locale"

Translate = Callable[[str], str]


@dataclass(frozen=True)
class Message:
    """A template with its values; a value may be a message itself."""

    template: str
    values: tuple[tuple[str, Any], ...] = ()

    def text(self, translate: Translate) -> str:
        """The message in the language of ``translate``."""
        values = {name: value.text(translate) if isinstance(value, Message) else value for name, value in self.values}
        return translate(self.template).format(**values)


def msg(template: str, **values: Any) -> Message:
    """A message to be translated; ``{name}`` in the template stands for the value ``name``."""
    return Message(template, tuple(values.items()))


def translator(language: str | None = None) -> Translate:
    """How messages are said in ``language``, a code such as LANG holds; by default the one of the environment."""
    written = language or next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    code = written.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    return _catalogue(CATALOGUES / f"{code}.po")


def every_translation(text: str) -> list[str]:
    """``text`` as written, and in each language that has a catalogue."""
    return list(dict.fromkeys([text, *(_catalogue(path)(text) for path in sorted(CATALOGUES.glob("*.po")))]))


@cache
def _catalogue(path: Path) -> Translate:
    if not path.is_file():
        return str
    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    translated = {str(message.id): str(message.string) for message in catalogue if message.id and message.string}
    return lambda template: translated.get(template, template)
