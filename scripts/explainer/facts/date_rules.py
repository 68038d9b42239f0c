"""Rules about dates: what comes first stands first, and nothing that happened is later than the day of the facts.

That day is ``site.checked`` and never the day of the check, so that a file that is right today is right for ever.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..mistakes.messages import Message, msg
from .dates import When
from .model import Account, Change, Event, Facts, Partner, PartnerList, Plan, Receipt, Record, Source
from .yaml_reader import DataPath

Complaint = tuple[DataPath, Message]

# For each kind of record, the dates of what it tells as past.
PAST: dict[type[Record], tuple[str, ...]] = {
    Account: ("on",),
    Change: ("on",),
    Event: ("on",),
    Partner: ("on",),
    PartnerList: ("as_of",),
    Plan: ("told",),
    Receipt: ("as_of", "checked"),
    Source: ("published", "accessed"),
}


def dates_are_in_order(facts: Facts) -> Iterator[Complaint]:
    """The agreement is signed after those before it and before it binds; a source is read after it was published."""
    signed, in_force = facts.agreement.signature.on, facts.agreement.entry_into_force
    if in_force and in_force.on.end < signed.start:
        message = msg("it cannot enter into force before it is signed ({signed})", signed=signed.iso)
        yield ("agreement", "entry_into_force", "on"), message
    for index, prior in enumerate(facts.prior_agreements):
        if prior.signed and prior.signed.start > signed.end:
            message = msg("an earlier agreement cannot be later than the signing ({signed})", signed=signed.iso)
            yield ("prior_agreements", index, "signed"), message
    for index, source in enumerate(facts.sources):
        if source.accessed and source.published and source.accessed.end < source.published.start:
            message = msg(
                "a source cannot be read before it is published ({published})", published=source.published.iso
            )
            yield ("sources", index, "accessed"), message


def nothing_is_later_than_the_facts(facts: Facts) -> Iterator[Complaint]:
    """What is told as past is not later than the day up to which the facts were checked."""
    checked = facts.site.checked
    for path, record in facts.index.records:
        names = [name for kind, names in PAST.items() if isinstance(record, kind) for name in names]
        for name in dict.fromkeys(names):
            when: When | None = getattr(record, name)
            if when and when.start > checked.end:
                message = msg("this is later than site.checked ({checked}); change that date too", checked=checked.iso)
                yield (*path, name), message
