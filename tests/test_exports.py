"""The same facts for machines: each format is read back by a program that others wrote, and says what the facts say."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable, Iterator
from itertools import product
from os.path import normpath
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from bs4 import BeautifulSoup
from jsonschema_rs import Draft202012Validator
from markdown_it import MarkdownIt
from pyld import jsonld

from conftest import EVERY_KIND, MINIMAL, Build, run_mkdocs
from explainer.exports.tables import guarded, unguarded
from explainer.facts.dates import When
from explainer.facts.load import load_facts
from explainer.language.labels import Labels
from explainer.pages.citation import Citation, bibtex, csl_json, plain, ris
from site_reader import BuiltSite
from test_hostile_text import HOSTILE, build_with, collapsed
from test_one_truth import READERS, from_the_facts, readable, rendered, words

pytestmark = pytest.mark.site

DAY = When.parse("2026-01-31")
API = "api/v1"
SCHEMA = "https://schema.org/"
NAME = f"{SCHEMA}name"


def folder_of(site: BuiltSite, locale: str) -> str:
    return "" if locale == site.locales[0] else f"{locale}/"


def citation(title: str = "The flood", address: str = "https://example.org/a/#flood") -> Citation:
    return Citation("bridge-flood-en", title, "The Bridge Treaty", DAY, address, "en")


# --- How the site is cited ---------------------------------------------------------------------------------------


# LaTeX knows both names of these signs, the parser only the second.
OTHER_NAMES = {r"\textbraceleft": r"\lbrace", r"\textbraceright": r"\rbrace", r"\textasciicircum{}": r"\string^"}


def from_bibtex(text: str) -> tuple[str, str, str]:
    for name, other in OTHER_NAMES.items():
        text = text.replace(name, other)
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = entry.fields_dict
    return entry["title"], entry["date"], fields["url"].value if "url" in fields else ""


def from_ris(text: str) -> tuple[str, str, str]:
    assert text.count("\n") == text.count("\r\n")
    (entry,) = rispy.loads(text)
    return entry["title"], entry["date"].rstrip("/").replace("/", "-"), (entry.get("urls") or [""])[0]


def from_csl_json(text: str) -> tuple[str, str, str]:
    (item,) = json.loads(text)
    assert item["type"] == "webpage"
    year, *rest = item["issued"]["date-parts"][0]
    return item["title"], "-".join([str(year), *(f"{part:02}" for part in rest)]), item.get("URL", "")


FORMATS: dict[str, tuple[Callable[[Citation], str], Callable[[str], tuple[str, str, str]]]] = {
    "bib": (bibtex, from_bibtex),
    "ris": (ris, from_ris),
    "json": (csl_json, from_csl_json),
}


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("ending", FORMATS)
def test_programs_that_keep_bibliographies_read_any_title(ending: str, title: str) -> None:
    write, read = FORMATS[ending]
    assert read(write(citation(title))) == (collapsed(title), "2026-01-31", "https://example.org/a/#flood")


@pytest.mark.parametrize("ending", FORMATS)
def test_no_address_is_invented(ending: str) -> None:
    write, read = FORMATS[ending]
    assert read(write(citation(address="")))[2] == ""


def test_every_page_and_the_site_itself_are_cited(any_site: BuiltSite, labels: dict[str, Labels]) -> None:
    for locale, (ending, (_, read)) in product(any_site.locales, FORMATS.items()):
        folder = any_site.folder / folder_of(any_site, locale)
        pages, checked = any_site.of(locale), any_site.facts.site.checked.iso
        assert {path.stem for path in folder.glob(f"cite/pages/*.{ending}")} == set(pages)
        for page in pages.values():
            title, date, _ = read((folder / f"cite/pages/{page.name}.{ending}").read_bytes().decode())
            assert title == page.soup.h1.get_text() or page.name == "index"
            assert date == checked
        name = labels[locale].typeset(any_site.facts.site.name.root[locale])
        assert read((folder / f"cite.{ending}").read_bytes().decode())[:2] == (name, checked)


def test_every_source_is_cited_by_its_title_as_published_in_its_language(any_site: BuiltSite) -> None:
    for locale in any_site.locales:
        file = any_site.folder / folder_of(any_site, locale) / "cite/sources"
        items = json.loads(file.with_suffix(".json").read_text("utf-8"))
        records = rispy.loads(file.with_suffix(".ris").read_bytes().decode())
        entries = bibtexparser.parse_string(file.with_suffix(".bib").read_text("utf-8")).entries
        assert len(items) == len(records) == len(entries) == len(any_site.facts.sources)
        for source, item, record in zip(any_site.facts.sources, items, records, strict=True):
            assert (item["title"] == source.published_title) == (source.published_title is not None)
            assert item["language"] == (source.language if source.published_title else locale)
            assert record["title"] == item["title"]
            assert record.get("date", "").strip("/") == (
                source.published.iso.replace("-", "/") if source.published else ""
            )


def test_keys_of_citations_are_unique(any_site: BuiltSite) -> None:
    files = [path.read_text("utf-8") for path in any_site.folder.rglob("*.bib")]
    found = [key for file in files for key in re.findall(r"^@misc\{(.*),$", file, re.MULTILINE)]
    assert len(found) == len(set(found)) > 0


def test_in_words_a_citation_follows_the_habits_of_the_language(labels: dict[str, Labels]) -> None:
    assert plain(citation(), labels["en"]) == (
        "“The flood”, The Bridge Treaty, facts as of 31\u00a0January 2026, https://example.org/a/#flood"
    )
    assert plain(citation(address=""), labels["fr"]) == (
        "«\u202fThe flood\u202f», The Bridge Treaty, état des faits\u202f: 31\u00a0janvier 2026"
    )


def test_in_words_the_whole_site_is_named_once(labels: dict[str, Labels]) -> None:
    whole = Citation("bridge-en", "The {Bridge}", "", DAY, "", "en")
    assert plain(whole, labels["en"]) == "The {Bridge}, facts as of 31\u00a0January 2026"


# --- JSON --------------------------------------------------------------------------------------------------------


def read(site: BuiltSite, path: str) -> Any:
    return json.loads((site.folder / path).read_text("utf-8"))


def documented(site: BuiltSite, locale: str) -> dict[str, list[str]]:
    """The addresses that the page of the data names, each with the files of the site that it stands for."""
    page = site.of(locale)["data"]
    named = [code.get_text() for code in page.soup.select("main .addresses code")]
    files = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.suffix != ".html"]
    prefix = "" if locale == site.locales[0] else f"{locale}/"

    def matches(pattern: str, file: str) -> bool:
        anywhere = "" if pattern.startswith("api/") else f"{prefix}(.*/)?"
        return re.fullmatch(anywhere + re.sub(r"\\{[^}]+}", "[^/.]+", re.escape(pattern)), file) is not None

    assert named
    return {pattern: [file for file in files if matches(pattern, file)] for pattern in named}


def test_every_address_that_the_page_of_the_data_names_is_a_file_and_every_file_is_named(any_site: BuiltSite) -> None:
    named = [documented(any_site, locale) for locale in any_site.locales]
    for each in named:
        assert [address for address, files in each.items() if not files] == []
    made = {path.relative_to(any_site.folder).as_posix() for path in any_site.folder.rglob("*") if path.is_file()}
    for_programs = {
        file for file in made if re.match(r"([a-z]+/)?(api/|cite/|figures/|cite\.(?!html)|llms)|.*\.md$", file)
    }
    assert for_programs == {file for each in named for files in each.values() for file in files}


def test_the_complete_facts_are_valid_by_the_schema_of_the_facts_file(any_site: BuiltSite) -> None:
    facts = read(any_site, f"{API}/agreement.json")["facts"]
    Draft202012Validator(read(any_site, f"{API}/agreement.schema.json")).validate(facts)
    assert read(any_site, f"{API}/agreement.schema.json") == read(any_site, "agreement.schema.json")


def test_the_complete_facts_can_be_loaded_again(any_site: BuiltSite, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(json.dumps(read(any_site, f"{API}/agreement.json")["facts"], ensure_ascii=False), "utf-8")
    assert load_facts(path, any_site.locales)[0] == any_site.facts


def test_every_address_in_json_leads_to_a_file(any_site: BuiltSite) -> None:
    paths = [path for path in (any_site.folder / API).rglob("*.json") if path.name != "agreement.schema.json"]
    assert len(paths) > len(any_site.entries)
    for path in paths:
        document = json.loads(path.read_text("utf-8"))
        items = document.get("entries") or document.get("sources") or []
        links = [document.get("links"), *(item["links"] for item in items)]
        for address in strings_in(links):
            target = normpath(str(path.parent / document["base"] / address.partition("#")[0]))
            assert Path(target).exists(), (path, address)


def strings_in(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from strings_in(inner)


def test_dates_in_json_keep_their_precision_and_have_words(build: Build) -> None:
    facts = read(build(EVERY_KIND), f"{API}/en/agreement.json")["facts"]
    signed = facts["prior_agreements"][0]
    assert (signed["signed"], signed["signed_text"]) == ("1890-01/1890-03", "January\u2009–\u2009March 1890")
    assert facts["subject"]["state"]["as_of"] == "2026"
    assert facts["agreement"]["entry_into_force"]["on_text"] == "June 1901"
    assert (facts["agreement"]["kind"], facts["agreement"]["kind_label"]) == ("treaty", "Treaty")
    assert facts["people"][1]["name_forms"]["ru"] == {"text": "Иван Петров", "cites": [], "rivals": []}


def test_what_had_another_id_is_still_at_its_former_address(build: Build) -> None:
    site = build(EVERY_KIND)
    assert read(site, f"{API}/entries/high-water.json")["entry"]["id"] == "flood"


# --- CSV ---------------------------------------------------------------------------------------------------------


def test_tables_are_as_the_standard_wants_them(any_site: BuiltSite) -> None:
    paths = list(any_site.folder.rglob("*.csv"))
    assert paths
    for path in paths:
        text = path.read_bytes().decode("utf-8")
        starts = {"names.csv": "id,language,", "acts.csv": "id,country,status,"}
        assert text.startswith("\ufeff" + starts.get(path.name, "id,type,within,"))
        assert text.endswith("\r\n")
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert len(set(rows[0])) == len(rows[0])


def test_every_name_is_in_one_table_with_its_language_rank_and_sources(build: Build) -> None:
    """What a name does not say apart, the entry says for it."""
    rows = list(
        csv.reader(io.StringIO((build(EVERY_KIND).folder / API / "names.csv").read_bytes().decode("utf-8"), newline=""))
    )
    assert [row for row in rows if row[0] in ("\ufeffid", "ivan-petrov")] == [
        ["\ufeffid", "language", "form", "rank", "source"],
        ["ivan-petrov", "fr", "Ivan Petrov", "normal", "register#p1"],
        ["ivan-petrov", "fr", "Iwan Petroff", "deprecated", "letter"],
        ["ivan-petrov", "en", "Ivan Petrov", "normal", "register#p1"],
        ["ivan-petrov", "ru", "Иван Петров", "normal", "register#p1"],
    ]
    assert ["left-council", "fr", "CG", "normal", "register#p1"] in rows


def test_every_act_is_in_one_table_with_its_date_and_sources(build: Build) -> None:
    """What an act does not say apart, its party says for it."""
    text = (build(EVERY_KIND).folder / API / "acts.csv").read_bytes().decode("utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row[0] in ("right-bank", "party-li")]
    assert rows == [
        ["right-bank", "", "party", "signature", "1901-05-04", "established", "register#p1"],
        ["right-bank", "", "party", "ratification", "1901-05-20", "reported", "letter"],
        ["right-bank", "", "party", "notice-of-withdrawal", "1920-01-02", "established", "register#p1"],
        ["right-bank", "", "party", "withdrawal", "1921-01-02", "established", "register#p1"],
        ["right-bank", "", "party", "accession", "1930", "established", "register#p1"],
        ["party-li", "LI", "observer", "", "", "established", "register#p1"],
    ]


CELLS = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "'quoted'", "''", "'=1", "plain"]


@pytest.mark.parametrize("cell", CELLS)
def test_no_cell_is_a_formula_and_each_can_be_had_back(cell: str) -> None:
    assert not guarded(cell).startswith(tuple("=+-@＝＋－＠\t\r\n"))
    assert unguarded(guarded(cell)) == cell


# --- Linked data -------------------------------------------------------------------------------------------------


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
    wanted = {f"{root}{API}/entries/{entry}.json#entry" for entry in any_site.entries}
    wanted |= {f"{root}{API}/sources/{source.id}.json#source" for source in any_site.facts.sources}
    for locale in any_site.locales:
        (_, whole), *blocks = [
            (path, {node["@id"]: node for node in expanded(text, root + path)})
            for path, text in documents_of_linked_data(any_site, locale)
        ]
        in_blocks = {address: node for _, nodes in blocks for address, node in nodes.items()}
        assert wanted <= set(whole)
        assert wanted <= set(in_blocks)
        for address in wanted:
            assert in_blocks[address].items() >= {"@id": address}.items()
            assert in_blocks[address][NAME] == whole[address][NAME]


def test_every_term_of_the_linked_data_is_schema_org_s(any_site: BuiltSite) -> None:
    for locale in any_site.locales:
        for path, text in documents_of_linked_data(any_site, locale):
            for key in keys_in(expanded(text, f"https://site.test/{path}")):
                assert key.startswith(("@", SCHEMA)), key


def keys_in(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from keys_in(inner)


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


def test_a_question_has_its_answer(build: Build) -> None:
    text = (build(EVERY_KIND).folder / API / "en/agreement.jsonld").read_text("utf-8")
    answers = [
        node[f"{SCHEMA}acceptedAnswer"][0]
        for node in expanded(text, "https://site.test/")
        if f"{SCHEMA}acceptedAnswer" in node
    ]
    wanted = [each.answer.root["en"] for each in build(EVERY_KIND).facts.asked]
    assert [answer[f"{SCHEMA}text"][0]["@value"] for answer in answers] == wanted != []


# --- For language models -----------------------------------------------------------------------------------------


def test_the_overview_lists_every_page_and_leads_to_files(any_site: BuiltSite, labels: dict[str, Labels]) -> None:
    for locale in any_site.locales:
        folder = any_site.folder / folder_of(any_site, locale)
        html = BeautifulSoup(MarkdownIt("commonmark").render((folder / "llms.txt").read_text("utf-8")), "html.parser")
        assert html.h1.text == labels[locale].typeset(any_site.facts.site.name.root[locale])
        description = labels[locale].typeset(any_site.facts.site.description.root[locale])
        assert words(html.blockquote) == "".join(description.split())
        targets = {(folder / str(link["href"])).resolve() for link in html.select("h2 + ul a")}
        assert all(target.is_file() for target in targets)
        pages = {(any_site.folder / page.path).with_suffix(".md").resolve() for page in any_site.of(locale).values()}
        assert pages <= targets
        assert len(html.select("h2")) == 3


# --- Hostile text, and the address of the site -------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, locales: tuple[str, ...]) -> BuiltSite:
    return build_with([*HOSTILE, "=1+1", "+1", "-1", "@SUM(A1)"], tmp_path_factory.mktemp("hostile"), locales)


@pytest.mark.parametrize("form", [form for form in READERS if form != "the pages"])
def test_hostile_text_survives(hostile: BuiltSite, labels: dict[str, Labels], form: str) -> None:
    for locale in hostile.locales:
        assert READERS[form](hostile, locale, labels[locale]) == from_the_facts(hostile, locale, labels[locale])


def test_hostile_text_is_no_markup_in_markdown(hostile: BuiltSite) -> None:
    for page in hostile.pages:
        assert words(rendered(page, hostile)) == words(readable(page)), page.path


def test_where_the_address_of_the_site_is_known_every_address_is_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locales: tuple[str, ...]
) -> None:
    monkeypatch.setenv("SITE_URL", "https://facts.example/bridge")
    run_mkdocs(MINIMAL, tmp_path, check=True, CHROMIUM=os.devnull)
    site = BuiltSite(tmp_path, MINIMAL, load_facts(MINIMAL, locales)[0], locales)
    root = "https://facts.example/bridge/"
    document = read(site, f"{API}/entries/left-bank.json")
    assert document["base"] == root
    assert document["links"]["html"] == {"fr": f"{root}parties/#left-bank", "en": f"{root}en/parties/#left-bank"}
    assert from_bibtex((tmp_path / "en/cite/pages/parties.bib").read_text("utf-8"))[2] == f"{root}en/parties/"
    for path, text in documents_of_linked_data(site, "en"):
        for node in expanded(text, f"https://elsewhere.test/{path}"):
            assert node["@id"].startswith(root)
    assert f"]({root}en/parties/index.md)" in (tmp_path / "en/llms.txt").read_text("utf-8")
