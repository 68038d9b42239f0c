"""Addresses inside the site: where each page lives, what a link on a page leads to, and how a page writes a link."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from .page import HOME

SITE = "https://site.invalid/"  # stands for the root of the site, wherever it will be published


def target(href: str, page_url: str) -> tuple[str, str] | None:
    """Where ``href`` leads on the page at ``page_url``: the address from the root of the site, and the anchor; ``None``
    where it leads out of the site. Addresses of pages end with a slash; that of the root is empty."""
    path, _, anchor = href.partition("#")
    if not path:
        return page_url, anchor
    place = _place(path, page_url)
    return None if place is None else (place, anchor)


@lru_cache(maxsize=50_000)
def _place(path: str, page_url: str) -> str | None:
    if urlsplit(path).scheme or path.startswith("//"):
        return None
    return urljoin(SITE + page_url, path).removeprefix(SITE)


@lru_cache(maxsize=50_000)
def relative(url: str, page_url: str) -> str:
    """The link to ``url`` as it is written on the page at ``page_url``; both are counted from the root of the site."""
    link = posixpath.relpath("/" + url, "/" + posixpath.dirname(page_url))
    return link + "/" if url.endswith("/") or not url else link


def site_address(url: str) -> str:
    """The address of a site as addresses of its pages begin, however somebody wrote it."""
    return url and url.rstrip("/") + "/"


@dataclass(frozen=True)
class Links:
    """Addresses as they are written on one page: of another page of its language by name, of a file of the site, of a
    file of the page's language; ``published`` is the whole address of a page, empty where the site's is not known."""

    page: Callable[[str], str]
    published: Callable[[str], str]
    file: Callable[[str], str]
    local_file: Callable[[str], str]


@dataclass(frozen=True)
class Addresses:
    """Where each language lives in the site: ``prefixes`` by locale, the default one empty; ``site_url`` is empty where
    it is not known where the site will be, and else ends with a slash (``site_address``)."""

    prefixes: Mapping[str, str]
    site_url: str

    @property
    def default(self) -> str:
        """The language without a prefix in its addresses."""
        return next(locale for locale, prefix in self.prefixes.items() if not prefix)

    def url(self, locale: str, page: str) -> str:
        """The address of a page, relative to the root of the site."""
        return self.prefixes[locale] + f"{page}/".removesuffix(f"{HOME}/")

    def links(self, locale: str, relative: Callable[[str], str]) -> Links:
        """How addresses are written on a page of ``locale``; ``relative(url)`` writes one from the root of the site."""
        return Links(
            page=lambda name: relative(self.url(locale, name)),
            published=lambda name: self.site_url and self.site_url + self.url(locale, name),
            file=relative,
            local_file=lambda name: relative(self.prefixes[locale] + name),
        )
