"""Every file that a build makes is read by a program of others, with all that is hostile in every field of the facts.

One site, built as it is published: for an address, with a repository, cards and a PDF.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import bibtexparser
import feedparser
import pikepdf
import pytest
import rispy
from bs4 import BeautifulSoup
from lxml import etree
from markdown_it import MarkdownIt

from conftest import SITE_URL
from explainer.exports.tables import unguarded
from explainer.language.labels import Labels
from hosts import rules_of
from own_facts import nested
from site_reader import BuiltSite
from test_head import errors_of_html
from test_hostile_text import build_with, collapsed
from test_linked_data import expanded
from test_one_truth import readable, rendered, words
from test_other_generators import with_zensical

pytestmark = [pytest.mark.site, pytest.mark.torture]

STARTS = ["=1+1", "@SUM(A1)", "-1", "+1", "＝1", "'", "# ", "1. ", "    ", "---", "TY  - ", "@misc{x, title={", "data:"]
SOUP = (
    '</script><!--<script><b onclick="x">\'&]]>&lt;&#0;\n\n{{ 7 * 7 }}{% raw %}{# x #}${x}{x}%s%(x)s\\ \\frac{1}{2} '
    "$x^2$ `code` ~~~ ``` | a | b |\n* [a](javascript:x) ![b](c.png) <https://d.example> [^1]: \\n \\u0041 %0A\r\n"
    f"X-Header: y <svg><style>*{{display:none}}</style> 👩‍🚀 𝕏 مرحبا עברית 张克俭 e\u0301 {'long' * 60} é\u00a0!"
)
TEXTS = [f"{start}{SOUP}" for start in STARTS]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, locales: tuple[str, ...]) -> BuiltSite:
    where = {"SITE_URL": SITE_URL, "REPO_URL": "https://github.com/example/explained", "PDF": "yes"}
    return build_with(TEXTS, tmp_path_factory.mktemp("hostile"), locales, **where)


def files(site: BuiltSite, pattern: str) -> list[Path]:
    """The files of the site by the end of their names; there are some."""
    found = sorted(path for path in site.folder.rglob(pattern) if path.is_file())
    assert found, pattern
    return found


def test_html_by_the_checker_of_the_w3c(site: BuiltSite) -> None:
    assert errors_of_html(site.folder) == ""


def test_pages_hold_no_element_of_a_text(site: BuiltSite) -> None:
    for page in [*site.pages, *site.cite_pages, site.lost]:
        assert page.soup.select("b, [onclick], main style, main script, svg style, iframe") == [], page.path
        links = [str(link["href"]) for link in page.soup.select("[href]")]
        assert [link for link in links if link.lower().startswith(("javascript:", "data:text"))] == [], page.path


def test_feeds(site: BuiltSite, labels: dict[str, Labels]) -> None:
    for locale, path in zip(site.locales, [site.folder / "feed.xml", site.folder / "en/feed.xml"], strict=True):
        etree.parse(str(path))
        feed = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
        assert not feed.bozo
        wanted = {collapsed(labels[locale].typeset(each.title.root[locale])) for each in site.facts.changes}
        assert {collapsed(entry.title) for entry in feed.entries} == wanted
        assert all(entry.link.startswith(SITE_URL) for entry in feed.entries)


def test_the_map_of_the_site(site: BuiltSite) -> None:
    [path] = files(site, "sitemap.xml")
    places = etree.parse(str(path)).findall("{*}url/{*}loc")
    assert {place.text for place in places} == {SITE_URL + page.url for page in site.pages}


def test_tables_have_no_formula_and_all_texts(site: BuiltSite, labels: dict[str, Labels]) -> None:
    for locale in site.locales:
        cells = set()
        for path in files(site, "*.csv"):
            rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
            assert {len(row) for row in rows} == {len(rows[0])}, path
            for row in rows:
                assert [cell for cell in row if cell.startswith(tuple("=+-@＝＋－＠\t\r\n"))] == [], path
                cells |= {collapsed(unguarded(cell)) for cell in row}
        titles = {collapsed(labels[locale].typeset(each.title.root[locale])) for each in site.facts.events}
        assert titles <= cells


def test_json_and_linked_data(site: BuiltSite) -> None:
    for path in files(site, "*.json"):
        json.loads(path.read_text("utf-8"))
    documents = [path.read_text("utf-8") for path in files(site, "*.jsonld")]
    for page in site.pages:
        [block] = page.soup.select('script[type="application/ld+json"]')
        documents.append(str(block.string))
    for document in documents:
        ids = [value for path, value in nested(expanded(document, SITE_URL)) if path[-1] == "@id"]
        assert len(ids) > 1
        assert [
            each for each in ids if not each.startswith(("https://", "http://data.europa.eu/eli/", "urn:", "_:"))
        ] == []


def test_markdown_beside_the_pages(site: BuiltSite) -> None:
    for page in site.pages:
        html = rendered(page, site)
        assert words(html) == words(readable(page)), page.path
        assert html.select("script, style, b, svg") == []


def test_markdown_for_other_generators(site: BuiltSite, tmp_path: Path) -> None:
    theirs = with_zensical(site.folder, tmp_path)
    for page in site.pages:
        content = theirs[page.url].select_one("article")
        assert content
        assert words(readable(page)) in words(content).replace("¶", ""), page.url


def test_the_overview_for_language_models(site: BuiltSite) -> None:
    for path in files(site, "llms.txt"):
        soup = BeautifulSoup(MarkdownIt("commonmark").render(path.read_text("utf-8")), "lxml")
        assert all(str(link["href"]).startswith(SITE_URL) for link in soup.select("a"))
        assert soup.select("script, style, b, svg, img") == []


def test_citations(site: BuiltSite) -> None:
    for path in files(site, "*.bib"):
        library = bibtexparser.parse_string(path.read_text("utf-8"))
        assert not library.failed_blocks, path
        assert len(library.entries) == count(path, site), path
        assert {entry.entry_type for entry in library.entries} <= {"misc", "online", "book", "article", "report"}
    for path in files(site, "*.ris"):
        text = path.read_bytes().decode()
        records = rispy.loads(text)
        assert len(records) == count(path, site), path
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.split("\r\n") if line)


def count(path: Path, site: BuiltSite) -> int:
    """How many citations the file at ``path`` holds."""
    return len(site.facts.sources) if path.parent.name == "cite" else 1


def test_headers(site: BuiltSite) -> None:
    lines = (site.folder / "_headers").read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"/[!-~]*|  [A-Za-z-]+: [ -~]+", line) and len(line) < 2000 for line in lines)
    assert "X-Header" not in str(rules_of(site.folder))


def test_cards_and_what_networks_are_told(site: BuiltSite) -> None:
    for page in site.pages:
        image = page.soup.select_one('meta[property="og:image"]')
        assert image
        path = site.folder / str(image["content"]).removeprefix(SITE_URL)
        assert path.read_bytes().startswith(b"\x89PNG")


def test_what_a_pdf_says_of_itself(site: BuiltSite, labels: dict[str, Labels]) -> None:
    for locale in site.locales:
        [path] = files(site, f"*-{locale}.pdf")
        with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
            title = collapsed(str(metadata["dc:title"]))
            assert collapsed(labels[locale].typeset(site.facts.site.name.root[locale])) in title
            assert collapsed(str(pdf.docinfo["/Title"])) == title
            etree.fromstring(bytes(pdf.Root.Metadata.read_bytes()))
