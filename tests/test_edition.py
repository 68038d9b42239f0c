"""The complete edition: the whole site on one page; and every page on paper."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from bs4 import Tag
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from conftest import PROJECT
from explainer.pages.page import EDITION, read_pages
from site_reader import BuiltPage, BuiltSite
from test_search import ASK

pytestmark = pytest.mark.site

# What only a page by itself has: ways to other pages, their heading, and what one can do with an entry.
ALONE = "[data-only=page], [href*='downloads/']"

# What only says otherwise what other pages say, and the edition itself.
LEFT_OUT = {page.name for page in read_pages(PROJECT) if page.front.repeats} | {EDITION}


def editions(site: BuiltSite) -> list[BuiltPage]:
    return [site.of(locale)[EDITION] for locale in site.locales]


def chapters(edition: BuiltPage) -> dict[str, Tag]:
    """The chapters by the names of their pages, in order."""
    return {str(chapter["id"]).removesuffix(".chapter"): chapter for chapter in edition.soup.select("section.chapter")}


def words(element: Tag) -> str:
    """What is said, without what is left out of the edition, what leads on to another chapter, and the explanations of
    words, given only once."""
    left_out = {
        id(text) for each in element.select(f"{ALONE}, [id*=explains-], [data-role=moved]") for text in each.strings
    }
    return "".join("".join(text.split()) for text in element.strings if id(text) not in left_out)


def test_the_edition_has_every_page_in_reading_order(any_site: BuiltSite) -> None:
    for edition in editions(any_site):
        pages = any_site.of(edition.locale)
        wanted = [name for name in PROJECT.page_names if name in pages and name not in LEFT_OUT]
        assert list(chapters(edition)) == wanted


def test_each_chapter_says_what_its_page_says(any_site: BuiltSite) -> None:
    for edition in editions(any_site):
        for name, chapter in chapters(edition).items():
            assert words(chapter) == words(any_site.of(edition.locale)[name].soup.main), name


def test_the_headings_of_the_edition_go_down_one_level_at_a_time(any_site: BuiltSite) -> None:
    for edition in editions(any_site):
        levels = [int(heading.name[1]) for heading in edition.soup.select("main :is(h1, h2, h3, h4, h5, h6)")]
        assert levels.count(1) == 1 == levels[0]
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_table_of_contents_lists_each_chapter_and_its_parts_in_order(any_site: BuiltSite) -> None:
    for edition in editions(any_site):
        listed = [str(link["href"]) for link in edition.soup.select("nav.contents > ol > li > a")]
        assert listed == [f"#{name}.chapter" for name in chapters(edition)]
        for item, chapter in zip(
            edition.soup.select("nav.contents > ol > li"), chapters(edition).values(), strict=True
        ):
            assert item.a.get_text() == chapter.h2.get_text()
            parts = [str(link["href"]) for link in item.select(":scope > ol a")]
            assert parts == [f"#{part['id']}" for part in chapter.select("h3[id]")]


def test_links_between_pages_stay_in_the_edition(any_site: BuiltSite) -> None:
    for edition in editions(any_site):
        others = {page.path for page in any_site.pages if page.locale == edition.locale}
        start, ids = (any_site.folder / edition.path).parent, edition.ids
        for link in edition.soup.select(".chapter a[href]"):
            href = str(link["href"])
            if href.startswith("#"):
                assert href[1:] in ids, href
            elif ":" not in href:
                led = (start / href.partition("#")[0]).resolve()
                assert led.is_file() or (led / "index.html").is_file(), href
                assert (led / "index.html").relative_to(any_site.folder.resolve()).as_posix() not in others, href


def test_what_belongs_together_by_id_stays_together(any_site: BuiltSite) -> None:
    for edition in editions(any_site):
        ids = edition.ids
        for name in ("popovertarget", "aria-labelledby", "aria-describedby", "for"):
            for element in edition.soup.select(f"[{name}]"):
                assert set(str(element[name]).split()) <= ids, element
        for chapter in chapters(edition).values():
            numbers = {
                str(note["id"]): note.select_one(".number").get_text() for note in chapter.select(".notes > div")
            }
            for mark in chapter.select("[data-note]"):
                assert numbers[str(mark["popovertarget"])] == f"{mark['data-note']}."


def test_the_edition_is_at_the_foot_of_each_page_but_neither_in_the_menu_nor_the_next_page(any_site: BuiltSite) -> None:
    for page in any_site.pages:
        titles = [str(link["href"]) for link in page.soup.select(".about a")]
        here = page.name == EDITION
        assert any(href.endswith(f"{EDITION}/") or (here and href == "./") for href in titles), page.path
        assert not page.soup.select(f".site-nav > ul a[href*='{EDITION}/'], .neighbours a[href*='{EDITION}/']")
    for edition in editions(any_site):
        assert not edition.soup.select(".neighbours a, .toc")


@pytest.mark.browser
def test_the_search_finds_each_thing_on_its_own_page_only(page: Page) -> None:
    page.goto("/en/")
    page.locator(".search-button").click()
    expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false")
    petrov, edition = page.evaluate(ASK, ["Petrov", "on one page"])
    assert petrov["addresses"] and not [each for each in petrov["addresses"] if "/edition/" in each]
    assert edition["addresses"][0] == "/en/edition/"


# --- Paper -------------------------------------------------------------------------------------------------------


def printed(page: Page, sheet: str) -> str:
    """What stands on the sheets when a page is printed."""
    with PdfDocument(page.pdf(format=sheet)) as pdf:
        return "\n".join(each.get_textpage().get_text_bounded().replace("\r\n", "\n") for each in pdf)


def without_hyphens(text: str) -> str:
    """For programs that read PDF take a hyphen at the end of a line for one that is not in the word."""
    return re.sub(r"[-\s\u00ad\u0002\ufffe]", "", text)


@pytest.mark.browser
def test_on_paper_marks_are_the_numbers_of_sources_that_stand_at_the_end(page: Page) -> None:
    page.goto("/en/people/")
    text = printed(page, "A4")
    statements, sources = re.split(r"^Sources\s*$", text, maxsplit=1, flags=re.MULTILINE)
    marks = {number for mark in re.findall(r"\[([\d, ]+)\]", statements) for number in mark.split(", ")}
    assert marks == set(re.findall(r"^\[(\d+)\] ", sources, flags=re.MULTILINE)) != set()


@pytest.mark.browser
def test_paper_says_where_links_out_of_the_site_lead(page: Page, sample_site: BuiltSite) -> None:
    for name in ("people", "sources"):
        built = sample_site.of("en")[name]
        page.goto(built.path)
        text = without_hyphens(printed(page, "Letter"))
        addresses = {str(link["href"]) for link in built.soup.select('main a[href^="http"]')}
        assert addresses
        assert [address for address in addresses if without_hyphens(address) not in text] == []


@pytest.mark.browser
def test_paper_is_black_on_white_whatever_the_screen_is(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/en/people/")
    page.emulate_media(media="print")
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.querySelector('.entry')).color]"
    )
    assert set(colours) == {"rgb(21, 26, 33)"}
