"""What the agreement says stands in the order of its text, under the numbers that the text has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import AGREEMENTS
from explainer.derived.text_order import text_order
from explainer.language.labels import Labels
from explainer.language.localize import Localizer
from explainer.search.records import search_records
from own_facts import RECEIPT, Pages, both, problems_of, written
from site_reader import BuiltSite


def test_what_stands_in_no_part_comes_after_the_parts_and_before_what_is_added(sample_site: BuiltSite) -> None:
    order = [(part and part.id, [each.id for each in members]) for part, members in text_order(sample_site.facts)]
    assert order == [("duties", ["upkeep", "planks"]), ("tolls", []), (None, ["stands-on-rock"]), ("right-letter", [])]


@pytest.mark.parametrize(
    ("locale", "chapter", "own", "unit"),
    [("fr", "Chapitre\xa0II", "Volet\xa02", "Clause"), ("en", "Chapter\xa0II", "Strand\xa02", "Clause")],
)
def test_numbers_stand_in_the_headings_and_in_the_contents(
    sample_site: BuiltSite, locale: str, chapter: str, own: str, unit: str
) -> None:
    page = sample_site.of(locale)["scope"]
    assert page.by_id["duties"].get_text().startswith(f"{chapter} · ")
    assert page.by_id["tolls"].get_text().startswith(f"{own} · ")
    assert page.by_id["upkeep"].get_text().startswith(f"{unit}\xa04 bis · ")
    listed = {link["href"]: link.get_text(strip=True) for link in page.soup.select("nav a[href^='#']")}
    assert listed["#duties"].startswith(f"{chapter} · ")
    anchors = [each["id"] for each in page.soup.select(".stances [id]") if each.name in ("h2", "h3")]
    assert anchors == ["duties", "upkeep", "tolls", "group-location", "stands-on-rock", "right-letter"]


@pytest.mark.parametrize(
    ("on", "told"), [("2012-07-13", ["text_parts.0.on"]), ("2012-07-12", []), ("2012-07", [])], ids=str
)
def test_a_letter_is_not_dated_by_what_its_day_is_said_to_be(on: str, told: list[str], tmp_path: Path) -> None:
    text = AGREEMENTS["funding-for-lending"].read_text("utf-8")
    text = text.replace("- id: governor-2012\n", f"- id: governor-2012\n    on: {on}\n")
    assert [problem.path for problem in problems_of(text, tmp_path)] == told


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


@pytest.mark.parametrize(
    ("kind", "by", "said"),
    [
        ("letter", ["left-bank"], "From:"),
        ("letter", ["left-bank", "bank-board"], "From:"),
        ("agreement", ["left-bank", "bank-board"], "Between:"),
        ("protocol", ["left-bank"], "By:"),
    ],
)
def test_only_a_letter_is_from_somebody(kind: str, by: list[str], said: str, tmp_path: Path) -> None:
    part = {"id": "part", "kind": kind, "title": both("La suite", "The rest"), "by": by, **RECEIPT}
    board = {"id": "bank-board", "name": both("Un conseil", "A board"), "summary": both("Un.", "One."), **RECEIPT}
    part |= {"text": both("Elle existe.", "It is there.")}
    page = Pages(written(tmp_path, bodies=[board], text_parts=[part]))["en", "scope"]
    assert page.select_one(".letter .chip [data-role=label]").get_text() == said


def test_what_stands_in_a_part_is_numbered_as_that_is_and_a_part_of_it_too(tmp_path: Path) -> None:
    part = {"id": "treaty", "kind": "agreement", "title": both("Traité", "Treaty"), "numbered_by": "article", **RECEIPT}
    said = {"group": "aim", "text": both("Il est dit.", "It is said."), **RECEIPT}
    provisions = [
        said | {"id": "peace", "article": "2", "stands_in": "treaty", "title": both("La paix", "Peace")},
        said | {"id": "quiet", "article": "3", "item_of": "peace", "title": both("Le calme", "Quiet")},
        said | {"id": "trade", "article": "2", "title": both("Le commerce", "Trade")},
    ]
    path = written(tmp_path, agreement={"numbered_by": "paragraph"}, text_parts=[part], provisions=provisions)
    page = Pages(path)["en", "scope"]
    found = [page.find(id=each).get_text().partition(" · ")[0] for each in ("peace", "quiet", "trade")]
    assert [each.replace("\xa0", " ") for each in found] == ["Article 2", "Article 3", "Paragraph 2"]


def test_an_article_is_found_by_its_number(sample_site: BuiltSite, labels: dict[str, Labels]) -> None:
    facts = sample_site.facts
    pages = {record.id: "scope" for _, record in facts.index.addressed}
    records = search_records(facts, Localizer(facts, "en", labels), {}, pages)
    names = {record.anchor: record.names for record in records}
    assert "Clause\xa04 bis" in names["upkeep"]
    assert "Chapter\xa0II" in names["duties"]
    assert "Strand\xa02" in names["tolls"]


def test_linked_data_say_where_in_the_text_a_provision_stands(sample_site: BuiltSite) -> None:
    graph = json.loads((sample_site.folder / "api/v1/en/agreement.jsonld").read_text("utf-8"))["@graph"]
    nodes = {node["@id"].rpartition("/")[2].partition(".")[0]: node for node in graph}
    assert nodes["upkeep"]["position"] == "4 bis"
    assert "duties" in nodes["upkeep"]["isPartOf"]
    assert "bridge-treaty" in nodes["duties"]["isPartOf"]
    assert nodes["duties"]["additionalType"].endswith("#LegalResourceSubdivision")
    assert "right-bank" in nodes["right-letter"]["creator"][0]
