"""Files that hold the whole site in one language, made on demand: ``DOWNLOADS="pdf offline"``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .model import Facts


class Download(StrEnum):
    """A kind of file, by the name that asks for it."""

    PDF = "pdf"
    OFFLINE = "offline"


SUFFIXES = {Download.PDF: ".pdf", Download.OFFLINE: ".zip"}


@dataclass(frozen=True)
class WholeSiteFile:
    """``kind`` is a value of ``Download``, ``name`` that of the file at the root of the site."""

    kind: str
    name: str


def whole_site_file(kind: Download, facts: Facts, locale: str) -> WholeSiteFile:
    """The file of this kind in one language; its name tells what it is wherever it is kept."""
    return WholeSiteFile(kind.value, f"{facts.agreement.id}-{locale}{SUFFIXES[kind]}")
