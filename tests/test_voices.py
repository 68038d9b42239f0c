"""Sources that repeat others confirm nothing: what a statement rests on tells them apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import AGREEMENTS, REAL
from explainer.derived.evidence import grounds, on_one_voice, settled
from explainer.derived.voices import Voices, origins, voices
from explainer.facts.load import load_facts
from explainer.facts.model import Body, Certainty, Facts, Party, Term
from explainer.language.labels import Labels
from explainer.language.localize import Localizer
from explainer.pages.grounds import Grounds

ORIGINS = {
    "release": frozenset({"agency"}),
    "translation": frozenset({"agency"}),
    "answer": frozenset({"other-agency"}),
    "digest": frozenset({"agency", "other-agency"}),
    "report": frozenset({"report"}),
}


@pytest.mark.parametrize(
    ("cited", "independent", "echoes"),
    [
        (["report"], ["report"], []),
        (["release", "translation"], ["release"], ["translation"]),
        (["release", "answer", "report"], ["release", "answer", "report"], []),
        (["release", "digest"], ["release", "digest"], []),
        (["release", "answer", "digest"], ["release", "answer"], ["digest"]),
    ],
)
def test_what_goes_back_to_what_was_heard_already_is_an_echo(
    cited: list[str], independent: list[str], echoes: list[str]
) -> None:
    assert voices(cited, ORIGINS) == Voices(independent, echoes)


@pytest.mark.parametrize("file", AGREEMENTS.values(), ids=AGREEMENTS.keys())
def test_what_rests_on_one_voice_has_one_however_many_sources(file: Path, labels: dict[str, Labels]) -> None:
    facts = load_facts(file, tuple(labels))[0]
    back, publishers = origins(facts), {source.id: str(source.publisher.root) for source in facts.sources}
    one = [each.entry for each in on_one_voice(facts)]
    for each in (each for each in grounds(facts) if not isinstance(each.entry, Term)):
        sources = {cite.partition("#")[0] for cite in each.entry.cites} or {*each.sources}  # those of its mark
        heard = frozenset().union(*(back[source] for source in sources))
        alike = len(sources) == 1 or len(heard) == 1 or len({publishers[source] for source in sources}) == 1
        several = len(sources) > 1 and all(len(back[source]) == 1 for source in sources)
        of_sides = publishers_of_sides(facts).intersection(publishers[source] for source in sources)
        assert each.entry in one or not (sources and alike) or each.entry.id in settled(facts), each.entry.id
        assert each.entry not in one or alike or not several or of_sides, each.entry.id


@pytest.mark.parametrize("file", AGREEMENTS.values(), ids=AGREEMENTS.keys())
def test_whatever_rests_on_one_voice_says_so_in_the_same_words(file: Path, labels: dict[str, Labels]) -> None:
    facts = load_facts(file, tuple(labels))[0]
    settling = settled(facts)
    one = [each.entry.id for each in on_one_voice(facts)]
    for locale, words in labels.items():
        told, said = Grounds(facts, Localizer(facts, locale, labels)), words.words.grounds
        alone, several = str(said.alone.format(publisher=".+")), str(said.one_voice.format(voice=".+", told=".+"))
        for each in grounds(facts):
            receipt = Localizer(facts, locale, labels).entry(each.entry.id)
            own = {cite.partition("#")[0] for cite in each.entry.cites}
            if own == set(each.sources) and receipt.certainty.value != Certainty.CLAIMED:
                is_said = bool(re.fullmatch(f"{alone}|{several}", told.rests_on(receipt)))
                assert is_said == (each.entry.id in one) or isinstance(each.entry, Term) or each.entry.id in settling, (
                    each.entry.id
                )


def test_what_the_text_itself_or_the_table_of_its_depositary_settles_calls_for_no_caution(
    labels: dict[str, Labels],
) -> None:
    facts = load_facts(AGREEMENTS["moon-agreement"], tuple(labels))[0]
    told = {each.entry.id for each in on_one_voice(facts)}
    assert told.isdisjoint({"adoption", "registration", "principle-common-heritage", "list-of-parties"})


def publishers_of_sides(facts: Facts) -> set[str]:
    """The publishers that are called like a party or body."""
    names = {str(each.name) for _, each in facts.index.entries if isinstance(each, Party | Body)}
    return {
        str(source.publisher.root)
        for source in facts.sources
        if any(text in name for text in source.publisher.root.values() for name in names)
    }


def test_what_a_party_says_of_its_own_and_a_release_that_repeats_it_are_one_voice(labels: dict[str, Labels]) -> None:
    facts = load_facts(AGREEMENTS["funding-for-lending"], tuple(labels))[0]
    several = {each.entry.id for each in on_one_voice(facts) if len(each.sources) > 1}
    assert {"scheme", "bank-of-england", "what-price", "legal-nature"} <= several


@pytest.mark.parametrize("file", AGREEMENTS.values(), ids=AGREEMENTS.keys())
def test_only_what_rests_on_one_source_is_said_to_have_an_only_one(file: Path, labels: dict[str, Labels]) -> None:
    facts = load_facts(file, tuple(labels))[0]
    for locale, words in labels.items():
        localizer = Localizer(facts, locale, labels)
        told = Grounds(facts, localizer)
        alone = str(words.words.grounds.alone.format(publisher=".+"))
        for _, record in facts.index.records:
            if getattr(record, "cites", ()) and getattr(record, "certainty", None) not in (None, Certainty.CLAIMED):
                receipt = localizer.value(record)
                sources = told.sources_of(receipt.cites)
                assert bool(re.fullmatch(alone, told.rests_on(receipt))) == (len(sources) == 1), receipt.cites


def test_a_statement_says_which_of_its_sources_repeat_others(labels: dict[str, Labels]) -> None:
    facts = load_facts(REAL, tuple(labels))[0]
    found = origins(facts)
    repeating = [source.id for source in facts.sources if source.derives_from]
    assert all(found[each] != {each} for each in repeating)
    assert all(found[each.id] == {each.id} for each in facts.sources if not each.derives_from)
    for locale, words in labels.items():
        localizer = Localizer(facts, locale, labels)
        said = Grounds(facts, localizer).rests_on
        for entry in (entry for _, entry in facts.index.entries if len(getattr(entry, "cites", ())) > 1):
            receipt = localizer.entry(entry.id)
            heard = voices(dict.fromkeys(str(each).partition("#")[0] for each in receipt.cites), found)
            if len(frozenset().union(*(found[each] for each in heard.independent))) > 1:
                echoed = str(words.words.grounds.echoed.format(told=".+", echoes=".+"))
                assert bool(re.fullmatch(echoed, said(receipt))) == bool(heard.echoes), entry.id
