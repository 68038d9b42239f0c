"""What each page tells browsers, search engines and validators about itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, expect

from conftest import AGREEMENTS, ROOT, SITE_URL, Build
from explainer.language.labels import Labels
from explainer.pages.page import HOME
from site_reader import BuiltPage, BuiltSite

pytestmark = pytest.mark.site

LETTERS = re.compile(r"[^\W_]+")
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def address(page: BuiltPage) -> str:
    return SITE_URL + page.path.removesuffix("index.html")


def languages_of(page: BuiltPage, site: BuiltSite) -> dict[str, str]:
    """The addresses of a page by language, the default one for all others."""
    same = {locale: address(site.of(locale)[page.name]) for locale in site.locales}
    return {**same, "x-default": same[site.locales[0]]}


def test_every_page_names_its_own_address_and_those_of_its_languages(published_site: BuiltSite) -> None:
    for page in published_site.pages:
        assert page.soup.select_one("link[rel=canonical]")["href"] == address(page)
        alternates = {
            str(link["hreflang"]): str(link["href"]) for link in page.soup.select("link[rel=alternate][hreflang]")
        }
        assert alternates == languages_of(page, published_site)


def test_the_sitemap_has_every_page_with_its_languages(published_site: BuiltSite) -> None:
    listed = {
        url.findtext("s:loc", namespaces=SITEMAP): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", SITEMAP)
        }
        for url in ElementTree.parse(published_site.folder / "sitemap.xml").getroot()
    }
    assert listed == {address(page): languages_of(page, published_site) for page in published_site.pages}
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (published_site.folder / "robots.txt").read_text("utf-8")


def test_without_an_address_of_the_site_no_page_invents_one(real_site: BuiltSite) -> None:
    assert not (real_site.folder / "sitemap.xml").exists()
    for page in real_site.pages:
        assert not page.soup.select("link[rel=canonical], link[rel=alternate][hreflang]")


def test_a_title_has_the_name_of_the_site_once(any_site: BuiltSite) -> None:
    for page in [*any_site.pages, *any_site.cite_pages, *any_site.former_pages]:
        name = any_site.of(page.locale)[HOME].soup.title.get_text()
        assert page.soup.title.get_text().count(name) == 1, page.path


def test_the_page_for_lost_readers_says_in_each_language_that_a_site_is_an_example(any_site: BuiltSite) -> None:
    told = [each["lang"] for each in any_site.lost.soup.select(".example [lang]")]
    assert told == [each for each in any_site.locales if any_site.facts.site.example]


def test_no_two_pages_have_the_same_title_or_description(any_site: BuiltSite) -> None:
    for locale in any_site.locales:
        pages = any_site.of(locale).values()
        for said in (
            [page.soup.title.get_text() for page in pages],
            [str(page.soup.select_one("meta[name=description]")["content"]) for page in pages],
        ):
            assert all(said)
            assert len(said) == len(set(said))


def test_every_page_has_an_icon_and_the_colours_of_its_frame(real_site: BuiltSite) -> None:
    for page in real_site.pages:
        style = str(page.soup.style.string)
        icon = page.soup.select_one("link[rel=icon]")["href"]
        assert ((real_site.folder / page.path).parent / str(icon)).is_file()
        colours = [str(meta["content"]) for meta in page.soup.select("meta[name=theme-color]")]
        assert f"--card:light-dark({','.join(colours)})" in style


@dataclass(frozen=True)
class Lost:
    """Where readers are lost, the language of their browser, and the one in which they are spoken to."""

    path: str
    browser_language: str
    first: str


@pytest.mark.parametrize(
    "lost",
    [
        Lost("en/nowhere/", "fr", "en"),
        Lost("nowhere", "en-GB", "en"),
        Lost("nowhere/", "fr-CA", "fr"),
        Lost("nowhere/", "pt", "fr"),
    ],
    ids=lambda lost: f"{lost.path}-{lost.browser_language}",
)
@pytest.mark.browser
def test_the_page_for_lost_readers_is_in_their_language_with_its_menu_and_its_search(
    browser: Browser, served: str, labels: dict[str, Labels], lost: Lost
) -> None:
    words, is_english = labels[lost.first].words, lost.first == "en"
    with browser.new_page(base_url=served, locale=lost.browser_language) as page:
        page.goto(lost.path)
        expect(page.locator("main > section").first).to_have_attribute("lang", lost.first)
        expect(page.locator("html")).to_have_attribute("lang", lost.first)
        expect(page).to_have_title(re.compile(str(words.not_found_title)))
        expect(page.locator(".languages a")).to_have_attribute("lang", "fr" if is_english else "en")
        for links in (".site-nav > ul a", "footer .groups a[href^='/']", "a.site-name"):
            for link in page.locator(links).all():
                assert str(link.get_attribute("href")).startswith("/en/") == is_english
            expect(page.locator(links)).not_to_have_count(0)
        expect(page.locator(".theme-button")).to_have_attribute("data-dark", str(words.theme.dark))
        page.get_by_role("button", name=str(words.search), exact=True).first.click()
        page.locator("#search-input").fill("bridge" if is_english else "pont")
        found = page.locator(".search-results a").first
        expect(found).to_have_attribute("href", re.compile("^/en/" if is_english else "^/(?!en/)"))


Shape = tuple[str, ...]


def shapes_on(page: Path) -> set[Shape]:
    """What stands in what: tags in tags, attributes in tags, signs in attributes; one letter is like another."""
    found: set[Shape] = set()
    for each in html.parse(page, html.HTMLParser(encoding="utf-8")).getroot().iter(etree.Element):
        around = each.getparent()
        found.add(("" if around is None else around.tag, each.tag, *sorted(each.keys())))
        found |= {(each.tag, name, sign) for name, value in each.items() for sign in LETTERS.sub("", value)}
    return found


def with_every_shape(pages: Iterable[Path]) -> list[Path]:
    """Those of the pages that have what no smaller one has."""
    seen: set[Shape] = set()
    found = []
    for page in sorted(pages, key=lambda page: page.stat().st_size):
        if not (shapes := shapes_on(page)) <= seen:
            found.append(page)
        seen |= shapes
    return found


def errors_of_html(*where: Path) -> str:
    """What the Nu Html Checker finds wrong with files and those in folders. ``make test`` sets it up where there is npm
    and Java; its checks of CSS know less than browsers do."""
    jar = ROOT / ".venv" / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    jar = Path(os.environ.get("VNU", jar))
    if not jar.exists() or not shutil.which("java"):
        pytest.skip("the HTML checker needs npm and Java 17: apt-get install npm default-jre-headless, then make test")
    options = ["--skip-non-html", "--errors-only", "--filterpattern", ".*CSS: .*", "--format", "text"]
    in_haste = ["-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # it runs too short to be compiled well
    command = ["java", *in_haste, "-jar", str(jar), *options, *map(str, where)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else ""


def test_no_page_has_an_error_of_html(build: Build) -> None:
    """Those with every shape of element that stands on any are looked at."""
    pages = with_every_shape(page for path in AGREEMENTS.values() for page in build(path).folder.rglob("*.html"))
    assert errors_of_html(*pages) == ""
