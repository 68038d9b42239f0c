"""What the first page says: in the words of ``home`` in the facts, else in those that the agreement has anyway."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..facts.dates import When
from ..facts.model import Duration, Facts, Names, Receipt, Text
from ..facts.walk import date_of
from .timeline import end_of


class Answer(NamedTuple):
    """An answer to one of the questions, and what it rests on; before the text the ``lead``, the same in a few words,
    where nobody wrote the answer for the first page."""

    question: str
    text: Text
    receipt: Receipt
    lead: Text | None = None


class Milestone(NamedTuple):
    """A date that tells where the agreement stands; ``entry_id`` is empty where no entry says more, and there is no
    ``text`` of the end of the term."""

    on: When
    text: Text | Names | None
    entry_id: str
    is_planned: bool
    is_signing: bool


def headline(facts: Facts) -> Text:
    """The title of the agreement as a sentence, else its short title."""
    return (facts.home and facts.home.headline) or facts.agreement.short_title


def answers(facts: Facts) -> list[Answer]:
    """What it is for, who concluded it, whether it binds, what came of it and who joined; nothing where nothing is
    known."""
    agreement = facts.agreement
    newest = max(facts.partner_lists, key=lambda each: each.as_of.end, default=None)
    otherwise: dict[str, tuple[Text | None, Receipt] | None] = {
        "what": (agreement.summary, agreement),
        "aim": None,
        "who": (agreement.concluded.text, agreement.concluded),
        "binding": (agreement.nature.text, agreement.nature) if agreement.nature else None,
        "since": (agreement.status.text, agreement.status),
        "begun": None,
        "joined": (newest.text, newest) if newest else None,
    }
    found = []
    for question, known in otherwise.items():
        claim = getattr(facts.home, question, None)
        text, receipt = (claim.text, claim) if claim else known or (None, None)
        if text and receipt:
            lead = receipt.title if receipt is agreement.status else None
            found.append(Answer(question, text, receipt, lead))
    return found


def milestones(facts: Facts) -> list[Milestone]:
    """The few dates of the first page, oldest first; without any, the signing and what came of it."""
    concluded, checked = facts.agreement.concluded, facts.site.checked
    found = [
        Milestone(on, text, entry_id, on.end > checked.end, entry_id == concluded.id)
        for on, text, entry_id in (_told(facts) if facts.home and facts.home.strip else _outcomes(facts))
    ]
    return sorted(found, key=lambda each: (each.on.start, each.on.end))


def _told(facts: Facts) -> Iterator[tuple[When, Text, str]]:
    assert facts.home
    for each in facts.home.strip:
        on = each.on or (each.see and date_of(facts.index.by_id[each.see]))
        if on:  # a rule holds the file to it
            yield on, each.text, each.see or ""


def _outcomes(facts: Facts) -> Iterator[tuple[When, Text | Names | None, str]]:
    agreement = facts.agreement
    outcomes = [facts.index.by_id[each] for each in agreement.outcomes]
    for entry in (agreement.adoption, agreement.signature, agreement.entry_into_force, *outcomes):
        on = entry and date_of(entry)
        if entry and on:
            yield on, entry.heading, entry.id
    if end := end_of(facts):
        yield end.on, None if isinstance(end.entry, Duration) else end.entry.heading, end.entry.id
