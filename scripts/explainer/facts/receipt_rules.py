"""Rules about the dates of receipts, sources and changes: what was done is not later than the day of the facts.

That day is ``site.checked`` and never the day of the check, so that a file that is right today is right for ever.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..mistakes.messages import Message, msg
from .dates import When
from .model import Change, Facts, PartnerList, Receipt, Record, Source
from .yaml_reader import DataPath

Complaint = tuple[DataPath, Message]

# For each kind of record, the dates of what was done.
DONE: dict[type[Record], tuple[str, ...]] = {
    Change: ("on",),
    PartnerList: ("as_of",),
    Receipt: ("as_of", "checked"),
    Source: ("published", "accessed"),
}


def sources_are_read_once_they_are_published(facts: Facts) -> Iterator[Complaint]:
    """No source was read before it was there."""
    for index, source in enumerate(facts.sources):
        if source.accessed and source.published and source.accessed.end < source.published.start:
            message = msg(
                "a source cannot be read before it is published ({published})", published=source.published.iso
            )
            yield ("sources", index, "accessed"), message


def no_receipt_is_later_than_the_facts(facts: Facts) -> Iterator[Complaint]:
    """Nothing was read, checked or changed after the day up to which the facts were checked."""
    checked = facts.site.checked
    for path, record in facts.index.records:
        names = [name for kind, names in DONE.items() if isinstance(record, kind) for name in names]
        for name in dict.fromkeys(names):
            when: When | None = getattr(record, name)
            if when and when.start > checked.end:
                message = msg("this is later than site.checked ({checked}); change that date too", checked=checked.iso)
                yield (*path, name), message
