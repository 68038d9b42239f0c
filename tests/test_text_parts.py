"""What the agreement says stands in the order of its text, under the numbers that the text has."""

from __future__ import annotations

import json

import pytest

from explainer.derived.text_order import text_order
from explainer.language.labels import Labels
from explainer.language.localize import Localizer
from explainer.search.records import search_records
from site_reader import BuiltSite


def test_what_stands_in_no_part_comes_after_the_parts_and_before_what_is_added(sample_site: BuiltSite) -> None:
    order = [(part and part.id, [each.id for each in members]) for part, members in text_order(sample_site.facts)]
    assert order == [("duties", ["upkeep", "planks"]), (None, ["stands-on-rock"]), ("right-letter", [])]


@pytest.mark.parametrize(
    ("locale", "chapter", "section"), [("fr", "Chapitre\xa0II", "Section"), ("en", "Chapter\xa0II", "Section")]
)
def test_numbers_stand_in_the_headings_and_in_the_contents(
    sample_site: BuiltSite, locale: str, chapter: str, section: str
) -> None:
    page = sample_site.of(locale)["scope"]
    assert page.by_id["duties"].get_text().startswith(f"{chapter} · ")
    assert page.by_id["upkeep"].get_text().startswith(f"{section}\xa04 bis · ")
    listed = {link["href"]: link.get_text(strip=True) for link in page.soup.select("nav a[href^='#']")}
    assert listed["#duties"].startswith(f"{chapter} · ")
    anchors = [each["id"] for each in page.soup.select(".stances [id]") if each.name in ("h2", "h3")]
    assert anchors == ["duties", "upkeep", "group-location", "stands-on-rock", "right-letter"]


def test_a_letter_says_who_wrote_it_to_whom_and_when(sample_site: BuiltSite) -> None:
    for locale in sample_site.locales:
        page = sample_site.of(locale)["scope"]
        row = page.by_id["right-letter"].find_parent("tr")
        assert [link["href"].rpartition("#")[2] for link in row.select(".letter a")] == [
            "right-bank",
            "left-council",
            "ivan-petrov",
        ]
        assert row.time["datetime"] == "1901-05-02"
        told = sample_site.of(locale)["timeline"].soup.find(id="at-right-letter")
        assert told, "a letter has its place among the dates"


def test_an_article_is_found_by_its_number(sample_site: BuiltSite, labels: dict[str, Labels]) -> None:
    facts = sample_site.facts
    pages = {record.id: "scope" for _, record in facts.index.addressed}
    records = search_records(facts, Localizer(facts, "en", labels), {}, pages)
    names = {record.anchor: record.names for record in records}
    assert "Section\xa04 bis" in names["upkeep"]
    assert "Chapter\xa0II" in names["duties"]


def test_linked_data_say_where_in_the_text_a_provision_stands(sample_site: BuiltSite) -> None:
    graph = json.loads((sample_site.folder / "api/v1/en/agreement.jsonld").read_text("utf-8"))["@graph"]
    nodes = {node["@id"].rpartition("/")[2].partition(".")[0]: node for node in graph}
    assert nodes["upkeep"]["position"] == "4 bis"
    assert "duties" in nodes["upkeep"]["isPartOf"]
    assert "bridge-treaty" in nodes["duties"]["isPartOf"]
    assert nodes["duties"]["additionalType"].endswith("#LegalResourceSubdivision")
    assert "right-bank" in nodes["right-letter"]["creator"][0]
