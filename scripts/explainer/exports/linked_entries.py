"""An entry as linked data, in the terms of schema.org: what it is in short, and all that is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..derived.partners import members
from ..facts import model, walk
from ..facts.dates import When
from ..facts.model import Acronym, Entry, Names, PartyKind, Record, Text
from ..language.localize import Localizer
from .api import entry_path, source_path
from .published import Published

Node = dict[str, Any]

# The closest type of schema.org that is true of each record; a new kind of entry is a Thing until it stands here.
TYPES: dict[type[Record], str] = {
    model.Agreement: "Legislation",
    model.PriorAgreement: "Legislation",
    model.Signature: "Event",
    model.EntryIntoForce: "Event",
    model.Event: "Event",
    model.Status: "Statement",
    model.Publication: "Statement",
    model.LegalNature: "Statement",
    model.Provision: "Statement",
    model.Account: "CreativeWork",
    model.Difference: "Statement",
    model.Remark: "Statement",
    model.Body: "Organization",
    model.Person: "Person",
    model.Project: "Project",
    model.PartnerList: "ItemList",
    model.Partner: "Role",
    model.Question: "Question",
    model.Asked: "Question",
    model.Correction: "CorrectionComment",
    model.Term: "DefinedTerm",
}
PARTY_TYPES = {  # every other kind is an Organization
    PartyKind.GOVERNMENT: "GovernmentOrganization",
    PartyKind.STATE: "Country",
}

# The fields that say what an entry is about; the first that it has is its description.
DESCRIPTIONS = ("summary", "text", "definition", "correct")

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"  # the type of spans


def entry_id(entry_id: str) -> str:
    """The address that stands for an entry in every language."""
    return f"{entry_path(entry_id)}#entry"


def source_id(source_id: str) -> str:
    """The address that stands for a source in every language."""
    return f"{source_path(source_id)}#source"


def entry_in_short(published: Published, locale: str, entry: Entry) -> Node:
    """An entry in short: what it is, its name, its dates, its page."""
    return {
        "@id": entry_id(entry.id),
        "@type": _type(entry),
        "name": str(published.localizers[locale].value(entry.heading)),
        "url": published.url_of(locale, entry.id),
        **_dates(entry),
    }


def _type(entry: Entry) -> str:
    if isinstance(entry, model.Party):
        return PARTY_TYPES.get(entry.kind, "Organization")
    return TYPES.get(type(entry), "Thing")


def _dates(entry: Entry) -> Node:
    if isinstance(entry, model.Agreement):
        return date("legislationDate", entry.signature.on)
    if isinstance(entry, model.PriorAgreement):
        return date("legislationDate", entry.signed)
    if isinstance(entry, model.Account):
        return date("datePublished", entry.on)
    on = getattr(entry, "on", None)
    if not isinstance(on, When):
        return {}
    start, _, end = on.iso.partition("/")
    return {"startDate": start, "endDate": end} if end else {"startDate": start}


def date(key: str, when: When | None) -> Node:
    """A date of schema.org is one day, month or year; a span has a type of its own."""
    if when is None:
        return {}
    return {key: {"@value": when.iso, "@type": EDTF} if when.is_span else when.iso}


def details(published: Published, locale: str, entry: Entry) -> Node:
    """The rest of what is said of an entry, each claim with its sources."""
    localizer = published.localizers[locale]
    texts = (getattr(entry, name, None) for name in DESCRIPTIONS)
    description = next((text for text in texts if isinstance(text, Text)), None)
    details = {
        "description": str(localizer.value(description)) if description else None,
        "alternateName": list(_other_names(entry, locale)),
        "identifier": _country(entry),
        **_relations(published, locale, entry),
        "subjectOf": [_said(record, localizer) for record in _receipts(entry)],
    }
    return {key: value for key, value in details.items() if value}


def _relations(published: Published, locale: str, entry: Entry) -> Node:
    if isinstance(entry, model.Agreement):
        subject = published.facts.subject
        return {
            "legislationType": str(published.localizers[locale].value(entry.kind).label),
            "legislationPassedBy": [entry_id(party.id) for party in published.facts.parties],
            "about": [entry_id(subject.id)] if subject else [],
        }
    if isinstance(entry, model.PriorAgreement):
        return {
            "legislationPassedBy": [entry_id(each) for each in entry.between],
            "about": [entry_id(each) for each in entry.concerns],
        }
    if isinstance(entry, model.Asked):
        answer = str(published.localizers[locale].value(entry.answer))
        return {"acceptedAnswer": {"@type": "Answer", "text": answer}}
    if isinstance(entry, model.Person):
        return {"affiliation": entry_id(entry.body)}
    if isinstance(entry, model.Account):
        return {"creator": [entry_id(each) for each in entry.by]}
    if isinstance(entry, model.PartnerList):
        return {
            "numberOfItems": entry.count,
            "itemListElement": [entry_id(each) for each in members(published.facts)[entry.id]],
        }
    if isinstance(entry, model.Partner):
        return {"roleName": str(published.localizers[locale].value(entry.step).label)}
    if isinstance(entry, model.Term):
        return {"inDefinedTermSet": published.url(locale, published.page_of[entry.id])}
    return {}


def _country(entry: Entry) -> Node | None:
    code = getattr(entry, "country", None)
    return {"@type": "PropertyValue", "propertyID": "ISO 3166-1 alpha-2", "value": code} if code else None


def _other_names(entry: Entry, locale: str) -> Iterator[Node]:
    for key in type(entry).model_fields:
        value = getattr(entry, key)
        if isinstance(value, Names):
            yield from ({"@value": name.text, "@language": tag} for tag, name in value.root.items() if tag != locale)
        elif isinstance(value, tuple):
            yield from (
                {"@value": item.text, "@language": item.language} for item in value if isinstance(item, Acronym)
            )


def _receipts(record: Record) -> list[Record]:
    """What ``record`` says with sources of its own, without what entries inside it say; silence says nothing."""
    inner = [path for path, _ in walk.entries(record) if path]
    return [
        each
        for path, each in walk.records(record)
        if walk.supports(each) and not any(path[: len(outer)] == outer for outer in inner)
    ]


def _said(record: Record, localizer: Localizer) -> Node:
    """What a record says, as a claim with its sources, how sure it is and up to when."""
    as_of = getattr(record, "as_of", None)
    judgements = [getattr(record, name, None) for name in ("certainty", "rank", "stance")]
    said = {
        **claim(dict.fromkeys(cite.partition("#")[0] for cite in walk.cites(record))),
        **({} if isinstance(record, Entry) else _text(record, localizer)),
        "isPartOf": entry_id(record.account) if isinstance(record, model.Saying) else None,
        "temporalCoverage": as_of.iso if as_of else None,
        "keywords": [str(localizer.value(each).label) for each in judgements if each],
    }
    return {key: value for key, value in said.items() if value}


def claim(sources: Iterable[str]) -> Node:
    """A claim that rests on these sources."""
    return {"@type": "Claim", "citation": [source_id(each) for each in sources]}


def _text(record: Record, localizer: Localizer) -> Node:
    """The text of a claim, or its date in words; a name is in no language but its own."""
    said = getattr(record, "text", None) or getattr(record, "on", None)
    if isinstance(said, str):
        return {"text": {"@value": said}}
    if isinstance(said, When):
        return {"text": localizer.value(said).text}
    return {"text": str(localizer.value(said))} if said else {}
