"""Where statements come from, and what is wrong or worth knowing in it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from ..dates import When
from .receipts import Entry, Record, Text
from .values import Cite, Id, LanguageTag, Line, Locator, Refers, WebAddress, YesOrNo
from .vocabularies import SourceKind


class Source(Record):
    """Where statements come from."""

    id: Id
    """Short and stable; what cites name."""
    title: Text
    """What this document is, in our words or by its title."""
    author: Line | None = None
    """Its author, where stated."""
    publisher: Text
    """Who published it."""
    published_title: Line | None = None
    """Its title as published, in the language of the original; none where it was not seen."""
    published: When | None = None
    """When, where known."""
    language: LanguageTag
    """The language of the original; mul where it is in several."""
    url: WebAddress | None = None
    """Its address."""
    archived: WebAddress | None = None
    """Address of a copy in an archive of the web."""
    accessed: When | None = None
    """The day on which it was read, where that was noted."""
    licence: Text | None = None
    """Under what terms it may be used, where stated."""
    kind: SourceKind
    """primary (the text of an agreement), official, release, agency, press or reference."""
    state_media: YesOrNo = False
    """true for a medium run by a State."""
    relies_on: Text | None = None
    """Whom or what it relies on."""
    derives_from: tuple[Annotated[str, Refers("Source", "Body", "Party")], ...] = ()
    """What it repeats: sources, or a body or party whose own text was not read; repeating confirms nothing."""
    note: Text | None = None
    """Limits: a copy, an excerpt, a page that was not opened."""
    locators: dict[Locator, Text] = Field(default_factory=dict)
    """The parts that can be cited, as in "source#p5"; when there are any, each citation names one."""

    HEADING: ClassVar[str] = "title"

    @property
    def heading(self) -> Text:
        """The text that names this source in headings, lists and links."""
        return self.title


class Correction(Entry):
    """An error in a source, and what should stand instead."""

    title: Text
    """What is wrong, in a few words."""
    said: Text
    """What the source says."""
    said_in: tuple[Cite, ...] = ()
    """Where it says so; what is wrong is no evidence of what is right."""
    correct: Text
    """What should be read instead, and why."""


class Remark(Entry):
    """Something to know about the sources themselves."""

    title: Text
    """The remark in a few words."""
    text: Text
    """The remark."""
