"""What readers find, in a real browser: the right thing first, in their language only, by keyboard alone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import PROJECT
from explainer.language.labels import Labels
from explainer.search.pagefind import write_index
from explainer.search.records import SearchRecord
from hosts import serving
from site_reader import BuiltSite

pytestmark = [pytest.mark.site, pytest.mark.browser]

# Types each query and gives what the dialog then shows.
ASK = """async (queries) => {
  const input = document.querySelector("dialog.search input");
  const list = document.querySelector(".search-results");
  const shown = [];
  for (const query of queries) {
    input.value = query;
    input.dispatchEvent(new Event("input"));
    while (list.ariaBusy !== "false") await new Promise((resolve) => setTimeout(resolve, 5));
    shown.push({
      status: document.querySelector(".search-status").textContent,
      addresses: [...list.querySelectorAll("a")].map((link) => link.getAttribute("href")),
    });
  }
  return shown;
}"""


@pytest.fixture(scope="module")
def search_pages(browser: Browser, served: str, sample_site: BuiltSite) -> Iterator[dict[str, Page]]:
    """A page of each language with its search open."""
    with pages_with_open_search(browser, served, sample_site) as pages:
        yield pages


@contextmanager
def pages_with_open_search(browser: Browser, address: str, site: BuiltSite) -> Iterator[dict[str, Page]]:
    context = browser.new_context(base_url=address)
    pages = {}
    for locale in site.locales:
        page = pages[locale] = context.new_page()
        page.goto(start(locale, site))
        page.locator(".search-button").click()
        expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false")
    yield pages
    context.close()


def start(locale: str, site: BuiltSite) -> str:
    return "/" if locale == site.locales[0] else f"/{locale}/"


@pytest.mark.parametrize(
    ("locale", "spellings"),
    [
        ("fr", ["accord", "l’accord", "l'accord", "d’accords", "ACCORDS", "Accord ?"]),
        ("fr", ["éteint", "l'éteint", "eteints", "d\u2019e\u0301teint"]),
        ("en", ["bridge", "bridges", "bridge’s", "bridge's", "BRIDGE"]),
        ("en", ["left banks account", "Left Bank’s account", "left-bank's account"]),
    ],
)
def test_accents_elisions_plurals_and_hyphens_do_not_matter(
    search_pages: dict[str, Page], locale: str, spellings: list[str]
) -> None:
    found = [set(each["addresses"]) for each in search_pages[locale].evaluate(ASK, spellings)]
    assert found[0]
    assert found == [found[0]] * len(spellings)


@pytest.mark.parametrize("locale", PROJECT.locales)
def test_each_language_finds_its_own_pages_only(
    search_pages: dict[str, Page], sample_site: BuiltSite, locale: str
) -> None:
    others = tuple(start(other, sample_site) for other in sample_site.locales[1:])
    for each in search_pages[locale].evaluate(ASK, ["Petrov", "Martin", "1901"]):
        assert each["addresses"]
        for address in each["addresses"]:
            assert next((other for other in others if address.startswith(other)), "/") == start(locale, sample_site)


def test_every_result_leads_to_a_heading(search_pages: dict[str, Page], sample_site: BuiltSite) -> None:
    for locale, page in search_pages.items():
        built = {
            start(locale, sample_site) + ("" if name == "index" else f"{name}/"): each
            for name, each in sample_site.of(locale).items()
        }
        for found in page.evaluate(ASK, ["Petrov", "Martin", "1901", "gazette"]):
            for address in found["addresses"]:
                path, _, anchor = address.partition(":~:")[0].partition("#")
                assert not anchor or built[path].soup.select_one(f":is(h1, h2, h3, h4)#{anchor}"), address


@pytest.mark.parametrize("query", ["who may walk across the thing", "Petrof", "Ivan Pterov", "Petrov plugh"])
def test_little_words_wrong_letters_and_a_word_too_many_do_not_matter(
    search_pages: dict[str, Page], query: str
) -> None:
    [found] = search_pages["en"].evaluate(ASK, [query])
    assert found["status"] != "Nothing found"


def test_before_anything_is_typed_and_where_nothing_is_found_readers_see_what_is_often_asked(
    search_pages: dict[str, Page], labels: dict[str, Labels]
) -> None:
    for locale, page in search_pages.items():
        for found in page.evaluate(ASK, ["", "xyzzy"]):
            assert [address.partition("#")[2] for address in found["addresses"]] == ["asked-who-may-cross"]
        expect(page.locator(".search-asked")).to_have_text(labels[locale].words.search_asked)
        page.evaluate(ASK, ["Petrov"])
        expect(page.locator(".search-asked")).not_to_be_visible()


def test_a_result_leads_to_the_words_that_are_marked(search_pages: dict[str, Page]) -> None:
    [found] = search_pages["en"].evaluate(ASK, ["anonymous"])
    page, _, words = found["addresses"][0].partition(":~:text=")
    assert "#" in page and (not words or "anonymous" in words.lower())
    every = [address for each in search_pages["en"].evaluate(ASK, ["gazette", "half"]) for address in each["addresses"]]
    assert any(":~:text=" in address for address in every)


@pytest.mark.parametrize(
    ("locale", "nothing", "counted", "often"),
    [("fr", "Rien trouvé", "résultats", "rive"), ("en", "Nothing found", "results", "bank")],
)
def test_the_number_of_results_is_said_and_that_there_is_none(
    search_pages: dict[str, Page], locale: str, nothing: str, counted: str, often: str
) -> None:
    queries = ["xyzzy", "avionique", "unicorns", "Petrov xyzzy plugh", "", "…", often, "Petrov"]
    *none, empty, signs, many, few = search_pages[locale].evaluate(ASK, queries)
    assert [each["status"] for each in none] == [nothing] * 4
    assert empty["status"] == "" and signs["status"] == nothing
    number, _, word = few["status"].partition(" ")
    assert (int(number), word) == (len(few["addresses"]), counted)
    assert int(many["status"].split()[0]) > len(many["addresses"]) == 10
    expect(search_pages[locale].locator(".search-status")).to_have_role("status")


def test_a_result_says_its_heading_its_page_and_the_words_around(
    search_pages: dict[str, Page], labels: dict[str, Labels]
) -> None:
    search_pages["en"].evaluate(ASK, ["anonymous"])
    result = search_pages["en"].locator(".search-results li").first
    expect(result.locator("a")).to_have_text("The letter is anonymous")
    words = labels["en"].words
    kind, page = words.search_kinds["remark"], words.pages["sources"].title
    expect(result.locator(".search-page")).to_have_text(f"{kind} · {page}")
    search_pages["fr"].evaluate(ASK, ["eteint"])
    expect(search_pages["fr"].locator(".search-results mark").first).to_contain_text("Éteint")
    search_pages["fr"].evaluate(ASK, ["accord"])
    assert not any("'" in text for text in search_pages["fr"].locator(".search-results li").all_inner_texts())


def test_more_results_are_shown_when_asked_for(search_pages: dict[str, Page]) -> None:
    page = search_pages["fr"]
    [found] = page.evaluate(ASK, ["rive"])
    number = int(found["status"].split()[0])
    links, more = page.locator(".search-results a"), page.locator(".search-more")
    assert len(found["addresses"]) == 10 < number <= 20
    more.click()
    expect(links).to_have_count(number)
    expect(links.nth(10)).to_be_focused()
    expect(more).not_to_be_visible()


def test_hostile_text_is_found_and_shown_as_written(
    page: Page, sample_site: BuiltSite, tmp_path: Path, labels: dict[str, Labels]
) -> None:
    hostile = (
        """<b>gnu</b> &lt;i&gt; <script>alert(1)</script> {{ 7 * 7 }} [a](javascript:b) <mark>*c*</mark> "d" & e"""
    )
    site = shutil.copytree(sample_site.folder, tmp_path / "site", ignore=shutil.ignore_patterns("pagefind"))
    page_record = SearchRecord("index", "", hostile, (), hostile)
    write_index(site / "pagefind", {"fr": [page_record]}, lambda _locale, _page: "", labels)
    with serving(site) as address:
        page.goto(address)
        page.locator(".search-button").click()
        page.get_by_role("searchbox").fill("gnu")
        for part in ("a", ".search-page", "p"):
            expect(page.locator(f".search-results {part}")).to_have_text(re.compile(f"^{re.escape(hostile)}[.]?$"))
