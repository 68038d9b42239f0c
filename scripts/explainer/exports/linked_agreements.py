"""Agreements and those who concluded them in the terms of schema.org.

Only what binds in law is a ``Legislation``, and only those who gave it that force have passed it; a political
arrangement, a contract, or a text of which the force is not known is a ``CreativeWork`` of those who signed it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..derived.standing import at_the_signing, concluding_parties, is_to_come, standings
from ..facts.dates import When
from ..facts.model import (
    LEAVING,
    ActKind,
    Agreement,
    Facts,
    LanguageStanding,
    Party,
    PartyGroup,
    PartyKind,
    PartyList,
    PartyStatus,
    ProjectKind,
    Provision,
    RelatedAgreement,
    SigningMode,
    TextPart,
    binding_acts,
)
from ..language.localize import Localizer

Node = dict[str, Any]

KIND_TYPES: dict[PartyKind | ProjectKind, str] = {  # of parties and projects that are more, or less, than others
    PartyKind.GOVERNMENT: "GovernmentOrganization",
    PartyKind.STATE: "Country",
    PartyKind.REGION: "AdministrativeArea",
    PartyKind.CITY: "City",
    PartyKind.UNIVERSITY: "CollegeOrUniversity",
    PartyKind.COMPANY: "Corporation",
    PartyKind.POLITICAL_PARTY: "PoliticalParty",
    ProjectKind.INSTITUTION: "Organization",
    ProjectKind.REGIME: "Thing",  # rules, which nobody carries out as a project
}
SUBDIVISION = "http://data.europa.eu/eli/ontology#LegalResourceSubdivision"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"  # the type of spans


def date_of(key: str, when: When | None) -> Node:
    """A date of schema.org is one day, month or year; a span has a type of its own."""
    if when is None:
        return {}
    return {key: {"@value": when.iso, "@type": EDTF} if when.is_span else when.iso}


def type_of(entry: Agreement | RelatedAgreement) -> str:
    """What an agreement is; of one that only stands around this one, the force is not said."""
    return "Legislation" if isinstance(entry, Agreement) and entry.is_of_law else "CreativeWork"


def day_of(entry: Agreement | RelatedAgreement) -> Node:
    """When its text was settled, else signed; nothing where its day is another."""
    on = entry.made_on if isinstance(entry, Agreement) else entry.signed
    return date_of("legislationDate" if type_of(entry) == "Legislation" else "dateCreated", on)


def makers_of(facts: Facts) -> Node:
    """Those who are known to have made it on its day, by their ids, under the term for what they did."""
    if type_of(facts.agreement) != "Legislation":
        return {"creator": [party.id for party in _made_by(facts)]}
    return {"legislationPassedBy": [party.id for party in _passed_by(facts)]}


def _made_by(facts: Facts) -> list[Party]:
    """Those that signed the text when it was settled; of one that nobody signed, those that agreed to it then, or whom
    it is between where nothing is known of acts. One that was settled on another day than it was signed was made by
    somebody else, as an assembly."""
    signature, adoption = facts.agreement.signature, facts.agreement.adoption
    if signature:
        is_of_one_day = not adoption or _overlap(adoption.on, signature.on)
        return at_the_signing(facts) if is_of_one_day else []
    if not adoption or not any(party.acts for party in facts.parties):
        return concluding_parties(facts)
    return [party for party in facts.parties if any(_overlap(day, adoption.on) for day in _bound_on(party))]


def _passed_by(facts: Facts) -> list[Party]:
    """Those of them that gave it force and have not left it, those too that have ceased to exist since; where nothing
    is known of acts, those that signed, unless more was needed that has not come. Nobody is known to have passed what
    was opened for signature, which was settled before."""
    signature, bound = facts.agreement.signature, any(map(_is_bound, facts.parties))
    opened = signature and signature.mode is SigningMode.OPENED_FOR_SIGNATURE
    if not signature or (opened and not (bound and facts.agreement.adoption)):
        return []
    if bound:
        return [party for party in _made_by(facts) if _is_or_was(party, facts)]
    return [] if is_to_come(facts) else _made_by(facts)


def _is_bound(party: Party) -> bool:
    return not binding_acts(party).isdisjoint(party.acts)


def _is_or_was(party: Party, facts: Facts) -> bool:
    stands, only_ceased = standings(facts).get(party.id), LEAVING.intersection(party.acts) == {ActKind.CEASED_TO_EXIST}
    if stands is PartyStatus.CONTINUED:
        return _is_bound(party)
    return stands is PartyStatus.PARTY or (
        stands is PartyStatus.FORMER and only_ceased and not facts.agreement.has_ended
    )


def _bound_on(party: Party) -> list[When]:
    """The days on which a party consented."""
    return [act.on for kind in binding_acts(party) for act in party.acts.get(kind, ()) if act.on]


def _overlap(one: When, other: When) -> bool:
    return one.start <= other.end and other.start <= one.end


def parties_on(entry: PartyList | PartyGroup, facts: Facts, entry_id: Callable[[str], str]) -> Node:
    """Those on the list of the parties, without those that another continues, or in a group of them; how many there
    are, where not all stand here."""
    if isinstance(entry, PartyGroup):
        return {"itemListElement": [entry_id(each) for each in entry.members]}
    listed = [party.id for party in facts.parties if party.id not in facts.index.continued_by]
    return {"numberOfItems": entry.count, "itemListElement": [entry_id(each) for each in listed]}


def words_of(agreement: Agreement, localizer: Localizer) -> Node:
    """What it is called in words, and the languages in which its text counts."""
    name = str(localizer.kind_of(agreement))
    is_law = type_of(agreement) == "Legislation"
    counts = [each.language for each in agreement.languages if each.standing is not LanguageStanding.TRANSLATION]
    return {"legislationType" if is_law else "genre": name, "inLanguage": counts}


def acts_of(party: Party, localizer: Localizer, entry_id: Callable[[str], str]) -> Node:
    """The acts of a party as events about the agreement, but its own end; what is still to come is none. Who continues
    it takes part in that."""
    agreement = entry_id(localizer.facts.agreement.id)
    events = [
        {
            "@type": "Event",
            "name": str(localizer.value(kind).label),
            **({} if kind is ActKind.CEASED_TO_EXIST else {"about": agreement}),
            **({"attendee": entry_id(act.party)} if act.party else {}),
            **date_of("startDate", act.on),
        }
        for kind, acts in party.acts.items()
        for act in acts
        if not act.on or act.on.start <= localizer.checked.end
    ]
    return {"event": events}


def place_in_text(entry: Provision | TextPart, facts: Facts, address: Callable[[str], str]) -> Node:
    """Where in the text something stands, and under which number; of a letter, who wrote it."""
    is_part = isinstance(entry, TextPart)
    number = entry.number if isinstance(entry, TextPart) else entry.article
    around = (None if isinstance(entry, TextPart) else entry.stands_in) or facts.agreement.id
    is_of_law = type_of(facts.agreement) == "Legislation"
    return {
        "additionalType": SUBDIVISION if is_of_law and is_part else None,
        "position": number,
        "isPartOf": address(around) if is_part or number or around != facts.agreement.id else None,
        "creator": [address(each) for each in entry.by] if isinstance(entry, TextPart) else [],
    }
