"""What networks and messengers are told of each page, and the picture that they show."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from conftest import AGREEMENTS, PROJECT, REAL, SITE_URL
from explainer.cards import card as cards
from explainer.cards.card import Card, Deck, Fonts, cached, deck_of, draw, find_fonts, missing_characters
from explainer.mistakes.messages import translator
from explainer.site import Site, load_site
from site_reader import BuiltSite, head_of


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    found = find_fonts()
    assert found
    return found


@pytest.fixture(scope="session", params=AGREEMENTS.values(), ids=AGREEMENTS.keys())
def any_deck(request: pytest.FixtureRequest) -> Deck:
    """The cards of each agreement in turn."""
    return deck_of(load_site(PROJECT, request.param).renderers, SITE_URL)


@pytest.fixture(scope="session")
def site() -> Site:
    return load_site(PROJECT, REAL)


@pytest.fixture(scope="session")
def card(site: Site) -> Card:
    return deck_of(site.renderers, SITE_URL).cards["en", "people"]


@pytest.fixture(scope="session")
def published(published_site: BuiltSite) -> Path:
    return published_site.folder


def picture(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))


def tags(path: Path) -> dict[str, str]:
    found = head_of(path).select("[property], [name]")
    return {str(tag.get("property") or tag["name"]): str(tag["content"]) for tag in found}


def test_every_page_has_a_card_in_every_language(any_deck: Deck, locales: tuple[str, ...]) -> None:
    assert any_deck.problem is None
    pages = [{page for locale, page in any_deck.cards if locale == each} for each in locales]
    assert "index" in pages[0]
    assert all(each == pages[0] for each in pages)


def test_a_card_has_the_size_that_networks_want_and_is_light(any_deck: Deck, fonts: Fonts) -> None:
    for card in any_deck.cards.values():
        png = draw(card, fonts)
        assert picture(png).size == (1200, 630)
        assert len(png) < 60_000


def test_the_fonts_have_every_character_of_every_card(any_deck: Deck, fonts: Fonts) -> None:
    """Read from the font files themselves: a character that none of them has would be drawn as an empty box."""
    had = {kind: {sign for font in getattr(fonts, kind) for sign in cmap(font.path)} for kind in ("headline", "text")}
    for card in any_deck.cards.values():
        assert {ord(sign) for sign in card.headline} <= had["headline"]
        rest = [card.name, card.line, card.parties, card.date, *card.other_names, "…·"]
        assert {ord(sign) for sign in "".join(rest)} <= had["text"]


def cmap(path: Path) -> set[int]:
    with TTFont(path, fontNumber=0) as font:
        return set(font.getBestCmap())


def test_latin_cyrillic_and_chinese_are_drawn_and_what_no_font_has_is_told(fonts: Fonts) -> None:
    assert missing_characters("Œuvre ’« »… Рогозин 国际月球科研站", fonts.text) == ""
    assert missing_characters("a\U00013000b\U00013000", fonts.text) == "\U00013000"


@pytest.mark.parametrize("field", ["name", "headline", "line", "parties", "date"])
def test_each_text_is_seen_on_the_card(field: str, card: Card, fonts: Fonts) -> None:
    assert draw(replace(card, **{field: "Something else"}), fonts) != draw(card, fonts)


def test_the_names_in_other_scripts_are_seen_on_the_card(card: Card, fonts: Fonts) -> None:
    assert any("国" in name for name in card.other_names)
    assert draw(replace(card, other_names=()), fonts) != draw(card, fonts)


@pytest.mark.parametrize("words", [1, 5, 20, 60, 150])
@pytest.mark.parametrize("word", ["word", "établissement", "国际月球科研站"])
def test_long_texts_stay_within_the_card(words: int, word: str, card: Card, fonts: Fonts) -> None:
    text = " ".join([word] * words)
    image = picture(draw(replace(card, headline=text, line=text, parties=text, discs=1), fonts)).convert("L")
    paper = image.getpixel((0, 0))
    for edge in [(0, 0, 40, 630), (1160, 0, 1200, 630), (0, 0, 1200, 30), (0, 622, 1200, 630)]:
        assert image.crop(edge).getextrema() == (paper, paper), edge


def test_two_drawings_are_the_same_bytes_in_another_process_too(card: Card, fonts: Fonts) -> None:
    code = f"import sys; from explainer.cards.card import *; sys.stdout.buffer.write(draw({card!r}, find_fonts()))"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=PROJECT.root / "scripts", capture_output=True, check=True)
    assert draw(card, fonts) == draw(card, fonts) == done.stdout


def test_a_card_is_drawn_once_and_again_when_it_says_something_else(
    card: Card, fonts: Fonts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Card] = []
    monkeypatch.setattr(cards, "draw", lambda card, fonts: drawn.append(card) or draw(card, fonts))
    other = replace(card, date="1 January 2022")
    assert cached(card, fonts, tmp_path) == cached(card, fonts, tmp_path) == draw(card, fonts)
    assert cached(other, fonts, tmp_path) == cached(other, fonts, tmp_path)
    assert drawn == [card, other]


def test_without_fonts_there_are_no_cards_and_one_line_says_so(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cards, "find_spec", lambda _: None)
    monkeypatch.setattr(cards.shutil, "which", lambda _: None)
    deck = deck_of(site.renderers, SITE_URL)
    deck.write(tmp_path, tmp_path / "cache")
    assert deck.context("fr", "people")["card"] is None
    assert list(tmp_path.iterdir()) == []
    assert deck.problem
    assert "fonts" in deck.problem.text(translator("en"))


def test_without_the_packages_the_machine_s_own_fonts_draw(
    card: Card, fonts: Fonts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the machine has fonts and fontconfig finds them."""
    monkeypatch.setattr(cards, "find_spec", lambda _: None)
    own = find_fonts()
    if own is None:
        pytest.skip("this machine has no fonts of its own")
    assert not {font.path for font in own.text} & {font.path for font in fonts.text}
    assert picture(draw(card, own)).size == (1200, 630)


def test_a_page_in_letters_that_no_font_has_goes_without_a_card(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Card] = cards.card_of

    def card_with_hieroglyph(localizer: object, page: object) -> Card:
        made = real(localizer, page)
        return replace(made, headline="\U00013000") if made.headline == "Who agreed with whom" else made

    monkeypatch.setattr(cards, "card_of", card_with_hieroglyph)
    deck = deck_of(site.renderers, SITE_URL)
    assert ("en", "parties") not in deck.cards
    assert ("fr", "parties") in deck.cards
    assert deck.problem
    assert "\U00013000" in deck.problem.text(translator("en"))


@pytest.mark.site
def test_every_page_says_what_it_is_where_it_is_and_what_its_card_shows(published: Path) -> None:
    pages = sorted(published.rglob("index.html"))
    assert len(pages) > 20
    for path in pages:
        found = tags(path)
        address = SITE_URL + path.relative_to(published).as_posix().removesuffix("index.html")
        assert found["og:url"] == address
        assert found["og:title"] in head_of(path).select_one("title").text  # type: ignore[union-attr]
        assert found["og:description"] == found["description"]
        assert found["twitter:card"] == "summary_large_image"
        assert found["og:image"].startswith(SITE_URL)
        assert found["og:image:alt"]
        image = picture((published / found["og:image"].removeprefix(SITE_URL)).read_bytes())
        assert (found["og:image:width"], found["og:image:height"]) == tuple(map(str, image.size))


@pytest.mark.site
def test_pages_name_their_language_and_the_others_with_a_country(published: Path) -> None:
    french, english = tags(published / "people/index.html"), tags(published / "en/people/index.html")
    assert (french["og:locale"], french["og:locale:alternate"]) == ("fr_FR", "en_GB")
    assert (english["og:locale"], english["og:locale:alternate"]) == ("en_GB", "fr_FR")
    assert tags(published / "index.html")["og:type"] == "website"
    assert french["og:type"] == "article"


@pytest.mark.site
def test_each_page_has_a_card_of_its_own(published: Path) -> None:
    images = [tags(path)["og:image"].removeprefix(SITE_URL) for path in published.rglob("index.html")]
    assert len({(published / image).read_bytes() for image in images}) == len(images)


@pytest.mark.site
def test_without_an_address_of_the_site_pages_name_no_picture(real_site: BuiltSite) -> None:
    for page in real_site.pages:
        found = tags(real_site.folder / page.path)
        assert found["og:title"]
        assert found["twitter:card"] == "summary"
        assert not {"og:url", "og:image"} & found.keys()
    assert not (real_site.folder / "assets" / "cards").exists()
