"""What statements rest on, in one language: sources strongest first, in words, and as numbers for paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from textwrap import shorten
from typing import Any

from ..derived.evidence import Speakers, one_voice, speakers
from ..derived.plans import plan_in_words, planned
from ..derived.voices import Origins, origins, voices
from ..facts.model import Certainty, Facts, SourceKind
from ..language.localize import Localizer, View
from ..language.text import PlainText, joined

KINDS = [kind.value for kind in SourceKind]
NAMED = 3  # kinds of sources that are told apart on a line; of more, the strongest and how many others
WORDS = 70  # characters of a statement that name it


class Grounds:
    """Tells what the statements of one facts file rest on, in the language of ``localizer``."""

    def __init__(self, facts: Facts, localizer: Localizer) -> None:
        self._facts, self._localizer = facts, localizer

    def sources_of(self, cites: list[str]) -> list[tuple[View, list[PlainText]]]:
        """The sources that ``cites`` name, each once, strongest first, with the labels of the locators cited."""
        found: dict[str, list[PlainText]] = {}
        for cited in cites:
            source_id, _, locator = str(cited).partition("#")
            labels = found.setdefault(source_id, [])
            if locator:
                labels.append(self._localizer.entry(source_id).locators[locator])
        sources = [(self._localizer.entry(source_id), labels) for source_id, labels in found.items()]
        return sorted(sources, key=lambda each: KINDS.index(each[0].kind.value))

    def publishers_of(self, cites: list[str]) -> list[PlainText]:
        """Who says so: the publishers of the sources that ``cites`` name, each once."""
        return list(dict.fromkeys(source.publisher for source, _ in self.sources_of(cites)))

    def rests_on(self, receipt: View) -> PlainText:
        """In words: the one source that says so, the one voice that several are or pass on, else how many sources there
        are of each kind, and how many that only repeat them."""
        words, publishers = self._localizer.labels.words.grounds, self.publishers_of(receipt.cites)
        if len(publishers) == 1 and receipt.certainty.value == Certainty.CLAIMED:
            return publishers[0]
        kinds = {str(source.id): source.kind.value for source, _ in self.sources_of(receipt.cites)}
        said: PlainText
        if len(kinds) == 1:
            said = words.alone.format(publisher=publishers[0])
            return said
        if heard := one_voice(kinds, self._speakers):
            voice = self._localizer.list_of([self._voice(each) for each in heard])
            said = words.one_voice.format(voice=voice, told=self._counted(kinds.values()))
            return said
        found = voices(kinds, self._origins)
        said = self._counted(kinds[each] for each in found.independent)
        if found.echoes:
            echoes = self._kinds_of(kinds[each] for each in found.echoes)
            said = words.echoed.format(told=said, echoes=self._localizer.list_of(echoes))
        return said

    def _voice(self, speaker: str) -> Any:
        """What somebody is called who speaks: the publisher of a source, the name of a body or party."""
        entry = self._localizer.entry(speaker)
        return getattr(entry, "publisher", None) or entry.heading

    def _counted(self, kinds: Iterable[str]) -> PlainText:
        """How many sources there are of each kind, in a row."""
        return joined(self._kinds_of(kinds), self._localizer.labels.words.comma.join)

    def _kinds_of(self, kinds: Iterable[str]) -> list[PlainText]:
        """How many sources there are of each kind."""
        words = self._localizer.labels.words.grounds
        told = list(Counter(kinds).items())
        if len(told) > NAMED:
            others = sum(number for _, number in told[NAMED - 1 :])
            told = [*told[: NAMED - 1], ("others", others)]
        return [words[kind].count(number) for kind, number in told]

    def statement_of(self, receipt: View) -> PlainText:
        """Of what: the heading of an entry, the words of a claim or a plan, a name, a date, else what it relates to; of
        an act without any of these that its day is not known."""
        if receipt in self._planned:
            told = plan_in_words(receipt, self._localizer.labels.words.figures)
            return joined([self._planned[receipt].name, told], self._localizer.labels.words.comma.join)
        for key in ("heading", "text", "on"):
            words = getattr(receipt, key, None)
            if words is not None:
                said = getattr(words, "text", words) if key == "on" else words
                return joined([said], "".join)
        other = getattr(receipt, "to", None) or getattr(receipt, "party", None)
        said = self._localizer.entry(other).heading if other else self._localizer.labels.words.date_not_known
        return joined([said], "".join)

    def short(self, receipt: View) -> PlainText:
        """The first words of it."""
        words = " ".join(self.statement_of(receipt).split())
        is_short = len(words) <= WORDS  # as most are
        return PlainText(words if is_short else shorten(words, WORDS, placeholder=" …", break_on_hyphens=False))

    def number_of(self, source_id: str) -> int:
        """The number of a source on paper: the same on every sheet."""
        return self._numbers[source_id]

    def numbered(self, cites: list[str]) -> list[tuple[int, View]]:
        """The sources that ``cites`` name with their numbers, in the order of these."""
        found = [(self.number_of(str(source.id)), source) for source, _ in self.sources_of(cites)]
        return sorted(found, key=lambda each: each[0])

    def numbers_of(self, cites: list[str]) -> str:
        """The numbers of the sources that ``cites`` name, as they stand in brackets."""
        return ", ".join(map(str, sorted({self.number_of(str(each).partition("#")[0]) for each in cites})))

    @cached_property
    def _origins(self) -> Origins:
        return origins(self._facts)

    @cached_property
    def _speakers(self) -> Speakers:
        return speakers(self._facts)

    @cached_property
    def _planned(self) -> dict[View, View]:
        """For each plan, what was planned."""
        local = self._localizer.value
        return {local(plan): local(project) for project in planned(self._facts) for plan in project.plans}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        ranked = sorted(self._facts.sources, key=lambda source: (KINDS.index(source.kind), _date(source)))
        return {source.id: number for number, source in enumerate(ranked, 1)}


def _date(source: Any) -> str:
    """As pages list sources: undated ones last."""
    return source.published.iso if source.published else "9999"
