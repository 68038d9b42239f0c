"""The first page: what the facts say in short."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import AGREEMENTS, PROJECT
from explainer.derived.home import answers, headline, milestones
from explainer.facts.load import load_facts
from explainer.facts.model import Facts
from explainer.language.labels import Labels
from explainer.language.localize import Localizer
from own_facts import RECEIPT, both, written
from site_reader import BuiltSite

QUESTIONS = ["what", "aim", "who", "binding", "since", "begun", "joined"]


@pytest.fixture(params=AGREEMENTS)
def facts(request: pytest.FixtureRequest, locales: tuple[str, ...]) -> Facts:
    return load_facts(AGREEMENTS[request.param], locales)[0]


def test_each_answer_is_that_of_the_facts_else_what_the_agreement_says_anyway(facts: Facts) -> None:
    found = {answer.question: answer for answer in answers(facts)}
    own = {question: getattr(facts.home, question, None) for question in QUESTIONS}
    assert [*found] == [question for question in QUESTIONS if own[question] or question in found]
    for question, claim in own.items():
        if claim:
            assert found[question].receipt is claim
    if not facts.home:
        assert headline(facts) == facts.agreement.short_title
        assert found["what"].text == facts.agreement.summary
        assert found["who"].receipt is facts.agreement.signature
        assert ("binding" in found) == bool(facts.agreement.nature)
        assert (found["since"].lead, found["since"].text) == (facts.agreement.status.title, facts.agreement.status.text)
        assert ("joined" in found) == bool(facts.partner_lists)


def test_the_dates_are_in_order_and_what_is_not_over_is_planned(facts: Facts) -> None:
    found = milestones(facts)
    assert [each.on.start for each in found] == sorted(each.on.start for each in found)
    for each in found:
        assert each.is_planned == (each.on.end > facts.site.checked.end)
    assert facts.agreement.signature.id in {each.entry_id for each in found if each.is_signing} or facts.home


def test_no_date_of_the_first_page_is_said_twice(facts: Facts, labels: dict[str, Labels]) -> None:
    for locale in labels:
        local = Localizer(facts, locale, labels).value
        for each in milestones(facts):
            assert str(local(each.on)) not in str(local(each.text)), each.entry_id


def test_an_agreement_that_followed_may_be_what_became_of_it(tmp_path: Path) -> None:
    later = {"id": "toll", "name": both("Le péage", "The toll"), "summary": both("Oui.", "Yes."), "signed": "1912"}
    path = written(tmp_path, related_agreements=[later | RECEIPT], agreement={"outcomes": ["toll"]})
    facts, _ = load_facts(path, PROJECT.locales)
    assert ("1912", "toll") in [(each.on.iso, each.entry_id) for each in milestones(facts)]


@pytest.mark.site
def test_the_first_page_has_a_sentence_a_picture_and_answers_with_one_mark_each(any_site: BuiltSite) -> None:
    """A mark with its word; a number of parties has that of their list beside it, in its form alone."""
    for page in [page for page in any_site.single_pages if page.name == "index"]:
        opening = page.soup.select_one(".opening")
        assert opening.h1.get_text() == str(headline(any_site.facts).root[page.locale])
        assert opening.select("svg.drawing")
        rows = opening.select(".answers > div")
        assert len(rows) == len(answers(any_site.facts))
        for row in rows:
            (mark,) = row.select("button.certainty:not(.mark)")
            assert mark.get_text(strip=True)
            assert len(row.select("button.mark")) == (1 if row.select("a") and any_site.facts.party_list else 0)
