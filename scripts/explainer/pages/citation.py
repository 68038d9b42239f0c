"""How this site, a page, an entry or a source of it is cited: in words, and for programs that keep bibliographies."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from ..facts.dates import When
from ..facts.model import Source
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
    site itself, what has its name or a source is cited; ``date`` that up to which the facts were checked, or when a
    source was published; ``address`` absolute, or empty where it is not known; ``language`` a BCP 47 tag. Only sources
    have an author and a publisher."""

    id: str
    title: str
    site: str
    date: When | None
    address: str
    language: str
    author: str = ""
    publisher: str = ""


def cite(localizer: Localizer, part: str, title: str, address: str, *, whole: bool = False) -> Citation:
    """What is cited in one language: ``part`` is its own part of the key, ``whole`` is for the site itself."""
    facts = localizer.facts
    return Citation(
        id="-".join(filter(None, (str(facts.agreement.id), part, localizer.labels.locale))),
        title=title,
        site="" if whole or title == str(facts.site.name) else str(facts.site.name),
        date=localizer.checked,
        address=address,
        language=localizer.labels.locale,
    )


def cite_source(localizer: Localizer, source: Source) -> Citation:
    """A source by its title as published; where that was not seen, by what this site calls it. The language is that of
    the source, not of the words for it."""
    locale = localizer.labels.locale
    return Citation(
        id=f"{localizer.facts.agreement.id}-{source.id}-{locale}",
        title=source.published_title or str(localizer.value(source.title)),
        site="",
        date=source.published,
        address=source.url or "",
        language=source.language,
        author=source.author or "",
        publisher=str(localizer.value(source.publisher)),
    )


def plain(citation: Citation, labels: Labels) -> PlainText:
    """The citation in words, in the pattern of the labels."""
    words = labels.words.cite
    date = labels.typeset(citation.date.format(labels.babel)) if citation.date else labels.words.date_unknown
    if citation.site:
        text: PlainText = words.part.format(title=citation.title, site=citation.site, date=date)
    else:
        text = words.whole.format(site=citation.title, date=date)
    return words.with_address.format(citation=text, address=citation.address) if citation.address else text


def bibtex(*citations: Citation) -> str:
    """Entries for BibTeX and BibLaTeX; the inner braces keep the capitals of a title, and an author whole."""
    return "\n".join(_bibtex(citation) for citation in citations)


def _bibtex(citation: Citation) -> str:
    fields = {
        "author": f"{{{_tex(citation.author)}}}" if citation.author else "",
        "title": f"{{{_tex(citation.title)}}}",
        "howpublished": _tex(citation.site),
        "publisher": _tex(citation.publisher),
        "date": citation.date.iso if citation.date else "",
        "year": f"{citation.date.end.year}" if citation.date else "",
        "url": citation.address,
        "language": citation.language,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{citation.id},\n" + ",\n".join(lines) + "\n}\n"


def csl_json(*citations: Citation) -> str:
    """A list of items in the JSON of the Citation Style Language."""
    return json.dumps([_csl(citation) for citation in citations], ensure_ascii=False, indent=2) + "\n"


def _csl(citation: Citation) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": citation.id,
        "type": "webpage",
        "author": [{"literal": _line(citation.author)}] if citation.author else [],
        "title": _line(citation.title),
        "container-title": _line(citation.site),
        "publisher": _line(citation.publisher),
        "issued": {"date-parts": [_parts(iso) for iso in citation.date.iso.split("/")]} if citation.date else None,
        "URL": citation.address,
        "language": citation.language,
    }
    return {key: value for key, value in item.items() if value}


def ris(*citations: Citation) -> str:
    """Records of the RIS format, whose lines end in CR LF."""
    return "".join(_ris(citation) for citation in citations)


def _ris(citation: Citation) -> str:
    fields = {
        "TY": "ELEC",
        "ID": citation.id,
        "AU": _line(citation.author),
        "TI": _line(citation.title),
        "T2": _line(citation.site),
        "PB": _line(citation.publisher),
        "PY": f"{citation.date.end.year}" if citation.date else "",
        "DA": "/".join([*citation.date.iso.split("/")[-1].split("-"), "", "", ""][:4]) if citation.date else "",
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
