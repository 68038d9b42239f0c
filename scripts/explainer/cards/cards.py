"""Social cards: the picture that networks and messengers show beside a link to a page.

A card says what the page says of itself, and whose agreement it is about, in words of the facts and labels. A browser
draws it from the template ``overrides/card.html``. A picture is kept by what it is drawn from, so it is drawn once, and
a machine without a browser has those that were drawn before.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.core import get_global
from jinja2 import Template

from ..browser import chromium
from ..disk.kept import keep, kept
from ..language.labels import Labels
from ..language.localize import Localizer
from ..language.text import PlainText
from ..mistakes.messages import Message, msg
from ..mistakes.problems import NoBrowserError
from ..pages.local import LocalPage
from ..pages.page import HOME
from ..pages.render import Renderer

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TEMPLATE = "card.html"
WIDTH, HEIGHT = 1200, 630


@dataclass(frozen=True)
class Card:
    """The texts of a card in the language ``locale``, which is written in the ``direction``: of the site its ``name``,
    of the page ``headline`` and ``line``, of the agreement who made it and when, and the name of its subject in the
    languages that the site is not in."""

    locale: str
    direction: str
    name: str
    headline: str
    line: str
    parties: str
    date: str
    other_names: tuple[str, ...]
    discs: int

    @property
    def alternative(self) -> PlainText:
        """What the card says, for those who do not see it."""
        return PlainText(" – ".join([self.headline, self.name, self.parties, self.date]))


@dataclass(frozen=True)
class Deck:
    """The cards of a site that will be published at ``site_url``: each with its picture, by locale and page;
    languages that are ``drafts`` have none. ``territories`` are its locales with the countries whose conventions they
    follow; ``problem`` says why there is no card for some pages."""

    site_url: str
    territories: dict[str, str]
    drafts: tuple[str, ...] = ()
    cards: dict[tuple[str, str], tuple[Card, bytes]] = field(default_factory=dict)
    problem: Message | None = None

    def context(self, locale: str, page: str) -> dict[str, Any]:
        """What the template of the tags sees on a page."""
        card, _ = self.cards.get((locale, page), (None, None))
        return {
            "card": card and CardTags(self.site_url + _file(locale, page), card.alternative),
            "territory": self.territories[locale],
            "other_territories": [
                each for other, each in self.territories.items() if other not in (locale, *self.drafts)
            ],
        }

    def write(self, site: Path) -> None:
        """Put the pictures into the folder ``site``."""
        for (locale, page), (_, picture) in self.cards.items():
            path = site / _file(locale, page)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(picture)


@dataclass(frozen=True)
class CardTags:
    """What a page says of its card."""

    address: str
    alternative: PlainText
    width: int = WIDTH
    height: int = HEIGHT


def deck_of(
    renderers: Mapping[str, Renderer], site_url: str, template: Template, folder: Path, drafts: tuple[str, ...] = ()
) -> Deck:
    """The cards of all pages but those of ``drafts``, none without an address, for pages must name it. What was not
    drawn before is drawn now, in one go, and kept in ``folder``; without a browser, pages have no card but those that
    are there."""
    territories = {locale: territory(renderer.localizer.labels) for locale, renderer in renderers.items()}
    if not site_url:
        return Deck(site_url, territories, drafts)
    cards = {
        (locale, page.name): card_of(renderer.localizer, page)
        for locale, renderer in renderers.items()
        for page in renderer.pages.values()
        if locale not in drafts
    }
    pages = {place: template.render(card=card) for place, card in cards.items()}
    files = {page: folder / f"{sha256(page.encode()).hexdigest()}.png" for page in pages.values()}
    pictures = {page: kept(file) for page, file in files.items()}
    missing = [page for page, picture in pictures.items() if picture is None]
    problem = None
    if missing:
        try:
            with chromium() as browser:
                for page, drawn in draw(browser, missing):
                    pictures[page] = drawn
                    keep(files[page], drawn)
        except NoBrowserError as error:
            problem = msg("some pages have no social card: {why}", why=error.message)
    there = {place: (card, picture) for place, card in cards.items() if (picture := pictures[pages[place]])}
    return Deck(site_url, territories, drafts, there, problem)


def draw(browser: Browser, pages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The pictures of ``pages``, which are HTML, each with its page."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    for html in pages:
        page.set_content(html)
        yield html, page.screenshot()
    page.close()


def territory(labels: Labels) -> str:
    """The locale with a country, as networks want it: the one whose conventions it follows, else the likeliest."""
    code = str(labels.babel)
    likely = str(get_global("likely_subtags").get(code, code)).split("_")
    return f"{labels.babel.language}_{labels.babel.territory or likely[-1]}"


def _file(locale: str, page: str) -> str:
    return f"assets/cards/{locale}/{page}.png"


def card_of(localizer: Localizer, page: LocalPage) -> Card:
    """What the card of ``page`` says."""
    facts = localizer.facts
    forms = facts.subject.name.forms if facts.subject else []
    names = [str(form.text) for form in forms if form.name and form.lang not in localizer.every_label]
    return Card(
        locale=localizer.labels.locale,
        direction=localizer.labels.direction,
        name=str(facts.site.name),
        headline=str(facts.agreement.short_title if page.name == HOME else page.title),
        line=str(page.description),
        parties=str(localizer.list_of([party.name for party in facts.parties])),
        date=str(facts.agreement.day),
        other_names=tuple(name for name in names if can_be_drawn(name)),
        discs=min(len(facts.parties), 3),
    )


@cache
def can_be_drawn(text: str) -> bool:
    """Whether a font of this machine has the letters of ``text``, as far as fontconfig is there to tell."""
    if shutil.which("fc-list") is None:
        return True
    letters = " ".join(f"{ord(sign):x}" for sign in text if sign.isalnum())
    return bool(subprocess.run(["fc-list", f":charset={letters}"], capture_output=True, check=False).stdout)
