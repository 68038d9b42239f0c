"""How this site, a page or an entry of it is cited: in words, and for programs that keep bibliographies."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from ..facts.dates import When
from ..language.labels import Labels
from ..language.localize import Localizer
from ..language.text import BLANKS, PlainText

# What TeX reads as something else. Braces are counted by BibTeX even after a backslash, so they are named.
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)

# Signs that TeX joins to another one, as two hyphens to a dash.
LIGATURES = re.compile(r"([-'`<>,])(?=\1)")


@dataclass(frozen=True)
class Citation:
    """What is cited. ``id`` is its key in a bibliography, ``title`` its own, ``site`` the site's name, empty where the
    site itself is cited; ``updated`` the date up to which the facts were checked; ``address`` absolute, or empty where
    it is not known where the site is published; ``language`` a BCP 47 tag."""

    id: str
    title: str
    site: str
    updated: When
    address: str
    language: str


def cite(localizer: Localizer, part: str, title: str, address: str, *, whole: bool = False) -> Citation:
    """What is cited in one language: ``part`` is its own part of the key, ``whole`` is for the site itself."""
    facts = localizer.facts
    return Citation(
        id="-".join(filter(None, (str(facts.agreement.id), part, localizer.labels.locale))),
        title=title,
        site="" if whole else str(facts.site.name),
        updated=localizer.checked,
        address=address,
        language=localizer.labels.locale,
    )


def plain(citation: Citation, labels: Labels) -> PlainText:
    """The citation in words, in the pattern of the labels."""
    words = labels.words.cite
    date = labels.typeset(citation.updated.format(labels.babel))
    if citation.site:
        text = str(words.part).format(title=citation.title, site=citation.site, date=date)
    else:
        text = str(words.whole).format(site=citation.title, date=date)
    return PlainText(
        str(words.with_address).format(citation=text, address=citation.address) if citation.address else text
    )


def bibtex(citation: Citation) -> str:
    """An entry for BibTeX and BibLaTeX; the inner braces keep the capitals of the title."""
    fields = {
        "title": f"{{{_tex(citation.title)}}}",
        "howpublished": _tex(citation.site),
        "date": citation.updated.iso,
        "year": f"{citation.updated.end.year}",
        "url": citation.address,
        "language": citation.language,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{citation.id},\n" + ",\n".join(lines) + "\n}\n"


def csl_json(citation: Citation) -> str:
    """A list of one item in the JSON of the Citation Style Language."""
    item: dict[str, Any] = {
        "id": citation.id,
        "type": "webpage",
        "title": _line(citation.title),
        "container-title": _line(citation.site),
        "issued": {"date-parts": [_parts(iso) for iso in citation.updated.iso.split("/")]},
        "URL": citation.address,
        "language": citation.language,
    }
    return json.dumps([{key: value for key, value in item.items() if value}], ensure_ascii=False, indent=2) + "\n"


def ris(citation: Citation) -> str:
    """A record of the RIS format, whose lines end in CR LF."""
    end = citation.updated.end
    fields = {
        "TY": "ELEC",
        "ID": citation.id,
        "TI": _line(citation.title),
        "T2": _line(citation.site),
        "PY": f"{end.year}",
        "DA": "/".join([*citation.updated.iso.split("/")[-1].split("-"), "", "", ""][:4]),
        "UR": citation.address,
        "LA": citation.language,
    }
    lines = [f"{tag}  - {value}" for tag, value in fields.items() if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _tex(text: str) -> str:
    return LIGATURES.sub(r"\1{}", _line(text).translate(TEX))


def _line(text: str) -> str:
    """``text`` on one line."""
    return BLANKS.sub(" ", text).strip(" ")


def _parts(iso: str) -> list[int]:
    return [int(part) for part in iso.split("-")]
