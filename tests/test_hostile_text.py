"""Text from the data is only ever text: every field shows it exactly as written, whatever it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from random import Random, randrange
from typing import Any
from unicodedata import category

import pytest
import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from conftest import EVERY_KIND, run_mkdocs
from explainer.facts import walk
from explainer.facts.load import load_facts
from explainer.facts.model import Acronym, Name, RivalName, Source, Text
from explainer.language.labels import Labels
from site_reader import BuiltSite

pytestmark = pytest.mark.site

HOSTILE = [
    "{{ 7 * 7 }}",
    "{% raw %}{{ x }}",
    "{# no comment #}",
    "<script>alert(1)</script>",
    "<b>bold</b>",
    "</p></div></section></main>",
    "<!-- hidden -->",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; &#60;",
    "[a](javascript:alert(1))",
    "![a](b.png)",
    "<https://example.org>",
    "https://example.org/?a=b&c=d",
    "**bold** and _italic_ and *this*",
    "`code`",
    "~~~ fence",
    "# heading",
    "### heading {: #id }",
    "> quote",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "17. Mai",
    "a | b | c",
    "--- | ---",
    "---",
    "===",
    "    indented",
    "a  \nb",
    "line one\n\nline two",
    "\\* backslash \\",
    "[^1]: note",
    "*[ABC]: abbreviation",
    "{: .class }",
    "\"quotes\" and 'quotes'",
    'x" onmouseover="alert(1)',
    "$math$ and :emoji: and ==mark==",
    "%s %(x)s {0} {x}",
    "𝕏 \u202eright to left\u202c 张克俭",
]

# Keys whose text is the same in every language.
PLAIN = ("author", "text", "transliterates")

BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def collapsed(text: str) -> str:
    return BLANKS.sub(" ", text).strip(" ")


def with_texts(data: Any, texts: Iterator[str], locales: tuple[str, ...]) -> Any:
    """The facts with another text in every field that holds one; in words of the site, braces have a meaning."""
    if isinstance(data, list):
        return [with_texts(item, texts, locales) for item in data]
    if not isinstance(data, dict):
        return data
    if set(locales) <= set(data):
        return {
            key: next(texts)
            if isinstance(value, str)
            else [next(texts) for _ in value]
            if isinstance(value, list)
            else {**value, "text": next(texts)}
            for key, value in data.items()
        }
    return {
        key: value
        if key == "words"
        else next(texts)
        if key in PLAIN and isinstance(value, str)
        else with_texts(value, texts, locales)
        for key, value in data.items()
    }


def shown_texts(site: BuiltSite, labels: Labels) -> Iterator[str]:
    """What the facts say in one language, as it must appear."""
    for path, record in walk.records(site.facts):
        if path[:1] == ("site",):
            continue
        for name in type(record).model_fields:
            value = getattr(record, name)
            if isinstance(value, Text):
                yield collapsed(labels.typeset(value.root[labels.locale]))
        for name in PLAIN:
            if isinstance(record, Acronym | RivalName | Source) and getattr(record, name, None):
                yield collapsed(getattr(record, name))
        if isinstance(record, Name) and path[-1] not in site.locales:
            yield collapsed(record.text)


def build_with(texts: list[str], folder: Path, locales: tuple[str, ...], **environment: str) -> BuiltSite:
    original = yaml.load(EVERY_KIND.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    facts_path = folder / "facts.yaml"
    facts_path.write_text(yaml.safe_dump(with_texts(original, cycle(texts), locales), allow_unicode=True), "utf-8")
    run_mkdocs(facts_path, folder / "site", check=True, **environment)
    return BuiltSite(folder / "site", facts_path, load_facts(facts_path, locales)[0], locales)


def check(site: BuiltSite, labels: dict[str, Labels]) -> None:
    for locale in site.locales:
        pages = site.of(locale).values()
        text = "\n".join(collapsed(page.soup.main.get_text()) for page in pages)
        for wanted in shown_texts(site, labels[locale]):
            assert wanted in text
        for page in pages:
            name = collapsed(labels[locale].typeset(site.facts.site.name.root[locale]))
            assert collapsed(page.soup.select_one(".site-name").text) == name
            in_the_tab = BeautifulSoup(page.html.partition("</head>")[0], "html.parser").title.text
            assert collapsed(page.soup.title.text) == collapsed(in_the_tab)
            assert collapsed(in_the_tab).endswith(name)
            wanted_tags = {"script", "main", "nav", "header", "footer"}
            assert {tag.name for tag in page.soup.find_all(["script", "img", "iframe", "b"])} <= wanted_tags
            assert [script.get("type") for script in page.soup.find_all("script")] == [
                None,
                "application/ld+json",
                "module",
            ]
        home = site.of(locale)["index"].soup
        description = collapsed(labels[locale].typeset(site.facts.site.description.root[locale]))
        assert collapsed(home.select_one("meta[name=description]")["content"]) == description


MARKUP = HOSTILE.index("<b>bold</b>")
ORDERS = {"in order": HOSTILE, "backwards, markup first": HOSTILE[MARKUP::-1] + HOSTILE[:MARKUP:-1]}


@pytest.mark.parametrize("order", ORDERS)
def test_known_tricks_are_shown_as_they_are(
    order: str, tmp_path: Path, locales: tuple[str, ...], labels: dict[str, Labels]
) -> None:
    """In two orders, so that each trick meets several kinds of fields; the first is the name of the site."""
    check(build_with(ORDERS[order], tmp_path, locales), labels)


ADDRESS = f"https://example.org/{'a-long-way/' * 12}?to=the-text !"
CATEGORIES = re.compile(
    "C[scn]"
)  # what no text may hold: halves of characters, signs that steer, numbers without a sign


def any_text(random: Random) -> str:
    """Signs of any script, many of them those of markup, and an address that is long."""
    signs = [chr(random.choice((random.randrange(0x20, 0x7F), random.randrange(0x110000)))) for _ in range(20)]
    return f"{''.join(sign for sign in signs if not CATEGORIES.match(category(sign)))} {ADDRESS}"


@pytest.fixture(scope="module")
def site_of_any_text(tmp_path_factory: pytest.TempPathFactory, locales: tuple[str, ...]) -> BuiltSite:
    seed = randrange(1_000_000)
    print(f"the seed of these texts is {seed}")
    random = Random(seed)
    return build_with([any_text(random) for _ in range(300)], tmp_path_factory.mktemp("any"), locales)


def test_any_text_is_shown_as_it_is(site_of_any_text: BuiltSite, labels: dict[str, Labels]) -> None:
    check(site_of_any_text, labels)


@pytest.mark.browser
def test_an_address_in_a_text_makes_no_page_wider_than_a_phone(site_of_any_text: BuiltSite, browser: Browser) -> None:
    with browser.new_page(viewport={"width": 360, "height": 800}) as page:
        files = [
            path for path in site_of_any_text.folder.rglob("*.html") if 'class="site-name"' in path.read_text("utf-8")
        ]
        wide = []
        for path in files:
            page.goto(path.as_uri(), wait_until="domcontentloaded")
            if page.evaluate("document.documentElement.scrollWidth") > 360:
                wide.append(path.relative_to(site_of_any_text.folder).as_posix())
    assert len(files) > 20
    assert wide == []
