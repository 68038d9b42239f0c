"""What the agreement says, and which side says so."""

from __future__ import annotations

from typing import Annotated

from annotated_types import MinLen

from ..dates import When
from .receipts import Entry, Receipt, Record, Text
from .values import Cite, Numeral, Refers, YesOrNo
from .vocabularies import Place, ProvisionGroup, Stance, TextPartKind, TextUnit


class Account(Entry):
    """What one side, or several together, said of the agreement."""

    title: Text
    """What it is called here."""
    by: Annotated[tuple[Annotated[str, Refers("Body", "Party")], ...], MinLen(1)]
    """Whose account it is; several for a joint one."""
    on: When | None = None
    """When it was given."""
    text: Text
    """What it is, and what of it was read."""


class Saying(Record):
    """What one account has to say of a provision."""

    account: Annotated[str, Refers("Account")]
    """The account."""
    stance: Stance
    """states, otherwise, silent, or not-read where nothing of the account was read on this point."""
    text: Text | None = None
    """Its words: needed where it says otherwise, none where it is silent or was not read."""
    cites: tuple[Cite, ...] = ()
    """The sources in which it says so; where it is silent, those that were read and do not speak of it."""
    note: Text | None = None
    """What a reader must know to trust this rightly."""


class TextPart(Entry):
    """A part of the text, such as a chapter, an annex or one of several letters."""

    kind: TextPartKind
    """preamble, part, title, chapter, section, annex, protocol, letter, agreement (one of several that were concluded
    together) or other."""
    kind_name: Text | None = None
    """What it is called, where no word of the vocabulary fits."""
    number: Numeral | None = None
    """Its number, as the text writes it: 2, II or A; in digits where the text has it in words."""
    title: Text
    """What it is called, or is about."""
    text: Text | None = None
    """What it says in all."""
    numbered_by: TextUnit | None = None
    """What its own smallest numbered parts are called, where they are not called as those of the agreement."""
    on: When | None = None
    """Its date, where it has one of its own, as a letter has; not the day of its publication."""
    by: tuple[Annotated[str, Refers("Body", "Party")], ...] = ()
    """Whose it is, where not of all parties: who wrote a letter, who concluded a protocol."""
    sent_to: tuple[Annotated[str, Refers("Body", "Party")], ...] = ()
    """To whom it was sent, where it is a letter."""
    signatories: tuple[Annotated[str, Refers("Person")], ...] = ()
    """People who signed it, where they are not those who signed the rest."""


class Provision(Entry):
    """One thing that the agreement says."""

    group: ProvisionGroup
    """Which question it answers."""
    stands_in: Annotated[str, Refers("TextPart")] | None = None
    """The part of the text in which it stands; the page then follows the order of the text."""
    article: Numeral | None = None
    """The number of the article in which it stands, as the text writes it: 5, V or 12 bis."""
    title: Text
    """It in a few words."""
    text: Text
    """It in a sentence or two."""
    item_of: Annotated[str, Refers("Provision")] | None = None
    """The provision that this one is a part of; the parts of a commitment are steps, in their order."""
    place: Place | None = None
    """The place that this provision names, where the subject has its place on or around a celestial body."""
    left_open: YesOrNo = False
    """true where the agreement names this place as one that is possible, and decides nothing."""
    said: tuple[Saying, ...] = ()
    """What each account has to say of it; none for a part of a provision that only explains a word that they name."""


class Version(Receipt):
    """What one side says."""

    by: Annotated[str, Refers("Body", "Party")]
    """Whose version it is."""
    text: Text
    """What it says."""


class Difference(Entry):
    """A point on which the sides say different things."""

    title: Text
    """The point."""
    versions: Annotated[tuple[Version, ...], MinLen(2)]
    """Each side's words, side by side."""
    provision: Annotated[str, Refers("Provision")] | None = None
    """The provision that it is about, beside which the words of the sides are shown."""
