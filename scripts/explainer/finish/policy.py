"""What browsers are told a page may do: only what it needs, and nothing from elsewhere.

The policy stands twice: in the file ``_headers``, which Netlify, Cloudflare Pages and others send with every answer,
and in each page itself, for the hosts that send no headers of ours (GitHub and GitLab Pages). No rule allows scripts or
styles written into a page: those that the build writes there are known by their hashes.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from html import escape

HEADERS_FILE = "_headers"
CSP = "Content-Security-Policy"

# What a page may load, each kind of thing; what is not named may not be loaded at all.
SOURCES = {
    "default-src": ["'none'"],
    "script-src": ["'self'", "'wasm-unsafe-eval'"],  # the search engine is WebAssembly
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "media-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],  # the search index
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
}
NOT_IN_META = {"frame-ancestors": ["'none'"]}  # browsers heed it only in a header

# The server of the preview puts a script of its own into each page, which changes with each build.
IN_PREVIEW = SOURCES | {"script-src": [*SOURCES["script-src"], "'unsafe-inline'"]}

# A page to keep may hold its pictures.
IN_ONE_FILE = SOURCES | {"img-src": ["data:"]}

# Cloudflare Pages leaves out a line of ``_headers`` that is longer. The hashes of many pages do not fit into it; then
# the header says the rest, and of scripts and styles each page itself, which has its own hashes and no others.
LONGEST_LINE = 2_000
SAID_BY_PAGES = ("default-src", "script-src", "style-src")
NOWHERE = {kind: ["'none'"] for kind in ("frame-src", "media-src", "object-src")}  # what default-src would say of them

POWERS = [
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi"),
    *("payment", "usb"),
]

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{power}=()" for power in POWERS),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "cross-origin",  # all of it is public; other sites show the cards and read the data
    "X-Frame-Options": "DENY",
}
FOR_OTHER_SITES = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300, must-revalidate"}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}  # the content is in the name

# What stands in pages, each with its content; a script that has an address has none that counts.
SCRIPT = re.compile(r"<script\b(?![^>]*\ssrc=)([^>]*)>(.*?)</script", re.IGNORECASE | re.DOTALL)
STYLE = re.compile(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
DATA_BLOCK = re.compile(r"\stype=[\"']?(application|text)/(?!(x-)?(java|ecma)script)", re.IGNORECASE)
BEFORE_POLICY = re.compile(r"<head(?:\s[^>]*)?>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)


@dataclass
class Inline:
    """Hashes of the scripts and styles that stand in pages, as a policy names them."""

    scripts: set[str] = field(default_factory=set)
    styles: set[str] = field(default_factory=set)

    def __or__(self, other: Inline) -> Inline:
        return Inline(self.scripts | other.scripts, self.styles | other.styles)


@dataclass
class Protection:
    """Gives pages their policies, which in a preview allow any script that stands in a page; ``inline`` is what all of
    them allow together."""

    inline: Inline = field(default_factory=Inline)
    is_preview: bool = False

    def page(self, page: str) -> str:
        """A page with its policy."""
        inline = inline_of(page)
        if self.is_preview:
            return with_policy(page, policy(Inline(set(), inline.styles), IN_PREVIEW))
        self.inline |= inline
        return with_policy(page, policy(inline, SOURCES))

    def one_file(self, page: str) -> str:
        """A page that holds its pictures itself, with its policy."""
        inline = inline_of(page)
        self.inline |= inline
        return with_policy(page, policy(inline, IN_ONE_FILE))

    def headers_file(self, public_files: Iterable[str]) -> str:
        """``_headers`` for these pages; ``public_files`` are the addresses, from the root, of files that other sites
        may read; ``*`` at the end of one stands for any end."""
        return headers_file(self.inline, public_files)


def inline_of(page: str) -> Inline:
    """The hashes of the scripts and styles in one page. Blocks of data, such as JSON-LD, do not run and need none."""
    running = [code for attributes, code in SCRIPT.findall(page) if not DATA_BLOCK.search(attributes)]
    return Inline({_hash(each) for each in running}, {_hash(each) for each in STYLE.findall(page)})


@cache
def _hash(code: str) -> str:
    """The hash of what an element holds, as a policy names it."""
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def with_policy(page: str, policy: str) -> str:
    """A page with its ``policy`` at the start of its head, before anything that loads."""
    element = f'<meta http-equiv="{CSP}" content="{escape(policy, quote=False)}">'
    protected, found = BEFORE_POLICY.subn(lambda head: f"{head[0]}\n{element}", page, count=1)
    if not found:
        raise ValueError("a page has no <head>, so it cannot be given its Content-Security-Policy")
    return protected


def policy(inline: Inline, sources: Mapping[str, list[str]]) -> str:
    """A Content-Security-Policy with ``sources`` and the scripts and styles known by their hashes."""
    allowed = {"script-src": sorted(inline.scripts), "style-src": sorted(inline.styles)}
    return "; ".join(" ".join([kind, *values, *allowed.get(kind, [])]) for kind, values in sources.items())


def _sent(inline: Inline) -> str:
    """The policy of the header, as much of it as every host sends."""
    whole = policy(inline, SOURCES | NOT_IN_META)
    if len(_line(CSP, whole)) <= LONGEST_LINE:
        return whole
    return policy(
        inline, {kind: SOURCES[kind] for kind in SOURCES if kind not in SAID_BY_PAGES} | NOWHERE | NOT_IN_META
    )


def _line(name: str, value: str) -> str:
    return f"  {name}: {value}"


def headers_file(inline: Inline, public_files: Iterable[str]) -> str:
    """The file ``_headers``. No address gets the same header from two rules, for hosts would join their values."""
    rules = {
        "/*": {CSP: _sent(inline), **EVERYWHERE},
        **{f"/{name}": FOR_OTHER_SITES for name in public_files},
        **{f"/pagefind/{folder}/*": FOR_EVER for folder in ("fragment", "index", "filter")},
    }
    return "".join(
        f"{address}\n" + "".join(f"{_line(name, value)}\n" for name, value in headers.items())
        for address, headers in rules.items()
    )
