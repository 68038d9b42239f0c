"""Addresses of the web as every browser, feed and validator reads them (RFC 3986, with letters of any script)."""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from unicodedata import category
from urllib.parse import quote, urlsplit

from pydantic_core import PydanticCustomError

from ..mistakes.text_file import UNSEEN, code_of

LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
OUTSIDE = re.compile(r"[\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})")  # in the path and after it
REFUSED = UNSEEN | {"Cn", "Co"}  # categories of Unicode


def checked_address(address: str) -> str:
    """``address`` unchanged; ``PydanticCustomError`` of type ``address_unseen``, ``address_sign``, ``address_login``,
    ``address_host`` or ``address_port`` where browsers refuse it, read it in different ways, or send a name and a
    password."""
    for sign in address:
        if category(sign) in REFUSED:
            raise PydanticCustomError("address_unseen", "unseen sign", {"code": code_of(sign)})
    authority = re.split(r"[/?#\\]", address.partition("://")[2], maxsplit=1)[0]
    if "@" in authority:
        raise PydanticCustomError("address_login", "a name before the host")
    host, port = _split(authority)
    if not (_is_host(host) and _is_split(address)):
        raise PydanticCustomError("address_host", "no host", {"host": host})
    if port and not (port.isascii() and port.isdecimal() and int(port[:6]) < 65536):
        raise PydanticCustomError("address_port", "no port", {"port": port})
    if found := OUTSIDE.search(address.partition(authority)[2]):
        raise PydanticCustomError("address_sign", "a sign", {"sign": found[0], "code": quote(found[0], safe="")})
    return address


def _is_split(address: str) -> bool:
    """Whether what programs take addresses apart with accepts it, which looks at more than its form."""
    try:
        return bool(urlsplit(address).netloc)
    except ValueError:
        return False


def _split(authority: str) -> tuple[str, str]:
    """The host and the port, which may be empty."""
    if authority.startswith("["):
        host, bracket, rest = authority.partition("]")
        return host + bracket, rest.removeprefix(":") if rest[:1] in (":", "") else f"{rest}?"
    host, _, port = authority.partition(":")
    return host, port


def _is_host(host: str) -> bool:
    """Whether it is a name of labels with dots between, or an address of the Internet Protocol, version 6."""
    if host.startswith("["):
        try:
            IPv6Address(host[1:-1].partition("%")[0])
        except ValueError:
            return False
        return host.endswith("]") and "%" not in host
    labels = host.removesuffix(".").split(".")
    return len(host) <= 253 and all(map(LABEL.fullmatch, labels))
