"""Files that hold the whole site in one language, to keep and to read without a connection."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FOLDER = "downloads"


class Download(StrEnum):
    """A kind of file, by the ending of its name."""

    HTML = "html"
    PDF = "pdf"


@dataclass(frozen=True)
class WholeSiteFile:
    """``path`` is that of the file from the root of the site."""

    kind: Download
    path: str


def whole_site_file(kind: Download, agreement: str, locale: str) -> WholeSiteFile:
    """The file of this kind in one language; its name begins with the id of the agreement, to tell what it is."""
    return WholeSiteFile(kind, f"{FOLDER}/{agreement}-{locale}.{kind}")
