"""What the first page says, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from ..derived.home import answers, headline, milestones
from ..facts.model import Facts
from ..language.localize import LocalDate, Localizer, View
from ..language.text import PlainText


class LocalAnswer(NamedTuple):
    """``question`` is its label; ``receipt`` what the answer rests on."""

    question: PlainText
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
    """The title as a sentence, the answers, and the dates that tell where it stands."""

    headline: PlainText
    answers: list[LocalAnswer]
    milestones: list[LocalMilestone]


def opening(facts: Facts, localizer: Localizer) -> Opening:
    """What the first page begins with."""
    local: Any = localizer.value
    words = localizer.labels.words.answers
    return Opening(
        local(headline(facts)),
        [LocalAnswer(words[question], local(text), local(receipt)) for question, text, receipt in answers(facts)],
        [
            LocalMilestone(
                local(each.on),
                local(each.text) if each.text else localizer.labels.words.timeline.term_ends,
                each.entry_id,
                "signing" if each.is_signing else "planned" if each.is_planned else "past",
            )
            for each in milestones(facts)
        ],
    )
