"""A site may have words of its own in place of those that all agreements share, and for its search."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import EVERY_KIND, PROJECT
from explainer.facts.load import load_facts
from explainer.facts.model import Text
from explainer.language.labels import Labels, leaves
from explainer.language.own_words import with_own_words
from explainer.search.synonyms import Synonyms
from own_facts import facts_with
from site_reader import BuiltSite


def test_a_word_of_the_site_stands_wherever_its_label_would(sample_site: BuiltSite) -> None:
    for locale in sample_site.locales:
        own = sample_site.facts.site.words["pages.scope.title"].root[locale]
        pages = sample_site.of(locale)
        assert pages["scope"].soup.h1.get_text(strip=True) == own
        assert own in pages["index"].soup.header.get_text()
        assert own in pages["scope"].soup.title.get_text()


def test_other_labels_stay_as_they_are(labels: dict[str, Labels]) -> None:
    own = with_own_words(labels, *load_facts(EVERY_KIND, PROJECT.locales))
    for locale, each in own.items():
        assert each.of_page("parties").title == labels[locale].of_page("parties").title


@pytest.mark.parametrize(
    ("other", "en", "fr"),
    [
        ({"acts": {"signature": "1902"}}, "2 signatories", "2 signataires"),
        ({"status": "observer"}, "2 signatories", "2 signataires"),
        (
            {"acts": {"signature": "1902", "ratification": "1903"}},
            "2 that have only signed",
            "2 qui ont seulement signé",
        ),
        ({"acts": {"accession": "1903", "withdrawal": "1904"}}, "2 that have only signed", "2 qui ont seulement signé"),
        ({"status": "party"}, "2 that have only signed", "2 qui ont seulement signé"),
    ],
)
def test_where_others_did_more_signatories_are_those_that_only_signed(
    other: dict[str, Any], en: str, fr: str, labels: dict[str, Labels]
) -> None:
    signed = [{"country": country, "acts": {"signature": "1902"}} for country in ("FJ", "MC")]
    _, document = load_facts(EVERY_KIND, PROJECT.locales)
    own = with_own_words(labels, facts_with([*signed, {"country": "LI", **other}]), document)
    for locale, wanted in (("en", en), ("fr", fr)):
        words = own[locale].words
        assert words.standing_counts.signatory.count(2).replace("\u00a0", " ") == wanted
        label = words.only_signed.vocabulary.party_status.signatory.label
        assert (words.vocabulary.party_status.signatory.label == label) == ("signat" not in wanted)


@pytest.mark.parametrize(
    ("own", "follows"),
    [
        ("pages.parties.title", "parts.parties"),
        ("party_count.other", "standing_counts.party.other"),
        ("vocabulary.party_status.party.label", "search_kinds.party"),
    ],
)
def test_a_word_for_parties_goes_for_those_that_mean_the_same_unless_they_have_their_own(
    own: str, follows: str, labels: dict[str, Labels]
) -> None:
    facts, document = load_facts(EVERY_KIND, PROJECT.locales)
    word, other = (Text.model_construct(root=dict.fromkeys(labels, each)) for each in ("Members", "States"))
    for words, said in (({own: word}, word), ({own: word, follows: other}, other)):
        facts_with = facts.model_copy(update={"site": facts.site.model_copy(update={"words": words})})
        for locale, each in with_own_words(labels, facts_with, document).items():
            assert dict(leaves(each.tree))[tuple(follows.split("."))] == said.root[locale]


def test_synonyms_of_an_agreement_are_known_beside_those_of_all(labels: dict[str, Labels]) -> None:
    own = with_own_words(labels, *load_facts(EVERY_KIND, PROJECT.locales))
    synonyms = Synonyms(own["en"].tree["search_synonyms"])
    assert "viaduct" in synonyms.of("The footbridge")
    assert "budget" in synonyms.of("Its cost")


def test_words_after_a_colon_are_typed_for_those_before_it_which_do_not_mean_each_other() -> None:
    synonyms = Synonyms("Egypt, Senegal: African, Africa")
    assert synonyms.of("A visit to Egypt", names=True) == ["african", "africa"]
    assert synonyms.of("Africa") == []
