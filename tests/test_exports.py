"""The same facts for machines: each format is read back by a program that others wrote, and says what the facts say."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from os.path import normpath
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from jsonschema_rs import Draft202012Validator
from markdown_it import MarkdownIt

from conftest import EVERY_KIND, MINIMAL, Build, run_mkdocs
from explainer.exports.tables import guarded, unguarded
from explainer.facts.load import load_facts
from explainer.language.labels import Labels
from own_facts import nested
from site_reader import BuiltSite, folder_of
from test_citations import from_bibtex
from test_hostile_text import HOSTILE, build_with
from test_linked_data import documents_of_linked_data, expanded
from test_one_truth import READERS, from_the_facts, read_json, readable, rendered, words

pytestmark = pytest.mark.site

API = "api/v1"
# --- JSON --------------------------------------------------------------------------------------------------------


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
    facts = read_json(any_site, f"{API}/agreement.json")["facts"]
    Draft202012Validator(read_json(any_site, f"{API}/agreement.schema.json")).validate(facts)
    assert read_json(any_site, f"{API}/agreement.schema.json") == read_json(any_site, "agreement.schema.json")


def test_the_complete_facts_can_be_loaded_again(any_site: BuiltSite, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(json.dumps(read_json(any_site, f"{API}/agreement.json")["facts"], ensure_ascii=False), "utf-8")
    assert load_facts(path, any_site.locales)[0] == any_site.facts


def test_every_address_in_json_leads_to_a_file(any_site: BuiltSite) -> None:
    paths = [path for path in (any_site.folder / API).rglob("*.json") if path.name != "agreement.schema.json"]
    assert len(paths) > len(any_site.entries)
    for path in paths:
        document = json.loads(path.read_text("utf-8"))
        items = document.get("entries") or document.get("sources") or []
        links = [document.get("links"), *(item["links"] for item in items)]
        for address in (each for _, each in nested(links) if isinstance(each, str)):
            target = normpath(str(path.parent / document["base"] / address.partition("#")[0]))
            assert Path(target).exists(), (path, address)


def test_dates_in_json_keep_their_precision_and_have_words(build: Build) -> None:
    facts = read_json(build(EVERY_KIND), f"{API}/en/agreement.json")["facts"]
    signed = facts["prior_agreements"][0]
    assert (signed["signed"], signed["signed_text"]) == ("1890-01/1890-03", "January\u2009–\u2009March 1890")
    assert facts["subject"]["state"]["as_of"] == "2026"
    assert facts["agreement"]["entry_into_force"]["on_text"] == "June 1901"
    assert (facts["agreement"]["kind"], facts["agreement"]["kind_label"]) == ("treaty", "Treaty")
    assert facts["people"][1]["name_forms"]["ru"] == {"text": "Иван Петров", "cites": [], "rivals": []}


def test_what_had_another_id_is_still_at_its_former_address(build: Build) -> None:
    site = build(EVERY_KIND)
    assert read_json(site, f"{API}/entries/high-water.json")["entry"]["id"] == "flood"


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
    """No source stands beside a name that none is said to give."""
    rows = list(
        csv.reader(io.StringIO((build(EVERY_KIND).folder / API / "names.csv").read_bytes().decode("utf-8"), newline=""))
    )
    assert [row for row in rows if row[0] in ("\ufeffid", "ivan-petrov")] == [
        ["\ufeffid", "language", "form", "rank", "source"],
        ["ivan-petrov", "fr", "Ivan Petrov", "normal", ""],
        ["ivan-petrov", "fr", "Iwan Petroff", "deprecated", "letter"],
        ["ivan-petrov", "en", "Ivan Petrov", "normal", ""],
        ["ivan-petrov", "ru", "Иван Петров", "normal", ""],
    ]
    assert ["left-council", "fr", "CG", "normal", "register#p1"] in rows
    assert ["party-li", "en", "Liechtenstein", "normal", ""] in rows, "no source gives what a country is called"


KNOWN = ("right-bank", "party-li", "old-hamlet", "new-hamlet")  # parties of which the table of acts is read


def test_every_act_is_in_one_table_with_its_date_and_sources(build: Build) -> None:
    """What an act does not say apart, its party says for it, of one that continues another the act that says so."""
    text = (build(EVERY_KIND).folder / API / "acts.csv").read_bytes().decode("utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row[0] in KNOWN]
    assert rows == [
        ["right-bank", "", "party", "signature", "1901-05-04", "established", "register#p1", ""],
        ["right-bank", "", "party", "ratification", "1901-05-20", "reported", "letter", ""],
        ["right-bank", "", "party", "notice-of-withdrawal", "1920-01-02", "established", "register#p1", ""],
        ["right-bank", "", "party", "withdrawal", "1921-01-02", "established", "register#p1", ""],
        ["right-bank", "", "party", "accession", "1930", "established", "register#p1", ""],
        ["party-li", "LI", "observer", "", "", "established", "register#p1", ""],
        ["old-hamlet", "", "continued", "accession", "1902", "established", "register#p1", ""],
        ["old-hamlet", "", "continued", "continued-by", "1970", "inferred", "letter", "new-hamlet"],
        ["old-hamlet", "", "continued", "ceased-to-exist", "1970", "established", "register#p1", ""],
        ["new-hamlet", "", "party", "", "", "inferred", "letter", ""],
    ]


CELLS = ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "'quoted'", "''", "'=1", "plain"]


@pytest.mark.parametrize("cell", CELLS)
def test_no_cell_is_a_formula_and_each_can_be_had_back(cell: str) -> None:
    assert not guarded(cell).startswith(tuple("=+-@＝＋－＠\t\r\n"))
    assert unguarded(guarded(cell)) == cell


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
    document = read_json(site, f"{API}/entries/left-bank.json")
    assert document["base"] == root
    assert document["links"]["html"] == {"fr": f"{root}parties/#left-bank", "en": f"{root}en/parties/#left-bank"}
    assert from_bibtex((tmp_path / "en/cite/pages/parties.bib").read_text("utf-8"))[2] == f"{root}en/parties/"
    for path, text in documents_of_linked_data(site, "en"):
        for node in expanded(text, f"https://elsewhere.test/{path}"):
            assert node["@id"].startswith(root)
    assert f"]({root}en/parties/index.md)" in (tmp_path / "en/llms.txt").read_text("utf-8")
