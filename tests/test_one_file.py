"""The whole site in one file per language that opens from a folder and asks nobody for anything."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from copy import copy
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from conftest import SITE_URL
from explainer.pages.page import EDITION
from site_reader import BuiltSite
from soup import Soup
from test_one_truth import words

pytestmark = pytest.mark.site

HARD_NAME = "Été & hiver #1"  # of a folder on somebody's computer


def files(site: BuiltSite) -> dict[str, Path]:
    """The file of each language."""
    return {locale: next(site.folder.glob(f"downloads/*-{locale}.html")) for locale in site.locales}


@cache
def read(path: Path) -> Soup:
    return Soup(path.read_text("utf-8"), "lxml")


def test_the_file_says_what_the_edition_says(any_site: BuiltSite) -> None:
    for locale, path in files(any_site).items():
        main = copy(any_site.of(locale)[EDITION].soup.main)
        for link in main.select("[data-only=page]"):
            link.decompose()
        file = read(path)
        assert words(file.main) == words(main)
        assert file.html["lang"] == locale
        assert file.title.get_text() == any_site.of(locale)[EDITION].soup.title.get_text()


def test_its_links_stay_in_it_or_lead_to_what_is_published_elsewhere(any_site: BuiltSite) -> None:
    for path in files(any_site).values():
        soup = read(path)
        ids = {str(element["id"]) for element in soup.select("[id]")}
        links = [str(link["href"]) for link in soup.select("[href]")]
        assert len(links) > 10
        for link in links:
            assert link[1:] in ids if link.startswith("#") else link.startswith(("https://", "http://")), link
        assert not soup.select("script, link, img, iframe, [src], button[hidden], a:not([href])")


def test_where_the_site_is_published_it_leads_to_what_it_does_not_hold(published_site: BuiltSite) -> None:
    for path in files(published_site).values():
        links = {str(link["href"]) for link in read(path).select("a[href]")}
        for file in ("agreement.yaml", "api/v1/agreement.json"):
            assert SITE_URL + file in links
        for link in links:
            file = link.partition("#")[0].removeprefix(SITE_URL)
            assert not link.startswith(SITE_URL) or (published_site.folder / file).exists(), link


def test_the_pages_of_the_data_and_of_the_edition_lead_to_it(any_site: BuiltSite) -> None:
    for locale, path in files(any_site).items():
        for name in ("data", EDITION):
            page = any_site.of(locale)[name]
            [link] = page.soup.select('a[href$=".html"][href*="downloads/"]')
            assert ((any_site.folder / page.path).parent / str(link["href"])).resolve() == path.resolve()


@pytest.fixture(scope="module")
def offline(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(offline=True)
    yield context
    context.close()


@pytest.mark.browser
def test_it_opens_from_a_folder_without_a_fault_or_a_request(
    published_site: BuiltSite, offline: BrowserContext, tmp_path: Path
) -> None:
    found: list[str] = []
    page = offline.new_page()
    page.on("request", lambda request: found.append(request.url))
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    folder = tmp_path / HARD_NAME
    folder.mkdir()
    copies = [Path(shutil.copy(path, folder)) for path in files(published_site).values()]
    for path in copies:
        page.goto(path.as_uri())
        page.locator(".contents a[href='#parties.chapter']").click()
        expect(page.locator("[id='parties.chapter'] > h2")).to_be_in_viewport()
        page.locator("[id='parties.chapter'] .receipt button").first.click()
        expect(page.locator(".note-card:popover-open")).to_be_visible()
    assert [address.partition("#")[0] for address in found] == [path.as_uri() for path in copies]
