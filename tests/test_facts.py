"""One-sentence rules about the real facts."""

from __future__ import annotations

import pytest

from conftest import AGREEMENTS, ROOT
from explainer.facts import walk
from explainer.facts.load import load_facts
from explainer.facts.model import Certainty, Facts, Part


def test_the_facts_have_no_mistake(locales: tuple[str, ...]) -> None:
    for path in AGREEMENTS.values():
        load_facts(path, locales)


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
    with_article = [c for c in facts.corrections if any(cite.startswith("article#") for cite in c.cites)]
    assert len(with_article) >= 9
    for correction in with_article:
        assert any(not cite.startswith("article#") for cite in correction.cites), correction.id


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


@pytest.mark.parametrize("folder", ["docs", "overrides", "scripts"])
def test_no_name_of_the_data_stands_outside_the_data(facts: Facts, folder: str) -> None:
    names = {
        str(name)
        for _, entry in walk.entries(facts)
        if entry.HEADING == "name"
        for name in (form.text for form in entry.heading.root.values())
    }
    names |= {acronym.text for _, record in walk.records(facts) for acronym in getattr(record, "acronyms", ())}
    names |= set(facts.site.name.root.values())
    for path in [*(ROOT / folder).rglob("*"), ROOT / "mkdocs.yml"]:
        if path.is_file() and path.suffix in {".md", ".html", ".py", ".yml", ".css", ".js"}:
            content = path.read_text(encoding="utf-8")
            assert [name for name in names if name in content] == [], path


@pytest.mark.parametrize("pattern", ["scripts/**/*.py", "overrides/**/*.html", "docs/assets/*.*", "overrides/*.js"])
def test_no_code_names_a_language_of_the_site(pattern: str, locales: tuple[str, ...]) -> None:
    for path in ROOT.glob(pattern):
        content = path.read_text(encoding="utf-8")
        for locale in locales:
            for quoted in (f'"{locale}"', f"'{locale}'", f'lang="{locale}', f":lang({locale})", f"/{locale}/"):
                assert quoted not in content, (path, quoted)
