"""What the first page says: the title as a sentence, a few answers, and the few dates that tell where it stands."""

from __future__ import annotations

from typing import Annotated

from ..dates import When
from .receipts import Claim, Record, Text
from .values import Refers


class Milestone(Record):
    """One of the few dates that tell where the agreement stands."""

    see: Annotated[str, Refers("Entry")] | None = None
    """The entry that says more; its date is the one shown, unless "on" gives another."""
    on: When | None = None
    """The day, month, year or span, where it is not that of the entry."""
    text: Text
    """What happened or is planned, in two or three words."""


class Home(Record):
    """The first page in the words of this file. What is left out is taken from the agreement itself."""

    headline: Text | None = None
    """What it is about, as a short sentence."""
    what: Claim | None = None
    """What the agreement is for, in a sentence or two."""
    aim: Claim | None = None
    """Where and for when it is meant to be done, in a sentence or two."""
    who: Claim | None = None
    """Whom it commits and who signed, in a sentence or two."""
    binding: Claim | None = None
    """Whether it binds, in a sentence or two."""
    since: Claim | None = None
    """What has come of it, in a sentence or two."""
    begun: Claim | None = None
    """Whether what it is for has begun, in a sentence or two."""
    joined: Claim | None = None
    """Who has joined since, in a sentence or two."""
    strip: tuple[Milestone, ...] = ()
    """The dates; what is not over on the day of site.checked is shown as planned."""
