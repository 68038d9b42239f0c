"""One-sentence rules about the facts of the memorandum."""

from __future__ import annotations

from explainer.derived.evidence import on_one_voice
from explainer.facts import walk
from explainer.facts.model import Certainty, Facts, Part, Stance


def test_each_of_the_18_paragraphs_and_captions_of_the_article_is_cited_by_an_entry(facts: Facts) -> None:
    article = next(source for source in facts.sources if source.id == "article")
    cited = {cite for _, record in walk.records(facts) for cite in walk.cites(record)}
    assert list(article.locators) == [f"p{number}" for number in range(1, 19)]
    assert {f"article#{locator}" for locator in article.locators} <= cited


def test_every_entry_cites_a_source(facts: Facts) -> None:
    assert all(record.cites for _, record in walk.receipts(facts))


def test_opinions_stand_under_questions_only(facts: Facts) -> None:
    opinions = {path[0] for path, record in walk.receipts(facts) if record.certainty is Certainty.OPINION}
    assert opinions == {"questions"}


def test_both_governments_have_a_body_and_each_body_a_signatory(facts: Facts) -> None:
    assert [[len(body.signatories) for body in party.bodies] for party in facts.parties] == [[1], [1]]


def test_five_people_took_part_and_two_of_them_signed(facts: Facts) -> None:
    assert len(facts.people) == 5
    assert sum(person.part is Part.SIGNATORY for person in facts.people) == 2


def test_nobody_says_where_it_was_signed(facts: Facts) -> None:
    assert facts.agreement.signature.on.iso == "2021-03-09"
    assert not facts.agreement.signature.places


def test_nine_errors_of_the_article_are_corrected_openly(facts: Facts) -> None:
    of_article = [c for c in facts.corrections if any(cite.startswith("article#") for cite in c.said_in)]
    assert len(of_article) >= 9
    for correction in facts.corrections:
        assert correction.said_in and not {*correction.said_in} & {*correction.cites}, correction.id
        assert any(not cite.startswith("article#") for cite in correction.cites), correction.id


def test_where_the_accounts_differ_one_at_least_does_not_say_so(facts: Facts) -> None:
    differing = {difference.provision for difference in facts.differences if difference.provision}
    for provision in facts.provisions:
        if provision.id in differing:
            assert {saying.stance for saying in provision.said} != {Stance.STATES}, provision.id


def test_what_changes_with_time_is_dated(facts: Facts) -> None:
    undated = [
        path
        for path, record in walk.records(facts)
        if path and path[-1] == "state" and hasattr(record, "as_of") and not record.as_of
    ]
    assert undated == []


def test_links_are_encrypted_or_known_not_to_be(facts: Facts) -> None:
    plain = {source.id for source in facts.sources if source.url and source.url.startswith("http:")}
    known = ("people", "kremlin", "xinhua", "china-org-cn")
    assert all(any(name in source_id for name in known) for source_id in plain)


def test_what_several_sources_say_that_repeat_one_voice_rests_on_one(facts: Facts) -> None:
    assert any(len(each.sources) > 1 for each in on_one_voice(facts))
