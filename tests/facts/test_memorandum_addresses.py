"""Every address that this site ever had leads to its content: pages that are gone, ids that moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import serving
from explainer.pages.addresses import target
from explainer.pages.page import CITE
from site_reader import FORMER, BuiltPage, BuiltSite

pytestmark = pytest.mark.site

# What readers may have noted, as page#id, the same in every language: each page that there ever was, with its ids.
KNOWN = Path(__file__).with_name("addresses.txt").read_text(encoding="utf-8").splitlines()


def places(site: BuiltSite, locale: str) -> Iterator[tuple[str, BuiltPage]]:
    """Each known address of a language with the page that is there."""
    there = site.of(locale) | {page.name: page for page in site.former_pages if page.locale == locale}
    for known in KNOWN:
        yield known, there[known.partition("#")[0]]


@pytest.fixture(scope="module")
def at(real_site: BuiltSite) -> Iterator[str]:
    """The address of the memorandum's site."""
    with serving(real_site.folder) as address:
        yield address


def test_each_address_leads_to_its_content_without_a_script(real_site: BuiltSite) -> None:
    """What an id names is there, or a link to it is."""
    by_url = {page.url: page for page in real_site.pages}
    for locale in real_site.locales:
        for known, page in places(real_site, locale):
            place = page.by_id.get(known.partition("#")[2])
            assert place, (locale, known)
            if page.name in FORMER or place.find_parent(attrs={"data-role": "moved"}):
                url, anchor = target(str(place.a["href"]), page.url) or ("", "")
                there = by_url[url].by_id.get(anchor) if anchor else by_url[url].soup.main
                assert there and not there.find_parent(attrs={"data-role": "moved"}), (locale, known)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("projects/", "scope/"),
        ("projects/#luna-26", "prior-agreements/#luna-26"),
        ("en/agreement/#signature", "en/#signature"),
        ("en/agreement/#asked-cost", "en/questions/#asked-cost"),
        ("certainty/#inferred", "sources/#inferred"),
        ("en/parallel-words/#parallel-glossary", "en/parallel/#parallel-glossary"),
        ("en/#sure", "en/sources/#levels"),
        ("events/#nothing-known", "timeline/"),
    ],
)
def test_a_browser_with_scripts_goes_there_by_itself(page: Page, at: str, former: str, now: str) -> None:
    page.goto(at + former)
    expect(page).to_have_url(at + now)


@pytest.mark.browser
def test_without_a_script_one_link_leads_to_what_was_asked_for(browser: Browser, at: str) -> None:
    with browser.new_page(java_script_enabled=False) as page:
        for former, now in {"projects/#luna-26": "prior-agreements/#luna-26", "#sure": "sources/#levels"}.items():
            page.goto(at + former)
            page.locator("li:target a").click()
            expect(page).to_have_url(at + now)


def test_a_page_that_is_gone_is_not_offered_to_anybody(published_site: BuiltSite) -> None:
    listed = [published_site.folder / name for name in ("sitemap.xml", "feed.xml", "llms.txt", "en/llms.txt")]
    texts = [path.read_text(encoding="utf-8") for path in listed]
    links = {str(link["href"]) for page in published_site.pages for link in page.soup.select("a[href]")}
    names = "|".join(FORMER)
    assert not [text for text in texts if re.search(rf"/({names})/", text)]
    assert not [link for link in links if re.search(rf"(^|/)({names})/(#|$|{CITE})", link)]
    assert len(published_site.former_pages) == len(FORMER) * len(published_site.locales)
    for page in published_site.former_pages:
        assert page.soup.select_one("meta[name=robots]")["content"] == "noindex"
        now = FORMER[page.name][0]
        home = published_site.of(page.locale)[now]
        assert page.soup.select_one("link[rel=canonical]") == home.soup.select_one("link[rel=canonical]")
