"""What each page tells browsers, search engines and validators about itself."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from conftest import AGREEMENTS, ROOT, SITE_URL, Build
from site_reader import BuiltPage, BuiltSite

pytestmark = pytest.mark.site

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


@pytest.mark.parametrize(
    ("path", "browser_language", "first"),
    [("en/nowhere/", "fr", "en"), ("nowhere", "en-GB", "en"), ("nowhere/", "fr-CA", "fr"), ("nowhere/", "pt", "fr")],
)
@pytest.mark.browser
def test_the_page_for_lost_readers_begins_with_their_language(
    browser: Browser, served: str, path: str, browser_language: str, first: str
) -> None:
    context = browser.new_context(base_url=served, locale=browser_language)
    page = context.new_page()
    page.goto(path)
    expect(page.locator("main > section").first).to_have_attribute("lang", first)
    context.close()


def test_no_page_has_an_error_of_html(build: Build) -> None:
    """The Nu Html Checker, which ``make test`` sets up where there is npm and Java; its checks of CSS know less than
    browsers do."""
    jar = ROOT / ".venv" / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    jar = Path(os.environ.get("VNU", jar))
    if not jar.exists() or not shutil.which("java"):
        pytest.skip("the HTML checker needs npm and Java 17: apt-get install npm default-jre-headless, then make test")
    options = ["--skip-non-html", "--errors-only", "--filterpattern", ".*CSS: .*", "--format", "text"]
    folders = [str(build(path).folder) for path in AGREEMENTS.values()]
    in_haste = ["-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # it runs too short to be compiled well
    command = ["java", *in_haste, "-jar", str(jar), *options, *folders]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
