"""Addresses inside the site: what a link on a page leads to, and how a page writes a link."""

from __future__ import annotations

import posixpath
from urllib.parse import urldefrag, urljoin, urlsplit

SITE = "https://site.invalid/"  # stands for the root of the site, wherever it will be published


def target(href: str, page_url: str) -> tuple[str, str] | None:
    """Where ``href`` leads on the page at ``page_url``: the address from the root of the site, and the anchor; ``None``
    where it leads out of the site. Addresses of pages end with a slash; that of the root is empty."""
    if urlsplit(href).scheme or href.startswith("//"):
        return None
    path, anchor = urldefrag(href)
    if not path:
        return page_url, anchor
    return urljoin(SITE + page_url, path).removeprefix(SITE), anchor


def relative(url: str, page_url: str) -> str:
    """The link to ``url`` as it is written on the page at ``page_url``; both are counted from the root of the site."""
    link = posixpath.relpath("/" + url, "/" + posixpath.dirname(page_url))
    return link + "/" if url.endswith("/") or not url else link
