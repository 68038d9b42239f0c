"""Who has no mouse, no script, other colours, larger text or a small screen reads the same site."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from axe import violations
from explainer.facts.model import Certainty
from explainer.language.labels import Labels
from site_reader import BuiltPage, BuiltSite

pytestmark = [pytest.mark.site, pytest.mark.browser]

NARROW, DESKTOP = ({"width": width, "height": 640} for width in (320, 1280))

# Notes each stop of the focus: what it is, whether it can be seen, and the page that it leads to.
NOTE_STOPS = """
window.stops = [];
addEventListener("focusin", ({ target }) => {
  const style = getComputedStyle(target);
  const box = target.getBoundingClientRect();
  window.stops.push({
    stop: target.outerHTML.slice(0, 100),
    isOutlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isInView: box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
    isInMain: target.closest("main") !== null,
    leadsTo: target.pathname ?? null,
  });
});
"""

# The shape of the mark of each certainty, whatever its colour.
SHAPES = """() => Object.fromEntries([...document.querySelectorAll("main .certainty")].map((mark) => {
  const style = getComputedStyle(mark, "::before");
  const isClear = (colour) => colour === "transparent" || colour.startsWith("rgba(0, 0, 0, 0");
  return [mark.dataset.certainty, JSON.stringify([
    style.content,
    parseFloat(style.borderTopWidth) > 0 && !isClear(style.borderTopColor) && style.borderTopStyle,
    !isClear(style.backgroundColor),
    style.backgroundImage.replace(/rgba?\\([^)]*\\)/g, (colour) => isClear(colour) ? "clear" : "ink"),
  ])];
}))"""

# The buttons and fields that can be seen and whose shape cannot: with no border, no line under them, no drawn mark.
SHAPELESS = """() => {
  const hasBorder = (style) => style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) >= 1
    && style.borderTopColor !== style.backgroundColor;
  const hasFill = (style) => !style.backgroundColor.startsWith("rgba(0, 0, 0, 0");
  const hasLine = (style) => style.textDecorationLine.includes("underline");
  const isShaped = (control) => {
    const style = getComputedStyle(control), before = getComputedStyle(control, "::before");
    const isDrawn = before.content !== "none" && (hasBorder(before) || hasFill(before) || hasLine(before));
    return hasBorder(style) || hasLine(style) || isDrawn;
  };
  return [...document.querySelectorAll("button, input")]
    .filter((control) => control.checkVisibility() && !isShaped(control))
    .map((control) => control.outerHTML);
}"""


def address(page: BuiltPage) -> str:
    return "/" + page.path.removesuffix("index.html")


def new_context(browser: Browser, served: str, **options: Any) -> BrowserContext:
    return browser.new_context(base_url=served, **{"viewport": DESKTOP, "reduced_motion": "reduce", **options})


@pytest.fixture(scope="module")
def only_page(browser: Browser, served: str) -> Iterator[Page]:
    """One for all tests, as a browser takes long to open another."""
    with new_context(browser, served) as context, context.new_page() as page:
        page.add_init_script(NOTE_STOPS)
        yield page


@pytest.fixture(scope="module")
def unscripted(browser: Browser, served: str) -> Iterator[Page]:
    """A page of a browser without scripts."""
    with new_context(browser, served, java_script_enabled=False) as context, context.new_page() as page:
        yield page


@pytest.fixture
def page(only_page: Page) -> Page:
    only_page.set_viewport_size(DESKTOP)
    only_page.emulate_media(forced_colors="none", reduced_motion="reduce")
    return only_page


def stops(page: Page, start: str, key: str, number: int) -> list[dict[str, Any]]:
    """Where the focus comes on the page at ``start`` when ``key`` is pressed so often."""
    page.goto(start)
    for _ in range(number):
        page.keyboard.press(key)
    found: list[dict[str, Any]] = page.evaluate("stops")
    return found


def neighbours(site: BuiltSite, page: BuiltPage) -> set[str]:
    """The other pages of its language, and itself in the other languages."""
    return {address(each) for each in site.pages if (each.name == page.name) != (each.locale == page.locale)}


def test_every_page_links_to_every_other_where_the_tab_key_stops(sample_site: BuiltSite) -> None:
    for page in sample_site.pages:
        links = page.soup.select(":is(.site-header, .site-footer) a[href]:not([tabindex])")
        linked = {posixpath.normpath(posixpath.join(address(page), str(link["href"]))) for link in links}
        assert {posixpath.normpath(each) for each in neighbours(sample_site, page)} <= linked, page.path
        assert not page.soup.select('[tabindex]:not([tabindex="0"]), [inert]'), page.path


@pytest.mark.parametrize("path", ["index.html", "timeline/index.html", "en/people/index.html", "en/data/index.html"])
def test_the_tab_key_leads_from_a_page_to_every_other(page: Page, sample_site: BuiltSite, path: str) -> None:
    [built] = [each for each in sample_site.pages if each.path == path]
    head, foot = (len(built.soup.select(f"{frame} :is(a, button)")) for frame in (".site-header", ".site-footer"))
    reached = stops(page, address(built), "Tab", head + 1) + stops(page, address(built), "Shift+Tab", foot)
    assert neighbours(sample_site, built) - {stop["leadsTo"] for stop in reached} == set()


@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["desktop", "narrow"])
@pytest.mark.parametrize("start", ["/", "/en/people/"])
def test_every_stop_of_the_tab_key_can_be_seen(page: Page, size: dict[str, int], start: str) -> None:
    page.set_viewport_size(size)
    found = stops(page, start, "Tab", 90)
    assert any(stop["isInMain"] for stop in found)
    assert [stop for stop in found if not (stop["isOutlined"] and stop["isInView"])] == []


def test_the_first_stop_skips_to_the_content(page: Page, sample_site: BuiltSite) -> None:
    for start in ("/people/", "/en/sources/"):
        [first] = stops(page, start, "Tab", 1)
        assert 'class="skip"' in first["stop"]
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_in_viewport()
        page.keyboard.press("Tab")
        assert page.evaluate("stops").pop()["isInMain"]


def test_on_a_phone_the_keyboard_opens_the_menu(page: Page, sample_site: BuiltSite) -> None:
    page.set_viewport_size(NARROW)
    page.goto("/en/")
    page.locator(".menu-button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".site-nav")).to_be_visible()
    links = page.locator(".site-nav a")
    for number in range(links.count()):
        page.keyboard.press("Tab")
        expect(links.nth(number)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".site-nav")).not_to_be_visible()
    expect(page.locator(".menu-button")).to_be_focused()


@pytest.mark.parametrize("path", ["/people/", "/en/sources/"])
def test_the_contents_of_a_page_open_on_a_phone_without_a_script_and_are_always_open_where_there_is_room(
    unscripted: Page, path: str
) -> None:
    unscripted.set_viewport_size(DESKTOP)
    unscripted.goto(path)
    last = unscripted.locator(".toc a").last
    expect(last).to_be_visible()
    unscripted.set_viewport_size(NARROW)
    expect(last).not_to_be_visible()
    unscripted.locator(".toc summary").click()
    last.click()
    expect(unscripted.locator(":target")).to_be_in_viewport()


def test_every_page_has_its_landmarks_once_and_named(sample_site: BuiltSite) -> None:
    for page in sample_site.pages:
        body = page.soup.body
        assert [len(body.select(each)) for each in ("body > header", "main", "body > footer")] == [1, 1, 1], page.path
        names = Counter(nav.get("aria-label") for nav in body.select("nav"))
        assert None not in names and set(names.values()) == {1}, page.path
        assert body.find(True)["class"] == ["skip"] and body.find(id="content").name == "main"


def test_in_forced_colours_certainty_is_a_shape_and_a_word(
    page: Page, sample_site: BuiltSite, labels: dict[str, Labels]
) -> None:
    """Where there is room for the shape alone, the word is the name of what it opens."""
    for colours in ("none", "active"):
        page.emulate_media(forced_colors=colours)
        page.goto("/en/sources/")
        shapes = page.evaluate(SHAPES)
        assert len(shapes) == len(set(shapes.values())) == len(Certainty), shapes
    for built in sample_site.pages:
        words = labels[built.locale].words.vocabulary.certainty
        for mark in built.soup.select(".certainty"):
            said = mark.get_text(strip=True) or str(mark["aria-label"])
            assert said.startswith(words[Certainty(mark["data-certainty"])].label), (built.path, mark)


@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["desktop", "narrow"])
def test_in_forced_colours_every_control_has_a_shape(page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    page.emulate_media(forced_colors="active")
    page.goto("/")
    assert page.evaluate(SHAPELESS) == []
    page.locator(".search-button").click()
    expect(page.get_by_role("searchbox")).to_be_visible()
    assert page.evaluate(SHAPELESS) == []


def test_in_forced_colours_the_page_shown_is_marked_in_the_menu(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/people/")
    line = "link => getComputedStyle(link).borderBottomColor"
    here = page.locator(".site-nav a[aria-current]").evaluate(line)
    others = page.locator(".site-nav a:not([aria-current])").evaluate_all(f"links => links.map({line})")
    assert here not in others


@pytest.mark.parametrize(("motion", "scrolling"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_moves_for_who_wants_less_motion(page: Page, motion: str, scrolling: str) -> None:
    page.emulate_media(reduced_motion=motion)
    page.goto("/")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == scrolling
    assert page.evaluate("document.getAnimations().length") == 0


def without_scripts(html: str) -> str:
    """``html`` without its scripts, and with what stands in their place."""
    return re.sub(r"<script\b.*?</script>|</?noscript>", "", html, flags=re.DOTALL)


@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["desktop", "narrow"])
def test_what_stands_on_a_page_without_a_script_is_accessible(page: Page, size: dict[str, int]) -> None:
    """Axe is a script itself: it is given the page as a browser without scripts reads it."""
    page.set_viewport_size(size)
    page.route(
        "/people/",
        lambda route: route.fulfill(response=(found := route.fetch()), body=without_scripts(found.text())),
        times=1,
    )
    page.goto("/people/")
    expect(page.locator('.bar > a[href$="edition/"]')).to_be_visible()
    assert violations(page) == []


def test_without_a_script_everything_but_search_and_theme_works(unscripted: Page) -> None:
    page = unscripted
    page.set_viewport_size(DESKTOP)
    page.goto("/people/")
    expect(page.locator("button:not([popovertarget]):visible")).to_have_count(0)
    note = page.locator("main button[data-note]").first
    note.click()
    expect(page.locator(f"#note-{note.get_attribute('data-note')}")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator('.site-nav a[href$="parties/"]').click()
    expect(page).to_have_url("/parties/")
    page.locator(".languages a").first.click()
    expect(page).to_have_url("/en/parties/")
    page.locator(".receipt button").first.click()
    page.locator(".note-card:popover-open li > a").first.click()
    expect(page).to_have_url(re.compile("/en/sources/#"))
    expect(page.locator(":target")).to_be_in_viewport()
    page.set_viewport_size(NARROW)
    page.locator(".menu-button").click()
    expect(page.locator(".site-nav a").first).to_be_visible()
