"""The pages of a built site as plain Markdown with front matter, which any generator makes a site of.

Anchors are empty links (``<a id="…"></a>``), which every reader of Markdown leaves in place, and links to pages lead to
their Markdown, as generators and forges want them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

import yaml
from markupsafe import escape

from ..finish.elements import without
from ..finish.headings import ID, words_of
from ..pages.addresses import relative, target
from ..pages.draft import MARK
from .markdown import markdown_of

PAGE = "index.html"
LANGUAGE = re.compile(r'<html\b[^>]* lang="([^"]+)"')
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
MAIN = re.compile(r'<main\b[^>]* data-page="[^"]+"[^>]*>(.*)</main>', re.DOTALL)
TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
LINK = re.compile(r'(?<= )(href|src)="([^"]+)"')
START = re.compile(r"<\w+\b[^>]*>")
# What one generator or another takes for a formula, a variable or a call, or does not know to be escaped; and code, in
# which none does.
SIGN = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)|(?<!\\)(?P<tick>`+)(?!`).*?(?P=tick)|\\[!-/:-@[-`{-~]|[{}$]",
    re.MULTILINE | re.DOTALL,
)
ESCAPED_BY_ALL = {f"\\{sign}" for sign in "`*_>#+-.!"}
# Some generators put what front matter says into HTML as it is; there these would be markup.
UNSAFE_IN_FRONT = str.maketrans({"<": "‹", ">": "›", '"': "”"})
ANCHOR = re.compile(rf"{MARK}([^{MARK}]+){MARK}")


@dataclass(frozen=True)
class PlainPage:
    """A page at ``url``, counted from the root of the site, as it was built; ``html`` is all of it."""

    url: str
    html: str

    @property
    def path(self) -> str:
        """Where its Markdown is: beside that of the pages around it."""
        return f"{self.url}index.md" if self.is_home else f"{self.url.rstrip('/')}.md"

    @property
    def is_home(self) -> bool:
        """Whether it is the first page of a language."""
        return 'data-page="index"' in self.html

    @cached_property
    def main(self) -> str:
        """What stands on it, without its frame and what is only for the page or the screen."""
        found = MAIN.search(self.html)
        assert found
        return without(found[1], "data-only=")

    @property
    def front(self) -> str:
        """Its front matter: title, description and language."""
        title, description, language = (pattern.search(self.html) for pattern in (TITLE, DESCRIPTION, LANGUAGE))
        assert title
        assert description
        assert language
        values = {"title": str(words_of(title[1])), "description": unescape(description[1]), "lang": language[1]}
        safe = {key: value.translate(UNSAFE_IN_FRONT) for key, value in values.items()}
        return yaml.safe_dump(safe, allow_unicode=True, sort_keys=False, width=1000)


def plain_pages(site: Path) -> list[PlainPage]:
    """The pages in the folder ``site``; those that only lead on to another are none."""
    pages = []
    for path in sorted(site.rglob(PAGE)):
        html = path.read_text(encoding="utf-8")
        if MAIN.search(html):
            pages.append(PlainPage(path.relative_to(site).as_posix().removesuffix(PAGE), html))
    return pages


def write_plain_pages(site: Path, folder: Path) -> list[Path]:
    """Write the pages of ``site`` into ``folder``, with the files that they lead to; returns the Markdown files."""
    pages = {page.url: page for page in plain_pages(site)}
    written = []
    for page in pages.values():
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{page.front}---\n\n{markdown_with_anchors(page, pages)}", encoding="utf-8")
        written.append(path)
        for file in _files(page, pages):
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site / file, folder / file)
    return written


def markdown_with_anchors(page: PlainPage, pages: dict[str, PlainPage]) -> str:
    """The Markdown of ``page``, with its anchors; its links lead to the Markdown of ``pages``, by their addresses."""

    def led(link: re.Match[str]) -> str:
        place = target(unescape(link[2]), page.url)
        if place is None:
            return link[0]
        path = pages[place[0]].path if place[0] in pages else place[0]
        anchor = f"#{place[1]}" if place[1] else ""
        return f'{link[1]}="{escape(relative(path, page.path) + anchor)}"'

    html = START.sub(lambda tag: LINK.sub(led, tag[0]) + _sign(tag[0]), page.main)
    markdown = SIGN.sub(lambda found: _reference(found[0]), markdown_of(html))
    return ANCHOR.sub(r'<a id="\1"></a>', markdown)


def _reference(written: str) -> str:
    """A sign as a numeric reference, which is only text to every reader of Markdown; code stays as it is."""
    is_code = len(written) > 2
    return written if is_code or written in ESCAPED_BY_ALL else f"&#{ord(written[-1])};"


def _sign(tag: str) -> str:
    """What stands in the place of an anchor until the page is Markdown."""
    found = ID.search(tag)
    return f"{MARK}{found[1]}{MARK}" if found else ""


def _files(page: PlainPage, pages: dict[str, PlainPage]) -> Iterator[str]:
    """The files of the site that ``page`` shows or leads to, beside pages."""
    for _, href in LINK.findall(page.main):
        place = target(unescape(href), page.url)
        if place and place[0] not in pages and not place[0].endswith("/"):
            yield place[0]
