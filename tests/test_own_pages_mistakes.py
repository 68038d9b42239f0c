"""What is wrong with a page that an author writes is told at its line."""

from __future__ import annotations

import pytest

from explainer.finish.dead_anchors import dead_anchors
from own_site import OwnSite

pytestmark = pytest.mark.site

FORBIDDEN = """# Our essay

![A map](https://example.net/map.png)

<iframe src="https://example.net/film"></iframe>

<p style="color: red">Red</p>

<p onclick="run()">Run</p>

<a href="javascript:run()">Run</a>

<script src="//example.net/run.js"></script>

<script>
run()
</script>

<style>p { color: red }</style>
"""


def test_what_the_policy_forbids_is_told_at_its_line_by_the_strict_build(site: OwnSite) -> None:
    site.add_page("essay", FORBIDDEN)
    done = site.build()
    assert done.returncode != 0
    said = [
        "essay.md:7:10: the policy of the site forbids an image from elsewhere (https://example.net/map.png)",
        "essay.md:9:1: the policy of the site forbids a page in the page (<iframe>)",
        "essay.md:11:11: the policy of the site forbids the attribute style (<p style=…>)",
        "essay.md:13:13: the policy of the site forbids a script in an attribute (<p onclick=…>)",
        "essay.md:15:10: the policy of the site forbids a script in a link (javascript:run())",
        "essay.md:17:14: the policy of the site forbids a script from elsewhere (//example.net/run.js)",
        "essay.md:19:1: the policy of the site forbids a script in the page (<script>)",
        "essay.md:23:1: the policy of the site forbids a style in the page (<style>)",
    ]
    for locale in ("fr", "en"):
        for line in said:
            assert f"docs/{locale}/{line}" in done.stderr
    assert "browsers refuse" not in done.stderr  # nothing is told twice
    assert "Traceback" not in done.stderr


MISPLACED = [
    ("docs/fr/essay.md", "docs/en/essay.md:1:1: this page is missing; every language has the same pages"),
    ("docs/en/more/extra.md", "docs/fr/more/extra.md:1:1: this page is missing; every language has the same pages"),
    ("docs/essay.md", "docs/essay.md:1:1: this page is in no language; put it into the folder of one: docs/fr"),
    ("docs/more/essay.md", "docs/more/essay.md:1:1: this page is in no language"),
]


def test_a_page_that_nobody_would_see_is_told(site: OwnSite) -> None:
    for file, _ in MISPLACED:
        site.write(file, "# Essay\n")
    done = site.check()
    assert done.returncode == 1
    for _, said in MISPLACED:
        assert said in done.stderr


def test_a_page_that_no_list_names_comes_last_in_the_menu_and_its_author_is_told(site: OwnSite) -> None:
    for locale in ("fr", "en"):
        site.write(f"docs/{locale}/essay.md", "---\ntitle: Our essay\n---\n\nWords.\n")
    said = "docs/fr/essay.md:1:1: no list in mkdocs.yml names this page, so it comes last in the menu"
    checked = site.check()
    assert checked.returncode == 0
    assert said in checked.stdout
    assert said in site.build().stderr
    menu = [link.text for link in site.page("en/index.html").select(".site-nav > ul a")]
    assert menu[-1] == "Our essay"
    assert len(menu) > 3
    assert "Words." in site.page("en/essay/index.html").main.text


def test_a_page_without_a_title_is_told_with_the_label_that_is_missing(site: OwnSite) -> None:
    site.add_page("essay", "# Essay\n", title="")
    done = site.check()
    assert done.returncode == 1
    for locale in ("fr", "en"):
        assert f"docs/{locale}/essay.md:1:1: this page has no title" in done.stderr
        assert f"pages.essay.title in data/labels/{locale}.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_anchor_that_no_page_has_is_found() -> None:
    contents = {
        "": '<h1 id="top">a</h1> <a href="people/#anne">b</a> <a href="#top">c</a> <a href="people/#nobody">d</a>',
        "people/": '<h2 id="anne"></h2> <a id="x" href="../#gone"></a> <a href="../#gone"></a> <a href="#a&amp;b"></a>',
        "cite/": '<a href="https://example.org/#elsewhere">a</a> <a href="../data/cite.html#x">no page of these</a>',
    }
    assert list(dead_anchors(contents)) == [("", "people/#nobody"), ("people/", "../#gone"), ("people/", "#a&b")]


def test_a_strict_build_fails_on_a_dead_anchor_of_its_own(site: OwnSite) -> None:
    site.add("docs/fr/about.md", '\n<p><a href="#no-such-place">x</a></p>\n')
    done = site.build()
    assert done.returncode == 1
    assert 'a link of the page "about/" leads to no place: #no-such-place' in done.stderr
    assert "Traceback" not in done.stderr
