"""What stands around the agreement: projects, earlier agreements, events."""

from __future__ import annotations

from typing import Annotated, ClassVar

from ..dates import When
from .receipts import Acronym, Claim, Dated, Entry, Names, Receipt, RivalDate, Text
from .values import Refers
from .vocabularies import CelestialBody, PlanStep, ProjectKind, RelationKind


class Plan(Receipt):
    """For when something was planned, as it was told on a day."""

    told: When | None = None
    """When it was told; none where the source does not say."""
    on: When
    """The date it was told for."""
    step: PlanStep = PlanStep.PLANNED
    """planned, given-up when that date no longer holds, or done."""


class Project(Entry):
    """A station, mission or facility that the agreement or an earlier one is about."""

    HEADING: ClassVar[str] = "name"

    kind: ProjectKind
    """station, mission, facility, programme, institution, fund or regime."""
    name: Names
    """Its name."""
    acronyms: tuple[Acronym, ...] = ()
    """Its short names, in any language."""
    celestial_body: CelestialBody | None = None
    """The body on or around which it is to be: moon, mars or earth; without it, no picture shows one."""
    summary: Text
    """What it is."""
    details: tuple[Claim, ...] = ()
    """More about it."""
    plans: tuple[Plan, ...] = ()
    """For when it was planned, as it was told from time to time, oldest first."""
    state: Claim | None = None
    """Where it stands, at the date given as as_of."""


class Relation(Receipt):
    """How one agreement stands to another."""

    to: Annotated[str, Refers("Agreement", "RelatedAgreement", "Event")]
    """The other agreement; an event where it is one that was concluded since."""
    kind: RelationKind
    """prepares, follows, same-subject, under, framework-for (others are concluded under it), basis-for (others build on
    it), implements, complements, supersedes, superseded-by, amends or amended-by."""


class RelatedAgreement(Entry):
    """An agreement that this one is tied to: concluded under it, beside it or after it."""

    HEADING: ClassVar[str] = "name"

    name: Names
    """What it is called here, and its title in other languages where known."""
    summary: Text
    """What it is about."""
    signed: When | None = None
    """The day of signature; of what nobody signed, that of its adoption."""
    day_is: Text | None = None
    """What its day is, with the date, where it is not the day of the signing: "opened on 27 January 1967"."""
    rivals: tuple[RivalDate, ...] = ()
    """Other dates of signature that sources give."""
    place: Text | None = None
    """Where it was signed."""
    between: tuple[Annotated[str, Refers("Body", "Party")], ...] = ()
    """Who concluded it, among the parties and bodies of this file."""
    between_others: Text | None = None
    """Who else concluded it, in a few words."""
    signatories: tuple[Annotated[str, Refers("Person")], ...] = ()
    """Who signed it, among the people of this file."""
    concerns: tuple[Annotated[str, Refers("Project")], ...] = ()
    """The projects it is about."""
    relations: tuple[Relation, ...] = ()
    """How it stands to other agreements."""
    details: tuple[Claim, ...] = ()
    """What it provides for."""
    state: Claim | None = None
    """Where it stands, at the date given as as_of."""

    @property
    def is_identified(self) -> bool:
        """Whether its date or its parties are known; else "other agreements" is what it is called here, not a name."""
        return bool(self.signed or self.between)


class PriorAgreement(RelatedAgreement):
    """An agreement that came before."""


class Event(Dated):
    """Something that happened, with a date; with "as_of", what was planned on that day."""

    title: Text
    """What happened, in a few words."""
    text: Text
    """What happened, in a sentence or two."""
    place: Text | None = None
    """Where."""
    concerns: tuple[Annotated[str, Refers("Project")], ...] = ()
    """The projects that an agreement concluded then is about."""
    relations: tuple[Relation, ...] = ()
    """How an agreement concluded then stands to other agreements."""
