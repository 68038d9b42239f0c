"""The facts as linked data (JSON-LD 1.1) in one language, in the terms of schema.org.

The context stands in each document, so nothing has to be fetched to read it. What is said of an entry is a ``Claim``
about it (``subjectOf``), because a citation belongs to a text, not to a person or an event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic_core import to_json

from ..derived.evidence import HOME
from ..derived.partners import members
from ..facts import model, walk
from ..facts.dates import When
from ..facts.model import Acronym, Entry, Names, Record, Source, Text
from ..language.localize import Localizer
from . import linked_agreements
from .api import entry_path, source_path
from .linked_agreements import KIND_TYPES, acts_of, date_of, day_of, makers_of, place_in_text, type_of, words_of
from .published import Published

Node = dict[str, Any]

# The closest type of schema.org that is true of each record; a new kind of entry is a Thing until it stands here.
TYPES: dict[type[Record], str] = {
    **dict.fromkeys((model.Adoption, model.Signature, model.EntryIntoForce, model.Event), "Event"),
    **dict.fromkeys((model.Status, model.Publication, model.LegalNature, model.Provision), "Statement"),
    **dict.fromkeys((model.Duration, model.Registration, model.Difference, model.Remark), "Statement"),
    **dict.fromkeys((model.Question, model.Asked), "Question"),
    **dict.fromkeys((model.Account, model.TextPart), "CreativeWork"),
    **dict.fromkeys((model.Body, model.Party), "Organization"),
    model.Correction: "CorrectionComment",
    model.Partner: "Role",
    **dict.fromkeys((model.PartyList, model.PartyGroup, model.PartnerList), "ItemList"),
    model.Person: "Person",
    model.Project: "Project",
    model.Term: "DefinedTerm",
}

# The fields that say what an entry is about; the first that it has is its description.
DESCRIPTIONS = ("summary", "text", "definition", "correct")

ADDRESSES = (
    "about affiliation archivedAt citation creator inDefinedTermSet isPartOf itemListElement legislationPassedBy"
)
DATES = "startDate endDate dateCreated datePublished lastReviewed legislationDate"
CODES = "identifier inLanguage position temporalCoverage"
TERMS = {
    **{term: {"@type": "@id"} for term in ["additionalType", "url", "license", *ADDRESSES.split()]},
    **{term: {"@type": "Date"} for term in DATES.split()},
    **{term: {"@language": None} for term in CODES.split()},
}


def agreement(published: Published, path: str, locale: str) -> str:
    """Everything in one language."""
    receipts = _receipts(published.facts)
    graph = [
        _document(published, locale, "Dataset", published.localizers[locale].facts.site.name, ""),
        *(
            _entry(published, locale, entry) | _details(published, locale, entry, receipts[entry.id])
            for entry in published.entries.values()
        ),
        *(_source(published, locale, source) for source in published.facts.sources),
    ]
    return to_json(_linked(published, path, locale, graph), indent=1).decode() + "\n"


def block(published: Published, locale: str, page: str) -> str:
    """The entries of one page, small and safe inside a ``script`` element. Its sources are addresses that lead to the
    files with the rest."""
    entries = [each for each in published.entries if published.page_of.get(each) == page]
    url = published.url(locale, page)
    graph = [
        _document(published, locale, "WebPage", published.pages[locale][page].title, url),
        *(
            _entry(published, locale, published.entries[each]) | {"subjectOf": _claim(published.sources_of[each])}
            for each in entries
        ),
    ]
    return _safe_in_html(to_json(_linked(published, url, locale, graph)).decode())


def _linked(published: Published, path: str, locale: str, graph: list[Node]) -> Node:
    """``graph`` with its context, which explains the terms that are used in it."""
    used = _terms(graph)
    context = {
        "@vocab": "https://schema.org/",
        "@base": published.base(path),
        "@language": locale,
        **{term: meaning for term, meaning in TERMS.items() if term in used},
    }
    return {"@context": context, "@graph": graph}


def _terms(graph: list[Node]) -> set[str]:
    """Every key in ``graph``, at any depth."""
    found, left = set[str](), list[Any](graph)
    for value in left:  # which grows
        if isinstance(value, dict):
            found.update(value)
            left += value.values()
        elif isinstance(value, list):
            left += value
    return found


def _document(published: Published, locale: str, kind: str, name: str, url: str) -> Node:
    """A page, or all of the facts: both hold up to the day on which these were checked, whenever they were written."""
    checked = published.facts.site.checked
    return {
        "@id": url or published.url(locale, "index"),
        "@type": kind,
        "name": str(name),
        "inLanguage": locale,
        "about": entry_id(published.facts.agreement.id),
        **(date_of("lastReviewed", checked) if kind == "WebPage" else {"temporalCoverage": f"../{checked.end}"}),
        **({"license": published.facts.site.licence.url} if published.facts.site.licence else {}),
    }


def entry_id(entry_id: str) -> str:
    """The address that stands for an entry in every language."""
    return f"{entry_path(entry_id)}#entry"


def source_id(source_id: str) -> str:
    """The address that stands for a source in every language."""
    return f"{source_path(source_id)}#source"


def _entry(published: Published, locale: str, entry: Entry) -> Node:
    """An entry in short: what it is, its name, its dates, its page."""
    return {
        "@id": entry_id(entry.id),
        "@type": _type(entry),
        "name": str(published.localizers[locale].value(entry.heading)),
        "url": published.url_of(locale, entry.id),
        **_dates(entry),
    }


def _type(entry: Entry) -> str:
    if isinstance(entry, model.Party | model.Project):
        return KIND_TYPES.get(entry.kind, TYPES[type(entry)])
    if isinstance(entry, model.Agreement | model.RelatedAgreement):
        return type_of(entry)
    is_event = not isinstance(entry, model.EntryIntoForce) or entry.on  # else it has not come
    return TYPES.get(type(entry), "Thing") if is_event else "Statement"


def _dates(entry: Entry) -> Node:
    if isinstance(entry, model.Agreement | model.RelatedAgreement):
        return day_of(entry)
    if isinstance(entry, model.Account):
        return date_of("datePublished", entry.on)
    if isinstance(entry, model.TextPart):
        return date_of("dateCreated", entry.on)
    on = getattr(entry, "on", None)
    if not isinstance(on, When):
        return {}
    start, _, end = on.iso.partition("/")
    return {"startDate": start, "endDate": end} if end else {"startDate": start}


def _details(published: Published, locale: str, entry: Entry, receipts: list[Record]) -> Node:
    """The rest of what is said of an entry, each claim with its sources."""
    localizer = published.localizers[locale]
    texts = (getattr(entry, name, None) for name in DESCRIPTIONS)
    description = next((text for text in texts if isinstance(text, Text)), None)
    details = {
        "description": str(localizer.value(description)) if description else None,
        "alternateName": list(_other_names(entry, locale)),
        "identifier": _country(entry),
        **_relations(published, locale, entry),
        "subjectOf": [_said(record, localizer) for record in receipts],
    }
    return {key: value for key, value in details.items() if value}


def _relations(published: Published, locale: str, entry: Entry) -> Node:
    if isinstance(entry, model.Agreement):
        subject = published.facts.subject
        return {
            **words_of(entry, published.localizers[locale]),
            **{term: [entry_id(each) for each in ids] for term, ids in makers_of(published.facts).items()},
            "about": [entry_id(subject.id)] if subject else [],
        }
    if isinstance(entry, model.RelatedAgreement):
        return {
            "creator": [entry_id(each) for each in entry.between],
            "about": [entry_id(each) for each in entry.concerns],
        }
    if isinstance(entry, model.Asked):
        answer = str(published.localizers[locale].value(entry.answer))
        return {"acceptedAnswer": {"@type": "Answer", "text": answer}}
    if isinstance(entry, model.Party):
        return acts_of(entry, published.localizers[locale], entry_id)
    if isinstance(entry, model.PartyList | model.PartyGroup):
        return linked_agreements.parties_on(entry, published.facts, entry_id)
    if isinstance(entry, model.Person):
        return {"affiliation": entry_id(entry.body)}
    if isinstance(entry, model.Provision | model.TextPart):
        return place_in_text(entry, published.facts, entry_id)
    if isinstance(entry, model.Account):
        return {"creator": [entry_id(each) for each in entry.by]}
    if isinstance(entry, model.PartnerList):
        listed = members(published.facts)[entry.id]
        return {"numberOfItems": entry.count, "itemListElement": [entry_id(each) for each in listed]}
    if isinstance(entry, model.Partner):
        return {"roleName": str(published.localizers[locale].value(entry.step).label)}
    if isinstance(entry, model.Term):
        return {"inDefinedTermSet": published.url(locale, published.page_of[entry.id])}
    return {}


def _country(entry: Entry) -> Node | None:
    code = getattr(entry, "country", None)
    return {"@type": "PropertyValue", "propertyID": "ISO 3166-1 alpha-2", "value": code} if code else None


def _other_names(entry: Entry, locale: str) -> Iterator[Node]:
    """What it is called otherwise than in its heading."""
    heading = entry.heading.root.get(locale)  # which a draft may lack
    own = getattr(heading, "text", heading)
    for key in type(entry).model_fields:
        value = getattr(entry, key)
        if isinstance(value, Names):
            yield from ({"@value": name.text, "@language": tag} for tag, name in value.root.items() if name.text != own)
        elif isinstance(value, tuple):
            yield from (
                {"@value": item.text, "@language": item.language} for item in value if isinstance(item, Acronym)
            )


def _receipts(facts: model.Facts) -> defaultdict[str, list[Record]]:
    """For each entry, what it says with sources of its own, without what entries in it and the first page say; silence
    says nothing."""
    found = defaultdict(list)
    for path, record in facts.index.records:
        if path in facts.index.entry_at and path[:1] != HOME and walk.supports(record):
            found[facts.index.entry_at[path].id].append(record)
    return found


def _said(record: Record, localizer: Localizer) -> Node:
    """What a record says, as a claim with its sources, how sure it is and up to when."""
    as_of = getattr(record, "as_of", None)
    judgements = [getattr(record, name, None) for name in ("certainty", "rank", "stance")]
    said = {
        **_claim(dict.fromkeys(cite.partition("#")[0] for cite in walk.supports(record))),
        **({} if isinstance(record, Entry) else _text(record, localizer)),
        "isPartOf": entry_id(record.account) if isinstance(record, model.Saying) else None,
        "temporalCoverage": as_of.iso if as_of else None,
        "keywords": [str(localizer.value(each).label) for each in judgements if each],
    }
    return {key: value for key, value in said.items() if value}


def _claim(sources: Iterable[str]) -> Node:
    return {"@type": "Claim", "citation": [source_id(each) for each in sources]}


def _text(record: Record, localizer: Localizer) -> Node:
    """The text of a claim, or its date in words; a name is in no language but its own."""
    said = getattr(record, "text", None) or getattr(record, "on", None)
    if isinstance(said, str):
        return {"text": {"@value": said}}
    if isinstance(said, When):
        return {"text": localizer.value(said).text}
    return {"text": str(localizer.value(said))} if said else {}


def _source(published: Published, locale: str, source: Source) -> Node:
    localizer = published.localizers[locale]
    title = {"@value": source.published_title, "@language": source.language} if source.published_title else None
    node = {
        "@id": source_id(source.id),
        "@type": "CreativeWork",
        "name": str(localizer.value(source.title)),
        "url": source.url,
        "alternateName": title,
        "publisher": {"@type": "Organization", "name": str(localizer.value(source.publisher))},
        "author": source.author,
        "inLanguage": source.language,
        "archivedAt": source.archived,
        "license": {"@type": "CreativeWork", "name": str(localizer.value(source.licence))} if source.licence else None,
        **date_of("datePublished", source.published),
    }
    return {key: value for key, value in node.items() if value}


def _safe_in_html(text: str) -> str:
    """JSON that says the same and holds nothing that HTML reads."""
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
