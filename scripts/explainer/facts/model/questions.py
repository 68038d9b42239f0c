"""What readers ask, and what nobody can answer yet."""

from __future__ import annotations

from typing import Annotated, ClassVar

from .receipts import Claim, Entry, Text
from .values import Refers


class Asked(Entry):
    """A question that readers bring with them, and its answer in short: a way into the facts."""

    HEADING: ClassVar[str] = "question"

    question: Text
    """The question, as a reader would ask it."""
    answer: Text
    """The answer in one or two sentences, from what the file says elsewhere."""
    see: tuple[Annotated[str, Refers("Entry")], ...] = ()
    """Entries that say more."""


class Question(Entry):
    """An open question or an opinion; never a fact."""

    title: Text
    """The question."""
    text: Text
    """Who asks it, and in what terms."""
    since: tuple[Claim, ...] = ()
    """What has happened since that bears on it."""
