"""Tests find on a page what BeautifulSoup finds; if they found less, one that wants nothing there would always pass."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from soup import Soup

PAGE = """<!doctype html><html lang="fr"><body id="top"><main class="page wide">
<h2 id="one" class="head">One</h2><p class="note">A <a href="#one" data-role="link">link</a>
<b>and</b> <i lang="en">more</i></p>
<ul><li class="note wide"><a href="../x/">x</a></li><li></li></ul><svg viewBox="0 0 1 1"><g lang="ru"/></svg>
</main><p>After <a id="last">it</a></p></body></html>"""


@pytest.mark.parametrize(
    "selector",
    [
        *(
            "*",
            "a",
            "A",
            "p, li",
            "#one",
            ".note",
            ".note.wide",
            "main .note a",
            "ul > li",
            "h2 + p",
            "h2 ~ ul",
            "[lang]",
        ),
        *(
            '[href^="#"]',
            '[data-role="link"]',
            'a:not([href^="#"])',
            "a:not([href])",
            'a[href!="#one"]',
            ":not(a)",
            "p:has(> a)",
            "p:has(b, i)",
        ),
        *(
            "li:empty",
            "li:first-child",
            ":is(h2, .wide)",
            "svg [lang]",
            "[viewBox]",
            ":root",
            "main, #last",
            "nav",
            ".none",
        ),
    ],
)
def test_elements_are_those_that_beautifulsoup_finds(selector: str) -> None:
    wanted = [str(each) for each in BeautifulSoup(PAGE, "lxml").select(selector)]
    page = Soup(PAGE, "lxml")
    assert [str(each) for each in page.select(selector)] == wanted
    assert [str(each) for each in page.select(selector, limit=1)] == wanted[:1]
    assert str(page.select_one(selector)) == str(next(iter(wanted), None))
