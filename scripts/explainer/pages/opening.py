"""What the first page says, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from ..derived.home import answers, headline, milestones
from ..derived.standing import is_to_come
from ..facts.model import Binding, Facts
from ..language.localize import LocalDate, Localizer, View
from ..language.text import PlainText


class LocalAnswer(NamedTuple):
    """``question`` is its label; ``receipt`` what the answer rests on; there may be a ``lead`` before the text."""

    question: PlainText
    lead: PlainText | None
    text: PlainText
    receipt: View


class LocalMilestone(NamedTuple):
    """A date of the strip; ``entry_id`` is empty where no entry says more."""

    on: LocalDate
    text: PlainText
    entry_id: str
    state: str


@dataclass(frozen=True)
class Opening:
    """The title as a sentence, the answers, the dates that tell where it stands, and how it binds."""

    headline: PlainText
    answers: list[LocalAnswer]
    milestones: list[LocalMilestone]
    binding: PlainText | None


def opening(facts: Facts, localizer: Localizer) -> Opening:
    """What the first page begins with."""
    local: Any = localizer.value
    words = localizer.labels.words.answers
    return Opening(
        local(headline(facts)),
        [
            LocalAnswer(
                words[each.question], local(each.lead) if each.lead else None, local(each.text), local(each.receipt)
            )
            for each in answers(facts)
        ],
        [
            LocalMilestone(
                local(each.on),
                local(each.text) if each.text else localizer.labels.words.timeline.term_ends,
                each.entry_id,
                "signing" if each.is_signing else "planned" if each.is_planned else "past",
            )
            for each in milestones(facts)
        ],
        binding_in_time(facts, localizer),
    )


def binding_in_time(facts: Facts, localizer: Localizer) -> PlainText | None:
    """How the agreement binds: of one that is not in force yet, once it is; of one that has ended, until then."""
    binding = facts.agreement.nature.binding if facts.agreement.nature else None
    if binding is None:
        return None
    local: Any = localizer.value(binding)
    label: PlainText = local.label
    if binding is Binding.NOT_KNOWN or not (is_to_come(facts) or facts.agreement.has_ended):
        return label
    words = localizer.labels.words.binding_in_time
    said: PlainText = (words.to_come if is_to_come(facts) else words.ended).format(binding=label)
    return said
