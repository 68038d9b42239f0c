"""What a record of the search is, and how much it counts for beside others."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.model import (
    Account,
    Adoption,
    Asked,
    Body,
    Change,
    Correction,
    Difference,
    Duration,
    EntryIntoForce,
    Event,
    LegalNature,
    Partner,
    PartnerList,
    Party,
    PartyGroup,
    PartyList,
    Person,
    PriorAgreement,
    Project,
    Provision,
    Publication,
    Question,
    Record,
    Registration,
    RelatedAgreement,
    Remark,
    Signature,
    Source,
    Status,
    Term,
    TextPart,
)

# Ranks: the agreement itself, facts, questions, pages, words, where it all comes from.
AGREEMENT, FACT, QUESTION, PAGES, WORDS, ORIGIN = range(6)


@dataclass(frozen=True)
class Kind:
    """``label`` is its key among the labels ``search_kinds``, ``rank`` its place among others."""

    label: str
    rank: int


PAGE = Kind("page", PAGES)
WORD = Kind("word", WORDS)
THE_AGREEMENT = Kind("agreement", AGREEMENT)
SUBJECT = Kind("project", AGREEMENT)  # what it creates or governs
ASKED = Kind("asked", QUESTION)
EVENT = Kind("event", FACT)

KINDS: dict[type[Record], Kind] = {
    Adoption: Kind("adoption", AGREEMENT),
    Signature: Kind("signature", AGREEMENT),
    EntryIntoForce: Kind("in_force", AGREEMENT),
    Duration: Kind("duration", AGREEMENT),
    Registration: Kind("registration", AGREEMENT),
    Status: Kind("status", AGREEMENT),
    Publication: Kind("publication", AGREEMENT),
    LegalNature: Kind("nature", AGREEMENT),
    Party: Kind("party", FACT),
    PartyList: Kind("party_list", FACT),
    PartyGroup: Kind("party_group", FACT),
    Body: Kind("body", FACT),
    Person: Kind("person", FACT),
    Provision: Kind("provision", FACT),
    TextPart: Kind("text_part", FACT),
    Account: Kind("account", FACT),
    Difference: Kind("difference", FACT),
    PriorAgreement: Kind("prior_agreement", FACT),
    RelatedAgreement: Kind("related_agreement", FACT),
    Project: Kind("project", FACT),
    Event: EVENT,
    PartnerList: Kind("partner_list", FACT),
    Partner: Kind("partner", FACT),
    Asked: ASKED,
    Question: Kind("question", QUESTION),
    Term: WORD,
    Correction: Kind("correction", ORIGIN),
    Remark: Kind("remark", ORIGIN),
    Source: Kind("source", ORIGIN),
    Change: Kind("change", ORIGIN),
}


def kind_of(entry: Record) -> Kind:
    """What ``entry`` is; everything that is nothing else is the agreement."""
    return KINDS.get(type(entry), THE_AGREEMENT)
