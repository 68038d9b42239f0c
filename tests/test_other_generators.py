"""Nobody is tied to MkDocs: another generator builds the same site, and any builds the pages as Markdown."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt
from markupsafe import escape

from conftest import EVERY_KIND, MINIMAL, REAL, ROOT, Build
from explainer.exports.plain_pages import PlainPage, markdown_with_anchors, plain_pages, write_plain_pages
from explainer.pages.addresses import target
from own_site import files_of
from test_one_truth import readable, words

pytestmark = pytest.mark.site


@pytest.mark.parametrize("facts_path", [MINIMAL, pytest.param(REAL, marks=pytest.mark.torture)], ids=["small", "real"])
def test_properdocs_builds_the_same_site_byte_for_byte(facts_path: Path, build: Build, tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("properdocs")), "build", "--config-file", "mkdocs.yml", "--strict"]
    environment = {**os.environ, "AGREEMENT": str(facts_path)}
    done = subprocess.run(
        [*command, "--site-dir", str(tmp_path)], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    ours, theirs = files_of(build(facts_path).folder), files_of(tmp_path)
    assert ours.keys() == theirs.keys()
    assert [path for path in ours if ours[path] != theirs[path]] == []


def with_zensical(site: Path, folder: Path) -> dict[str, BeautifulSoup]:
    """The pages of ``site``, by address, as Zensical builds their Markdown in ``folder``."""
    write_plain_pages(site, folder / "docs")
    (folder / "zensical.toml").write_text('[project]\nsite_name = "Another site"\n', encoding="utf-8")
    command = [str(Path(sys.executable).with_name("zensical")), "build", "--strict"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return {
        page.url: BeautifulSoup((folder / "site" / page.url / "index.html").read_text("utf-8"), "lxml")
        for page in plain_pages(site)
    }


def test_each_markdown_page_says_its_title_description_and_language_in_front(build: Build, tmp_path: Path) -> None:
    site = build(MINIMAL)
    files = write_plain_pages(site.folder, tmp_path)
    assert len(files) == len(site.pages) > 10
    for page in plain_pages(site.folder):
        _, front, text = (tmp_path / page.path).read_text(encoding="utf-8").split("---\n", 2)
        soup = next(each.soup for each in site.pages if each.url == page.url)
        assert yaml.safe_load(front) == {
            "title": soup.h1.text,
            "description": soup.select_one("meta[name=description]")["content"],
            "lang": soup.html["lang"],
        }
        assert re.search("^# ", text, re.MULTILINE)


TEXTS = {
    "a formula": r"$x^2$ and \(y\) and \[z\]",
    "a variable": "{{ site.title }} and {% include x %} and {{< call >}} and ${name}",
    "escapes": r"a\&b \\ \* 1. 2) [a](b) `c` <b> &amp; ~~d~~ ==e==",
}


@pytest.mark.parametrize("what", TEXTS)
def test_a_text_is_only_a_text_for_every_generator(what: str) -> None:
    page = PlainPage("", f"<main data-page='index'><h1>Home</h1><p>{escape(TEXTS[what])}</p></main>".replace("'", '"'))
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown_with_anchors(page, {}))
    assert BeautifulSoup(html, "lxml").p.text == TEXTS[what]


def links_of(soup: Tag, url: str) -> Iterator[tuple[str, str]]:
    """Where the links of a page at ``url`` lead on its site: the address of a page or file, and the anchor."""
    for link in soup.select("a[href]"):
        place = target(str(link["href"]), url)
        if place:
            yield place[0], unquote(place[1])


@pytest.mark.parametrize(
    "facts_path",
    [MINIMAL, *(pytest.param(path, marks=pytest.mark.torture) for path in (EVERY_KIND, REAL))],
    ids=["small", "every", "real"],
)
def test_the_markdown_pages_are_a_site_of_another_generator_with_every_entry_anchor_and_link(
    facts_path: Path, build: Build, tmp_path: Path
) -> None:
    site = build(facts_path)
    theirs = with_zensical(site.folder, tmp_path)
    assert theirs.keys() == {page.url for page in site.pages}
    anchors = {url: {str(each["id"]) for each in soup.select("[id]")} for url, soup in theirs.items()}
    for page in site.pages:
        content = theirs[page.url].select_one("article")
        assert content
        told = readable(page)
        assert {each["id"] for each in told.select("[id]")} & set(site.entries) <= anchors[page.url], page.url
        ours, found = list(links_of(told, page.url)), list(links_of(content, page.url))
        assert [each for each in ours if each not in found] == [], page.url
        for url, anchor in ours:
            assert not anchor or url not in anchors or anchor in anchors[url], (page.url, url, anchor)
            assert url in anchors or (tmp_path / "site" / url).is_file(), (page.url, url)
        assert words(told) in words(content).replace("¶", ""), page.url
