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

from markupsafe import Markup

from .inline import SCRIPT, codes

HEADERS_FILE = "_headers"
CSP = "Content-Security-Policy"

# What a page may load, each kind of thing; what is not named may not be loaded at all. Nothing that authors write, in
# facts, labels, pages or settings, adds to it.
SOURCES = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "media-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],  # the search index
    "worker-src": ["'self'"],  # the search engine
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],  # or what is smuggled in could move every address
    "form-action": ["'self'"],
    # A text becomes HTML, or the address of a script, only where search.js says so: with that, no other code can be led
    # to write what a reader was sent into the page as markup.
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["default", "search"],
}
NOT_IN_META = {"frame-ancestors": ["'none'"]}  # nobody lays our pages under theirs; browsers heed it only in a header

# The search engine is WebAssembly, which runs in a worker. A worker has the policy that is sent with its script, not
# that of the page, so pages go without; hosts send the same policy with every answer.
IN_HEADER = SOURCES | {"script-src": ["'self'", "'wasm-unsafe-eval'"]}

# A page to keep holds its style and pictures, and has no script.
IN_ONE_FILE = {"default-src": ["'none'"], "style-src": [], "img-src": ["data:"], "base-uri": ["'none'"]} | {
    "form-action": ["'none'"]
}

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
    "X-Content-Type-Options": "nosniff",  # a file is what it is called, and no script because it looks like one
    "Referrer-Policy": "strict-origin-when-cross-origin",  # others learn that one came from here, not from where
    "Permissions-Policy": ", ".join(f"{power}=()" for power in POWERS),  # nothing here asks for any of these
    "Cross-Origin-Opener-Policy": "same-origin",  # who opens our page in a window has no hold on it
    "Cross-Origin-Embedder-Policy": "require-corp",  # with it, the page shares its process with no other site
    "Cross-Origin-Resource-Policy": "cross-origin",  # all of it is public; other sites show the cards and read the data
    "X-Frame-Options": "DENY",  # frame-ancestors, for old browsers
}
FOR_OTHER_SITES = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300, must-revalidate"}
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}  # the content is in the name

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
    """Gives pages their policies, which know what is ``ours`` and nothing else; ``inline`` is what all of them allow
    together, and ``foreign`` what stands in pages and is not ours, each with its kind."""

    inline: Inline = field(default_factory=Inline)
    ours: Inline = field(default_factory=Inline)
    foreign: list[tuple[str, str]] = field(default_factory=list)

    def script(self, code: str) -> Markup:
        """A script of ours, as it stands in pages."""
        self.ours.scripts.add(_hash(code))
        return Markup(code)

    def style(self, code: str) -> Markup:
        """A style of ours, as it stands in pages."""
        self.ours.styles.add(_hash(code))
        return Markup(code)

    def page(self, page: str) -> str:
        """A page with its policy."""
        return self._protected(page, SOURCES)

    def one_file(self, page: str) -> str:
        """A page that holds its pictures itself, with its policy."""
        return self._protected(page, IN_ONE_FILE)

    def _protected(self, page: str, sources: Mapping[str, list[str]]) -> str:
        inline = Inline()
        for kind, code in codes(page):
            (ours, here) = (self.ours.scripts, inline.scripts) if kind == SCRIPT else (self.ours.styles, inline.styles)
            if _hash(code) in ours:
                here.add(_hash(code))
            else:
                self.foreign.append((kind, code))
        self.inline |= inline
        return with_policy(page, policy(inline, sources))

    def headers_file(self, public_files: Iterable[str]) -> str:
        """``_headers`` for these pages; ``public_files`` are the addresses, from the root, of files that other sites
        may read; ``*`` at the end of one stands for any end."""
        return headers_file(self.inline, public_files)


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
    whole = policy(inline, IN_HEADER | NOT_IN_META)
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
