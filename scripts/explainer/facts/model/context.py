"""What stands around the agreement: projects, earlier agreements, events."""

from __future__ import annotations

from typing import Annotated, ClassVar

from ..dates import When
from .receipts import Acronym, Claim, Dated, Entry, Names, RivalDate, Text
from .values import Refers
from .vocabularies import ProjectKind


class Project(Entry):
    """A station, mission or facility that the agreement or an earlier one is about."""

    HEADING: ClassVar[str] = "name"

    kind: ProjectKind
    """station, mission or facility."""
    name: Names
    """Its name."""
    acronyms: tuple[Acronym, ...] = ()
    """Its short names, in any language."""
    summary: Text
    """What it is."""
    details: tuple[Claim, ...] = ()
    """More about it."""
    state: Claim | None = None
    """Where it stands, at the date given as as_of."""


class PriorAgreement(Entry):
    """An agreement that came before."""

    HEADING: ClassVar[str] = "name"

    name: Names
    """What it is called here, and its title in other languages where known."""
    summary: Text
    """What it is about."""
    signed: When | None = None
    """The day of signature."""
    rivals: tuple[RivalDate, ...] = ()
    """Other dates of signature that sources give."""
    place: Text | None = None
    """Where it was signed."""
    between: tuple[Annotated[str, Refers("Body", "Party")], ...] = ()
    """Who concluded it."""
    signatories: tuple[Annotated[str, Refers("Person")], ...] = ()
    """Who signed it, among the people of this file."""
    concerns: tuple[Annotated[str, Refers("Project")], ...] = ()
    """The projects it is about."""
    details: tuple[Claim, ...] = ()
    """What it provides for."""
    state: Claim | None = None
    """Where it stands, at the date given as as_of."""


class Event(Dated):
    """Something that happened, with a date."""

    title: Text
    """What happened, in a few words."""
    text: Text
    """What happened, in a sentence or two."""
    place: Text | None = None
    """Where."""
