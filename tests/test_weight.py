"""What a page costs its readers, in bytes and requests; and what of the theme our templates stand in for.

Nothing here is timed: ``make bench`` does that, beside a stock build.
"""

from __future__ import annotations

import gzip
import os
import re
import sys
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import commands
from bench import MOST_BYTES, MOST_REQUESTS, ROUND_TRIP
from bench_times import write_stock_project
from conftest import PROJECT, ROOT
from explainer.finish.style import squeezed
from explainer.pages.macros import name_of
from explainer.pages.page import EDITION
from site_reader import BuiltPage, BuiltSite

# The complete edition holds all the other pages.
LONG = {EDITION: 150_000}

# What a browser fetches as soon as it meets it.
LOADED = [
    (
        "link[rel~=stylesheet], link[rel~=icon], link[rel~=preload], link[rel~=modulepreload], link[rel~=manifest]",
        "href",
    ),
    ("script[src], img[src], iframe[src], embed[src], audio[src], video[src], source[src], input[src]", "src"),
    ("object[data]", "data"),
    ("image[href], use[href]", "href"),
]
IN_CSS = re.compile(r"(?:url\(|@import)\s*[\"']?([^\"')\s;]+)")
IN_SCRIPT = re.compile(r"^(?:import|export)\b[^;]*?[\"']([^\"']+)[\"']", re.MULTILINE)

# Header, foot, style and scripts, some 9,600 bytes where a page has pictures and a table; the rest of the first round
# trip is for the words and the picture of the first screen, which take up to 4,900.
MOST_OF_A_FRAME = ROUND_TRIP - 4_900
ON_A_SCREEN = 2_000  # characters; a desk shows fewer at once

TEXT = re.compile(r"<main.*</main>|<nav class=.toc.*?</nav>|<script type=.application/ld.*?</script>", re.DOTALL)

THEME = ROOT / "tests" / "theme.txt"


def first_load(site: BuiltSite, page: BuiltPage) -> list[Path]:
    """The files that a first visit to ``page`` fetches: itself, and what it and these name."""
    start = site.folder / page.path
    addresses = [
        str(element[name])
        for selector, name in LOADED
        for element in page.soup.select(selector)
        if element.has_attr(name) and not str(element[name]).startswith(("#", "data:"))
    ]
    waiting = [local(start, address) for address in addresses]
    found = [start]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.append(path)
            waiting += [local(path, address) for address in named_in(path)]
    return found


def local(base: Path, address: str) -> Path:
    parts = urlsplit(address)
    assert not parts.netloc, f"{base.name} asks another host: {address}"
    return (base.parent / unquote(parts.path)).resolve()


def named_in(path: Path) -> list[str]:
    patterns = {".css": IN_CSS, ".js": IN_SCRIPT}
    if path.suffix not in patterns:
        return []
    named = patterns[path.suffix].findall(path.read_text(encoding="utf-8"))
    return [address for address in named if not address.startswith(("#", "data:"))]


def compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


@pytest.mark.site
def test_a_first_visit_to_any_page_but_the_longest_loads_at_most_45_kb_in_at_most_5_requests(
    published_site: BuiltSite,
) -> None:
    loads = {page.path: first_load(published_site, page) for page in published_site.pages}
    assert all(len(files) >= 2 for files in loads.values()), "a page has at least an icon"
    weights = {path: sum(map(compressed, files)) for path, files in loads.items()}
    most = {page.path: LONG.get(page.name, MOST_BYTES) for page in published_site.pages}
    assert {path: weight for path, weight in weights.items() if weight > most[path]} == {}
    assert {path: files for path, files in loads.items() if len(files) > MOST_REQUESTS} == {}


@pytest.mark.site
def test_the_first_screen_of_every_page_comes_in_the_first_round_trip(published_site: BuiltSite) -> None:
    """What comes before the text, and as much of it as stands on the first screen of a desk. How long a whole text is
    depends on the facts; ``make bench`` says which pages need a second round trip."""
    pages = [page for page in [*published_site.pages, *published_site.cite_pages] if page.name != EDITION]
    weights = {page.path: len(gzip.compress(first_screen(page.html).encode(), 9, mtime=0)) for page in pages}
    assert {path: weight for path, weight in weights.items() if weight > ROUND_TRIP} == {}


def first_screen(html: str) -> str:
    """A page to the end of the words that its first screen has."""
    start, end = html.index("<main"), html.index("</main>")
    length = 0
    for words in re.finditer(r"(?<=>)[^<]+(?=<)", html[start:end]):
        length += len(words[0].strip())
        if length > ON_A_SCREEN:
            return html[: start + words.end()]
    return html[:end]


@pytest.mark.site
def test_what_stands_around_the_text_of_a_page_leaves_the_first_screen_its_room(published_site: BuiltSite) -> None:
    frames = {
        page.path: len(gzip.compress(TEXT.sub("", page.html).encode(), 9, mtime=0))
        for page in [*published_site.pages, *published_site.cite_pages]
        if page.name != EDITION
    }
    assert {path: weight for path, weight in frames.items() if weight > MOST_OF_A_FRAME} == {}


@pytest.mark.site
def test_no_page_loads_anything_from_another_host(any_site: BuiltSite) -> None:
    for page in [*any_site.pages, *any_site.cite_pages]:
        assert all(path.is_relative_to(any_site.folder.resolve()) for path in first_load(any_site, page)[1:]), page.path


@pytest.mark.site
def test_no_script_keeps_a_page_from_being_shown(any_site: BuiltSite) -> None:
    """Modules run when the page is there; data is no script; the line that applies the chosen theme is short."""
    for page in any_site.pages:
        for script in page.soup.select("script:not([type^=application])"):
            is_later = script.get("type") == "module" or {"async", "defer"} & script.attrs.keys()
            assert is_later or (len(script.string) < 150 and not script.has_attr("src")), page.path


SHEETS = {
    name_of(path.relative_to(PROJECT.overrides).as_posix()): path.read_text(encoding="utf-8")
    for path in PROJECT.macros.rglob("*.css")
}


def classes_named(sheet: str) -> set[str]:
    """The classes with which the outermost selectors of a style sheet begin."""
    flat = re.sub(r"@media.*|\([^()]*\)", "", squeezed(sheet))
    outermost = re.sub(r"\{[^{}]*(\{[^{}]*\}[^{}]*)*\}", ",", flat)
    return set(re.findall(r"(?:^|,)\.([a-z][\w-]*)", outermost))


def classes_on(page: BuiltPage) -> set[str]:
    return {name for element in page.soup.select("[class]") for name in element["class"]}


def sheets_of(page: BuiltPage) -> set[str]:
    """The macro files whose style a page has."""
    return {name for name, sheet in SHEETS.items() if squeezed(sheet) in page.soup.style.string}


@pytest.mark.site
def test_a_page_has_the_style_of_the_macros_that_it_uses(any_site: BuiltSite) -> None:
    """A class that only one style sheet names, and not the frame, tells that a page needs this one."""
    frame = (PROJECT.overrides / "frame.css").read_text("utf-8")
    times = Counter(name for sheet in [*SHEETS.values(), frame] for name in classes_named(sheet))
    own = {name: {each for each in classes_named(sheet) if times[each] == 1} for name, sheet in SHEETS.items()}
    for page in [*any_site.pages, *any_site.cite_pages]:
        shown, styled = classes_on(page), sheets_of(page)
        assert {name for name, classes in own.items() if classes & shown} <= styled, page.path
        assert page.soup.style.string.endswith(squeezed((PROJECT.overrides / "print.css").read_text("utf-8")))


@pytest.mark.parametrize(
    ("written", "squeezed_to"),
    [
        ("a { b: c; d: e; }", "a{b:c;d:e}"),
        ("/* it's */ a::before {\n  content: '; /* }';\n}", "a::before{content:'; /* }'}"),
        (".a { & :is(b, c) { d: e }\n  &:hover { f: g } }", ".a{& :is(b,c){d:e}&:hover{f:g}}"),
        (".a {\n  .b :hover { c: d }\n  > e + f { g: h }\n}", ".a{.b :hover{c:d}> e + f{g:h}}"),
        ("@media (width > 3em) { a { width: calc(1em + 2px) } }", "@media (width > 3em){a{width:calc(1em + 2px)}}"),
    ],
)
def test_a_squeezed_style_means_what_was_written(written: str, squeezed_to: str) -> None:
    assert squeezed(written) == squeezed_to


def test_the_parts_of_the_theme_that_ours_replace_are_those_we_know(request: pytest.FixtureRequest) -> None:
    """``overrides/base.html`` and ``404.html`` stand in for the theme's files of these names; ``main.html`` is the
    theme's own and extends ``base.html``; ``mkdocs_theme.yml`` says which pages it makes beside ours."""
    spec = find_spec("material")
    assert spec and spec.submodule_search_locations
    templates = Path(spec.submodule_search_locations[0]) / "templates"
    names = ["base.html", "main.html", "404.html", "mkdocs_theme.yml"]
    lines = [f"{sha256((templates / name).read_bytes()).hexdigest()}  {name}" for name in names]
    found = "\n".join([f"mkdocs-material {version('mkdocs-material')}", *lines]) + "\n"
    if request.config.getoption("--update"):
        THEME.write_text(found, encoding="utf-8")
    known = THEME.read_text(encoding="utf-8")
    assert found.splitlines()[1:] == known.splitlines()[1:], (
        f"Material changed since {known.splitlines()[0]}. Compare its blocks site_meta, content and scripts, and what "
        "base.html includes, with overrides/base.html; main.html must still extend base.html and do nothing else. "
        "Then: pytest --update"
    )


@pytest.mark.site
def test_the_bench_compares_with_the_same_contents(
    sample_site: BuiltSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AGREEMENT", str(sample_site.facts_path))
    write_stock_project(PROJECT, tmp_path)
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = commands.run(build, tmp_path, {**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, done.stderr
    stock = replace(sample_site, folder=tmp_path / "site")
    assert [page.path for page in stock.pages] == [page.path for page in sample_site.single_pages]
    for ours, theirs in zip(sample_site.single_pages, stock.pages, strict=True):
        article = theirs.soup.select_one("article")
        main = ours.soup.select_one("main")
        assert article and main
        wanted = {str(element["id"]) for element in main.select("[id]")}
        assert wanted <= {str(element["id"]) for element in article.select("[id]")} | {"content"}, ours.path
