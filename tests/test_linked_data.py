"""The facts as linked data: a program that others wrote reads them back, and they say what the pages say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from conftest import EVERY_KIND, Build
from own_facts import nested
from site_reader import BuiltSite

pytestmark = pytest.mark.site

API = "api/v1"
SCHEMA = "https://schema.org/"
NAME = f"{SCHEMA}name"


def expanded(text: str, address: str) -> list[dict[str, Any]]:
    """The nodes of a document as every reader of JSON-LD sees them; whatever would be fetched is an error."""

    def refuse(url: str, options: object) -> None:
        raise AssertionError(f"{url} is asked for")

    nodes: list[dict[str, Any]] = jsonld.expand(json.loads(text), {"base": address, "documentLoader": refuse})
    return nodes


def documents_of_linked_data(site: BuiltSite, locale: str) -> Iterator[tuple[str, str]]:
    path = f"{API}/{locale}/agreement.jsonld"
    yield path, (site.folder / path).read_text("utf-8")
    for page in site.of(locale).values():
        yield page.path.removesuffix("index.html"), page.soup.select_one('script[type="application/ld+json"]').string


def test_linked_data_speak_of_the_same_things_in_every_document(any_site: BuiltSite) -> None:
    root = "https://site.test/"
    entries = {f"{root}{API}/entries/{entry}.json#entry" for entry in any_site.entries}
    sources = {f"{root}{API}/sources/{source.id}.json#source" for source in any_site.facts.sources}
    for locale in any_site.locales:
        (_, whole), *blocks = [
            (path, {node["@id"]: node for node in expanded(text, root + path)})
            for path, text in documents_of_linked_data(any_site, locale)
        ]
        in_blocks = {address: node for _, nodes in blocks for address, node in nodes.items()}
        assert entries | sources <= set(whole)
        assert entries <= set(in_blocks)
        for address in entries:
            assert in_blocks[address].items() >= {"@id": address}.items()
            assert in_blocks[address][NAME] == whole[address][NAME]


def test_the_day_of_the_facts_is_that_of_their_review(any_site: BuiltSite) -> None:
    checked = any_site.facts.site.checked
    for locale in any_site.locales:
        (_, whole), *pages = [
            (path, json.loads(text)["@graph"]) for path, text in documents_of_linked_data(any_site, locale)
        ]
        assert (whole[0]["@type"], whole[0]["temporalCoverage"]) == ("Dataset", f"../{checked.end}")
        assert {(page[0]["@type"], page[0]["lastReviewed"]) for _, page in pages} == {("WebPage", checked.iso)}


def test_every_term_of_the_linked_data_is_schema_org_s(any_site: BuiltSite) -> None:
    for locale in any_site.locales:
        for path, text in documents_of_linked_data(any_site, locale):
            for place, _ in nested(expanded(text, f"https://site.test/{path}")):
                assert isinstance(place[-1], int) or place[-1].startswith(("@", SCHEMA)), place


def test_each_kind_of_entry_has_its_type_and_each_claim_its_sources(build: Build) -> None:
    site = build(EVERY_KIND)
    text = (site.folder / API / "en/agreement.jsonld").read_text("utf-8")
    nodes = {Path(node["@id"]).stem: node for node in expanded(text, "https://site.test/api/v1/en/agreement.jsonld")}
    types = {entry: nodes[entry]["@type"][0].removeprefix(SCHEMA) for entry in site.entries}
    assert types["bridge-treaty"] == "Legislation"
    assert types["ferry-agreement"] == types["toll-agreement"] == "CreativeWork", "their force is not said"
    assert types["left-bank"] == "GovernmentOrganization"
    assert types["right-bank"] == "Country"
    assert types["left-council"] == "Organization"
    assert types["anne-martin"] == "Person"
    assert types["flood"] == types["signature"] == "Event"
    assert types["term-bridge"] == "DefinedTerm"
    assert types["account-left"] == "CreativeWork"
    assert types["list-gazette"] == "ItemList"
    assert types["partner-monaco"] == "Role"
    assert "Thing" not in types.values()
    register, letter = (
        {"@id": f"https://site.test/{API}/sources/{each}.json#source"} for each in ("register", "letter")
    )
    claims = nodes["correction-name"][f"{SCHEMA}subjectOf"]
    assert [claim[f"{SCHEMA}citation"] for claim in claims] == [[letter, register]]
    names = nodes["ivan-petrov"][f"{SCHEMA}alternateName"]
    assert {"@value": "Иван Петров", "@language": "ru"} in names


def test_a_rival_is_a_claim_of_its_own_with_its_rank(build: Build) -> None:
    text = (build(EVERY_KIND).folder / API / "en/agreement.jsonld").read_text("utf-8")
    said = {
        (name["@value"], *(word["@value"] for word in claim[f"{SCHEMA}keywords"]))
        for node in expanded(text, "https://site.test/")
        for claim in node.get(f"{SCHEMA}subjectOf", [])
        for name in claim.get(f"{SCHEMA}text", [])
    }
    assert said >= {
        ("Iwan Petroff", "Reported", "Misleading"),
        ("April 1890", "Reported", "Misleading"),
        ("Two pence.", "Reported", "Also found"),
    }


def test_every_other_name_is_said_once_and_none_that_is_the_name(build: Build) -> None:
    site = build(EVERY_KIND)
    for locale in site.locales:
        nodes = expanded((site.folder / API / locale / "agreement.jsonld").read_text("utf-8"), "https://site.test/")
        for node in nodes:
            others = {each["@value"] for each in node.get(f"{SCHEMA}alternateName", [])}
            assert node.get(NAME, [{}])[0].get("@value") not in others, node["@id"]
        (title,) = [node for node in nodes if node["@id"].endswith(f"/{site.facts.agreement.id}.json#entry")]
        own = {"@value": site.facts.agreement.title.root[locale].text, "@language": locale}
        assert own in title[f"{SCHEMA}alternateName"], "its full title, beside what people call it"


def test_who_is_continued_by_another_is_not_on_the_list_of_the_parties(build: Build) -> None:
    text = (build(EVERY_KIND).folder / API / "en/agreement.jsonld").read_text("utf-8")
    (members,) = [
        {Path(each["@id"]).stem for each in node[f"{SCHEMA}itemListElement"]}
        for node in expanded(text, "https://site.test/")
        if node["@id"].endswith("/list-of-parties.json#entry")
    ]
    assert "new-hamlet" in members and "old-hamlet" not in members


def test_a_question_has_its_answer(build: Build) -> None:
    text = (build(EVERY_KIND).folder / API / "en/agreement.jsonld").read_text("utf-8")
    answers = [
        node[f"{SCHEMA}acceptedAnswer"][0]
        for node in expanded(text, "https://site.test/")
        if f"{SCHEMA}acceptedAnswer" in node
    ]
    wanted = [each.answer.root["en"] for each in build(EVERY_KIND).facts.asked]
    assert [answer[f"{SCHEMA}text"][0]["@value"] for answer in answers] == wanted != []
