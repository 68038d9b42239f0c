"""The agreement itself: how it was signed, where it stands, what it is."""

from __future__ import annotations

from typing import Annotated, ClassVar

from .receipts import Dated, Entry, Names, Text
from .values import Refers, WebAddress, YesOrNo
from .vocabularies import InstrumentKind, InstrumentState, SigningMode


class Signature(Dated):
    """The act of signing."""

    title: Text
    """What happened, in a few words."""
    mode: SigningMode | None = None
    """How it was done."""
    places: tuple[Text, ...] = ()
    """Cities, where there were any."""
    text: Text
    """Who signed for whom, in a sentence."""


class EntryIntoForce(Dated):
    """The moment from which the agreement binds its parties."""

    title: Text
    """What happened, in a few words."""
    text: Text
    """What made it enter into force."""


class Status(Entry):
    """Where the agreement stands today."""

    title: Text
    """The status in a few words."""
    state: InstrumentState
    """The status as a word of the vocabulary."""
    text: Text
    """The status in a sentence or two."""


class Publication(Entry):
    """Whether its text can be read."""

    title: Text
    """The answer in a few words."""
    public: YesOrNo
    """true when anybody can read the text."""
    text: Text
    """Where the text is, or that none was found."""
    url: WebAddress | None = None
    """Address of the text."""


class LegalNature(Entry):
    """What a text of this kind usually is, and what is known of this one's force."""

    title: Text
    """The answer in a few words."""
    text: Text
    """The answer in a sentence or two."""


class Agreement(Entry):
    """The agreement itself."""

    HEADING: ClassVar[str] = "short_title"

    kind: InstrumentKind
    """What sort of instrument it is."""
    title: Names
    """The full title, in every language of the site and in those it was made in."""
    short_title: Text
    """What people call it."""
    summary: Text
    """The agreement in one or two sentences."""
    signature: Signature
    """When and how it was signed."""
    entry_into_force: EntryIntoForce | None = None
    """When it began to bind."""
    status: Status
    """Where it stands today."""
    publication: Publication
    """Whether its text is public."""
    nature: LegalNature | None = None
    """What such a text usually is."""
    depositaries: tuple[Annotated[str, Refers("Party")], ...] = ()
    """Parties that keep the originals."""
    outcomes: tuple[Annotated[str, Refers("Event")], ...] = ()
    """Events that show what became of it, in order."""
