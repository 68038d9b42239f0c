"""What axe, the checker of accessibility, finds on a page that a browser shows."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

EVERY_RULE = {"rules": {"target-size": {"enabled": True}}}  # off unless asked for
ALL_BUT_COLOURS = {"rules": {"target-size": {"enabled": True}, "color-contrast": {"enabled": False}}}
ONLY_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}

CHECK = """([within, options]) => axe
  .run(within ?? document, { resultTypes: ["violations"], preload: false, ...options })
  .then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`))"""


def violations(page: Page, options: dict[str, Any] | None = None, within: str | None = None) -> list[str]:
    """What is wrong on the page that is shown, or in what ``within`` selects, with the page's address."""
    if page.evaluate("!window.axe"):
        page.evaluate(Axe().axe_script)
    return [f"{page.url} {each}" for each in page.evaluate(CHECK, [within, options or EVERY_RULE])]
