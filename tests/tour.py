"""A tour of a built site: each page is opened once in a browser, and all that tests ask of every page is noted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from playwright.sync_api import Browser, Page

from axe import (
    ALL_BUT_COLOURS,
    ITS_PARTS,
    ONLY_COLOURS,
    THE_PAGE_AS_A_WHOLE,
    find_repeats,
    take_away_repeats,
    violations,
)
from explainer.pages.page import CITE, EDITION
from site_reader import BuiltPage

NARROW, HALF, WIDE = ({"width": width, "height": 640} for width in (320, 640, 1280))
PHONE, DESKTOP = {"width": 360, "height": 800}, {"width": 1440, "height": 900}
USUAL = {"a phone": PHONE, "a tablet": {"width": 768, "height": 1024}, "a desktop": DESKTOP}
LEAST_TEXT = 15  # pixels

MILLIMETRES = 96 / 25.4  # in pixels of a browser
MARGINS = 2 * 17 * MILLIMETRES
SHEETS = {"A4": 210 * MILLIMETRES, "Letter": 8.5 * 96}

# What serves on a screen only.
USELESS = ".skip, .bar button, .site-nav, .toc, .neighbours, .about, .contribution, button:not([data-note], .term)"

# What makes the page wider than the window.
WIDER = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [`${document.documentElement.scrollWidth} px wide`].concat([...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.outerHTML.slice(0, 80)).slice(0, 3))"""

# Words that are shown smaller than others, folded ones too: how small, and which; those of pictures as they are scaled.
SMALL = """(least) => {
  const folded = [...document.querySelectorAll("main details:not([open])")];
  folded.forEach((each) => { each.open = true; });
  const wordsOf = (element) => [...element.childNodes]
    .filter((each) => each.nodeType === Node.TEXT_NODE).map((each) => each.data).join("").trim();
  const scaleOf = ({ a, b }) => Math.hypot(a, b);
  const sizeOf = (element) => parseFloat(getComputedStyle(element).fontSize)
    * (element instanceof SVGElement ? scaleOf(element.getScreenCTM()) : 1);
  const small = [...document.body.querySelectorAll("*")]
    .filter((each) => wordsOf(each) && sizeOf(each) < least - 0.01)
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().width > 1)
    .map((each) => `${sizeOf(each).toFixed(1)} px: ${wordsOf(each).slice(0, 40)}`);
  folded.forEach((each) => { each.open = false; });
  return small;
}"""

# By how much the page has moved while it loaded.
SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  const add = (list) => list.forEach((shift) => { sum += shift.value; });
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => { add(observer.takeRecords()); resolve(sum); }, 50);
})"""

VISIBLE = """(selector) => [...document.querySelectorAll(selector)]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width)
  .map((element) => element.outerHTML.slice(0, 80))"""

# Whether, since it was asked last, anything but colours changed: what stands on the page, where, and if it can be seen.
IS_AS_BEFORE = """() => {
  const before = window.layout;
  window.layout = JSON.stringify([document.documentElement.outerHTML, [...document.querySelectorAll("*")].map((each) =>
    [each.checkVisibility({ opacityProperty: true, visibilityProperty: true }), each.getBoundingClientRect()])]);
  return window.layout === before;
}"""

# Puts the main parts of the pages at these addresses below that of the page that is shown.
LAY_TOGETHER = """(addresses) => Promise.all(addresses.map((address) => new Promise((resolve) => {
  const request = Object.assign(new XMLHttpRequest(), { onload: resolve });
  request.open("GET", address);
  request.responseType = "document";
  request.send();
}).then(({ target }) => document.querySelector("main").append(...target.response.querySelector("main").childNodes))))"""

REFUSED = """addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  console.error(`${violatedDirective}: ${blockedURI}`))"""


@dataclass
class Notes:
    """What was seen of one page."""

    shift: float = 0  # by how much it moved while it loaded
    font: str = ""  # of its heading
    faults: list[str] = field(default_factory=list)  # what the browser complained of, refused or asked other hosts for
    wider: dict[str, list[str]] = field(default_factory=dict)  # than the window, by how the page was looked at
    small: dict[str, list[str]] = field(default_factory=dict)  # words, by how the page was looked at
    useless_on_paper: list[str] = field(default_factory=list)
    inaccessible: list[str] = field(default_factory=list)  # what axe found


Tour = dict[str, Notes]


@dataclass
class Seen:
    """What axe has looked at on any page of any language: shapes, and pairs of elements, the outer and the inner."""

    shapes: list[str] = field(default_factory=list)
    pairs: set[str] = field(default_factory=set)


def faults_of(page: Page, served: str) -> list[str]:
    """What the browser will complain of or refuse on a page, and ask other hosts than ``served`` for."""
    faults: list[str] = []
    page.add_init_script(REFUSED)
    page.on("console", lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request", lambda request: None if request.url.startswith((served, "data:")) else faults.append(request.url)
    )
    return faults


def tour(browser: Browser, served: str, pages: list[BuiltPage], seen: Seen) -> Tour:
    """The notes on each page by its path; the complete editions come last, as they hold what the others show. What was
    ``seen`` before need not be looked at in every way again. Pages that tell how to cite others differ in their main
    part only: each is visited, and all main parts are looked at together."""
    context = browser.new_context(base_url=served, reduced_motion="reduce")
    page = context.new_page()
    faults = faults_of(page, served)
    found: Tour = {}

    def visit(each: BuiltPage) -> Notes:
        notes = found[each.path] = first_notes(page, each)
        notes.faults += faults
        faults.clear()
        return notes

    alike = [each for each in pages if each.path.endswith(CITE)]
    for each in sorted(pages, key=lambda each: each.name == EDITION):
        if each not in alike:
            look_at(page, visit(each), seen, is_edition=each.name == EDITION)
    together = [visit(each) for each in alike][-1]
    page.evaluate(LAY_TOGETHER, ["/" + each.path for each in alike[:-1]])
    look_at(page, together, seen)
    for each in alike:
        own = found[each.path]
        found[each.path] = replace(together, shift=own.shift, font=own.font, faults=own.faults)
    context.close()
    return found


def first_notes(page: Page, built: BuiltPage) -> Notes:
    """What is to be seen when a page is opened."""
    page.emulate_media(media="screen", color_scheme="light")
    page.set_viewport_size(NARROW)
    page.goto(built.url)
    shift = page.evaluate(SHIFTS)
    if shift:  # what a page does by itself it does each time; a machine that falters does not
        page.reload()
        shift = min(shift, page.evaluate(SHIFTS))
    return Notes(shift, page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily"))


def look_at(page: Page, notes: Notes, seen: Seen, *, is_edition: bool = False) -> None:
    """Look in every way at what is opened; ``seen`` grows by the shapes that it is the first to have."""
    notes.wider["the narrowest screen"] = page.evaluate(WIDER)
    look_at_paper(page, notes)
    look_at_large_text(page, notes)
    for name, size in USUAL.items():
        page.set_viewport_size(size)
        notes.wider[name] = page.evaluate(WIDER)
        notes.small[name] = [] if is_edition else page.evaluate(SMALL, LEAST_TEXT)  # its chapters are the pages
    look_for_obstacles(page, notes, seen, is_edition=is_edition)


def look_for_obstacles(page: Page, notes: Notes, seen: Seen, *, is_edition: bool) -> None:
    """At the page as a whole, and at the shapes that are new on it: on a phone and a desktop, light and dark. Axe takes
    long over the colours of the complete edition, which are those of the pages that it holds."""
    new = find_repeats(page, seen.shapes)
    seen.shapes += new.shapes
    seen.pairs |= {*new.pairs}
    notes.inaccessible += violations(page, THE_PAGE_AS_A_WHOLE)
    if not new.shapes:
        return
    if is_edition:
        take_away_repeats(page)
        notes.inaccessible += violations(page, ALL_BUT_COLOURS)
        return
    page.set_viewport_size(PHONE)
    notes.inaccessible += violations(page, THE_PAGE_AS_A_WHOLE)
    take_away_repeats(page)
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            is_as_before = page.evaluate(IS_AS_BEFORE)
            notes.inaccessible += violations(page, ONLY_COLOURS if is_as_before else ITS_PARTS)


def look_at_paper(page: Page, notes: Notes) -> None:
    page.emulate_media(media="print")
    notes.useless_on_paper = page.evaluate(VISIBLE, USELESS)
    for sheet, width in SHEETS.items():
        page.set_viewport_size({"width": int(width - MARGINS), "height": 1000})
        notes.wider[sheet] = page.evaluate(WIDER)
    page.emulate_media(media="screen")


def look_at_large_text(page: Page, notes: Notes) -> None:
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for size in (HALF, WIDE):
        page.set_viewport_size(size)
        notes.wider[f"text twice as large at {size['width']} px"] = page.evaluate(WIDER)
    page.evaluate("document.documentElement.style.fontSize = ''")
