"""What axe, the checker of accessibility, finds on a page that a browser shows.

A page repeats itself: a table of a hundred rows has two or three shapes of row. As axe takes long over each element, it
looks at the first example of each shape. The shape of an element is all but words that tells it from others: the tags,
classes, attributes and states of it and of what holds it. Rules about a page as a whole still see the whole page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WHOLE = (
    "bypass",
    "document-title",
    "duplicate-id-aria",
    "heading-order",
    "html-has-lang",
    "html-lang-valid",
    "landmark-banner-is-top-level",
    "landmark-contentinfo-is-top-level",
    "landmark-main-is-top-level",
    "landmark-no-duplicate-banner",
    "landmark-no-duplicate-contentinfo",
    "landmark-no-duplicate-main",
    "landmark-one-main",
    "landmark-unique",
    "meta-refresh",
    "meta-viewport",
    "page-has-heading-one",
    "skip-link",
)
COLOURS = ("color-contrast", "link-in-text-block")


def all_but(*rules: str) -> dict[str, Any]:
    """Every rule but these, with one that is off unless asked for."""
    return {"rules": {"target-size": {"enabled": True}} | {rule: {"enabled": False} for rule in rules}}


EVERY_RULE = all_but()
THE_PAGE_AS_A_WHOLE = {"runOnly": WHOLE}
ITS_PARTS = all_but(*WHOLE)
ONLY_COLOURS = {"runOnly": COLOURS}
ALL_BUT_COLOURS = all_but(*WHOLE, *COLOURS)

CHECK = """([within, options]) => axe
  .run(within ?? document, { resultTypes: ["violations"], preload: false, ...options })
  .then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`))"""

# Takes the shapes that were met before, each the number of the shape around it and what an element looks like itself.
# Keeps in ``repeats`` the outermost elements without a new shape, but for a small one that follows an example and may
# be too near to it. Gives the new shapes, and each pair of an element and the one around it that axe is to look at.
# A chapter of the complete edition counts as the page that it is.
FIND_REPEATS = """(before) => {
  const numbers = new Map(before.map((shape, number) => [shape, number]));
  const states = /^(role|type|lang|dir|aria-current|data-.*)$/, word = /^[a-z-]+$/;  // what is shown has other letters
  const attribute = ({ name, value }) => states.test(name) && word.test(value) ? `${name}=${value}` : name;
  const kind = (element) => [element.localName, ...[...element.classList].sort()].join(".");
  const look = (element) => [
    kind(element), ...[...element.attributes].map(attribute).filter((each) => each !== "class").sort(),
    element.textContent.trim() ? "with text" : "empty",
  ].join(" ");
  const all = [...document.body.querySelectorAll("*")];
  const number = new Map([[document.body, -1]]), looked = new Set([document.body]);
  for (const element of all) {
    const around = number.get(element.parentElement), shape = `${around} ${look(element)}`;
    if (!numbers.has(shape)) {
      numbers.set(shape, numbers.size);
      for (let each = element; !looked.has(each); each = each.parentElement) looked.add(each);
    }
    number.set(element, element.matches(".chapter") ? around : numbers.get(shape));
  }
  const isOutermost = (element) => !looked.has(element) && looked.has(element.parentElement);
  const isNear = (element) =>
    looked.has(element.previousElementSibling) && element.getElementsByTagName("*").length < 7;
  window.repeats = all.filter((element) => isOutermost(element) && !isNear(element));
  const pair = (element) => `${kind(element.parentElement)} > ${kind(element)}`;
  return {
    shapes: [...numbers.keys()].slice(before.length),
    pairs: [...new Set(all.filter((element) => looked.has(element)).map(pair))],
  };
}"""


@dataclass(frozen=True)
class Examples:
    """What axe looks at on a page: the shapes that no page before had, and the pairs of elements, outer and inner."""

    shapes: list[str]
    pairs: list[str]


def find_repeats(page: Page, seen: list[str]) -> Examples:
    """What is there to look at, when the shapes were ``seen`` before."""
    return Examples(**page.evaluate(FIND_REPEATS, seen))


def take_away_repeats(page: Page) -> None:
    """Leave on the page what there is to look at: axe takes long over what it leaves out, too."""
    page.evaluate("window.repeats.forEach((each) => each.remove())")


def violations(page: Page, options: dict[str, Any] | None = None, within: str | None = None) -> list[str]:
    """What is wrong on the page that is shown, or in what ``within`` selects, with the page's address."""
    if page.evaluate("!window.axe"):
        page.evaluate(Axe().axe_script)
    return [f"{page.url} {each}" for each in page.evaluate(CHECK, [within, options or EVERY_RULE])]
