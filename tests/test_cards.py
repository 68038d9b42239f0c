"""What networks and messengers are told of each page, and the picture that they show."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from jinja2 import Template
from playwright.sync_api import Browser, Page

from conftest import EVERY_KIND, MINIMAL, PROJECT, SITE_URL
from explainer.cards import cards
from explainer.cards.cards import Card, Deck, card_of, deck_of, draw
from explainer.mistakes.messages import translator
from explainer.mistakes.problems import NoBrowserError
from explainer.pages.environment import environment
from explainer.site import Site, load_site
from site_reader import BuiltSite, head_of
from test_hostile_text import HOSTILE, collapsed


@pytest.fixture(scope="module")
def template() -> Template:
    return environment((PROJECT.overrides,), PROJECT.compiled).get_template(cards.TEMPLATE)


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(PROJECT, EVERY_KIND)


@pytest.fixture(scope="module")
def card(site: Site) -> Card:
    renderer = site.renderers["en"]
    return card_of(renderer.localizer, renderer.pages["people"])


@pytest.fixture(scope="module")
def sheet(browser: Browser) -> Iterator[Page]:
    """What a card is drawn on."""
    with browser.new_page(viewport={"width": cards.WIDTH, "height": cards.HEIGHT}) as page:
        yield page


@pytest.fixture(scope="module")
def published(published_site: BuiltSite) -> Path:
    return published_site.folder


def size(png: bytes) -> tuple[str, str]:
    width, height = struct.unpack(">II", png[16:24])
    return str(width), str(height)


def tags(path: Path) -> dict[str, str]:
    found = head_of(path).select("[property], [name]")
    return {str(tag.get("property") or tag["name"]): str(tag["content"]) for tag in found}


@pytest.mark.browser
def test_each_text_is_seen_on_the_card_as_it_is(card: Card, template: Template, sheet: Page) -> None:
    texts = ["name", "headline", "line", "parties", "date"]
    for text in HOSTILE:
        sheet.set_content(template.render(card=replace(card, **dict.fromkeys(texts, text), other_names=(text,))))
        seen = [collapsed(element.inner_text()) for element in sheet.locator("p, h1").all()]
        assert seen == [collapsed(each) for each in (text, text, text, f"{text} · {text}", text)]


@pytest.mark.browser
@pytest.mark.parametrize("words", [1, 20, 150])
@pytest.mark.parametrize("word", ["word", "établissement", "国际月球科研站"])
def test_long_texts_stay_within_the_card_and_apart(
    words: int, word: str, card: Card, template: Template, sheet: Page
) -> None:
    text = " ".join([word] * words)
    sheet.set_content(template.render(card=replace(card, headline=text, line=text, parties=text, other_names=(text,))))
    boxes = [element.bounding_box() for element in sheet.locator("p, h1").all()]
    assert all(box["x"] >= 80 and box["x"] + box["width"] <= 1120 for box in boxes)
    assert all(above["y"] + above["height"] <= below["y"] + 1 for above, below in pairwise(boxes))
    assert boxes[-1]["y"] + boxes[-1]["height"] <= cards.HEIGHT


@pytest.mark.browser
def test_a_card_is_drawn_once_in_the_size_that_networks_want(
    template: Template, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renderers = load_site(PROJECT, MINIMAL).renderers
    monkeypatch.setattr(cards, "chromium", lambda: nullcontext(browser))
    deck = deck_of(renderers, SITE_URL, template, tmp_path)
    assert set(deck.cards) == {(locale, page) for locale, each in renderers.items() for page in each.pages}
    for _, picture in deck.cards.values():
        assert size(picture) == ("1200", "630")
        assert len(picture) < 200_000
    monkeypatch.setattr(cards, "chromium", no_browser)
    assert deck_of(renderers, SITE_URL, template, tmp_path) == deck


def no_browser() -> None:
    raise NoBrowserError


@pytest.mark.browser
def test_two_drawings_are_the_same_bytes(card: Card, template: Template, browser: Browser) -> None:
    html, other = template.render(card=card), template.render(card=replace(card, date="1 January 2022"))
    first, second, third = (picture for _, picture in draw(browser, [html, html, other]))
    assert first == second != third


def test_without_a_browser_pages_have_no_card_and_one_line_says_so(
    site: Site, template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "chromium", no_browser)
    deck: Deck = deck_of(site.renderers, SITE_URL, template, tmp_path / "kept")
    deck.write(tmp_path)
    assert deck.context("fr", "people")["card"] is None
    assert list(tmp_path.iterdir()) == []
    assert deck.problem
    assert "Chromium" in deck.problem.text(translator("fr"))


def test_names_that_no_font_of_the_machine_has_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    if cards.shutil.which("fc-list") is None:
        pytest.skip("this machine has no fontconfig to tell which letters its fonts have")
    cards.can_be_drawn.cache_clear()
    assert cards.can_be_drawn("Agreement (1890)")
    assert not cards.can_be_drawn("Agreement \U00013000\U0010fffd")


@pytest.mark.site
def test_every_page_says_what_it_is_where_it_is_and_what_its_card_shows(published_site: BuiltSite) -> None:
    published = published_site.folder
    assert len(published_site.pages) > 10
    for path in (published / page.path for page in published_site.pages):
        found = tags(path)
        address = SITE_URL + path.relative_to(published).as_posix().removesuffix("index.html")
        assert found["og:url"] == address
        assert found["og:title"] in head_of(path).select_one("title").text  # type: ignore[union-attr]
        assert found["og:description"] == found["description"]
        assert found["twitter:card"] == "summary_large_image"
        assert found["og:image"].startswith(SITE_URL)
        assert found["og:image:alt"]
        picture = (published / found["og:image"].removeprefix(SITE_URL)).read_bytes()
        assert (found["og:image:width"], found["og:image:height"]) == size(picture)


@pytest.mark.site
def test_pages_name_their_language_and_the_others_with_a_country(published: Path) -> None:
    french, english = tags(published / "parties/index.html"), tags(published / "en/parties/index.html")
    assert (french["og:locale"], french["og:locale:alternate"]) == ("fr_FR", "en_GB")
    assert (english["og:locale"], english["og:locale:alternate"]) == ("en_GB", "fr_FR")
    assert tags(published / "index.html")["og:type"] == "website"
    assert french["og:type"] == "article"


@pytest.mark.site
def test_each_page_has_a_card_of_its_own(published_site: BuiltSite) -> None:
    folder = published_site.folder
    images = [tags(folder / page.path)["og:image"].removeprefix(SITE_URL) for page in published_site.pages]
    assert len({(folder / image).read_bytes() for image in images}) == len(images)


@pytest.mark.site
def test_without_an_address_of_the_site_pages_name_no_picture(real_site: BuiltSite) -> None:
    for page in real_site.pages:
        found = tags(real_site.folder / page.path)
        assert found["og:title"]
        assert found["twitter:card"] == "summary"
        assert not {"og:url", "og:image"} & found.keys()
    assert not (real_site.folder / "assets" / "cards").exists()


def test_a_card_that_was_kept_and_is_damaged_is_drawn_again_and_none_is_missed_where_none_can_be_kept(
    site: Site, template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def draw_quickly(_: Browser, pages: list[str]) -> Iterator[tuple[str, bytes]]:
        drawn.extend(pages)
        return ((page, b"picture") for page in pages)

    monkeypatch.setattr(cards, "chromium", nullcontext)
    monkeypatch.setattr(cards, "draw", draw_quickly)
    deck = deck_of(site.renderers, SITE_URL, template, tmp_path / "kept")
    count = len(drawn)
    damaged, *_ = (tmp_path / "kept").iterdir()
    damaged.write_bytes(b"half a pic")
    assert deck_of(site.renderers, SITE_URL, template, tmp_path / "kept") == deck
    assert len(drawn) == count + 1
    (tmp_path / "file").touch()
    assert deck_of(site.renderers, SITE_URL, template, tmp_path / "file") == deck
    assert len(drawn) == 2 * count + 1
