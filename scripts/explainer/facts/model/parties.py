"""Whom the agreement commits, who acts and signs for them, and who has joined what it creates."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from annotated_types import MinLen
from pydantic import ConfigDict, Field, ValidationInfo, ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import PydanticCustomError

from ..dates import When
from .acts import CONSENT, Acts
from .receipts import Acronym, Claim, Entry, Names, Text
from .values import CountryCode, Number, Refers, locales_of, territory_names
from .vocabularies import ActKind, BodyRole, Part, PartnerKind, PartnerStep, PartyKind, PartyStatus

# What the schema says of those that have a country or a name.
NAMED: Any = {
    "anyOf": [
        {"required": ["country"], "properties": {"country": {"type": "string"}}},
        {"required": ["name"], "properties": {"name": {"type": "object"}}},
    ]
}


def named_by_its_country(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """The name as written, else that of the country in each language of the site (CLDR)."""
    if value is not None:
        return handler(value)
    if "country" not in info.data:  # it is wrong, and said so
        return None
    if info.data["country"] is None:
        raise PydanticCustomError("no_name", "no name")
    return handler(territory_names(info.data["country"], locales_of(info)))


NamedByCountry = Annotated[Names | None, Field(validate_default=True), WrapValidator(named_by_its_country)]


def in_short(schema: dict[str, Any]) -> None:
    """A party may be a line with its country: the rest of what a party needs is then taken from there and from the list
    of parties, which the schema of the whole file knows."""
    schema["required"] = []
    schema["anyOf"] = [
        {"required": ["country"], "properties": {"country": {"type": "string"}}},
        {"required": ["id", "kind", "name"], "properties": {"name": {"type": "object"}}},
    ]


class Body(Entry):
    """An agency or organisation that acts for parties, or for all of them together."""

    HEADING: ClassVar[str] = "name"

    name: Names
    """Its name."""
    acronyms: tuple[Acronym, ...] = ()
    """Its short names, in any language."""
    roles: tuple[BodyRole, ...] = ()
    """What it does: signed, implements, cooperates, secretariat, depositary, chair, mediator or guarantor."""
    role_names: tuple[Text, ...] = ()
    """What else it does, where no word of the vocabulary fits."""
    acts_for: tuple[Annotated[str, Refers("Party")], ...] = ()
    """The parties for which it acts, beside the one under which it stands."""
    summary: Text
    """What it is and what it did here."""
    details: tuple[Claim, ...] = ()
    """More about it."""
    signatories: tuple[Annotated[str, Refers("Person")], ...] = ()
    """People who signed in its name."""


class Party(Entry):
    """One of those whom the agreement is between. A State may be one line: its country and its acts."""

    model_config = ConfigDict(json_schema_extra=in_short)

    HEADING: ClassVar[str] = "name"

    kind: PartyKind
    """government, state, organisation, region, city, university, company or political-party; a State where only a
    country is given."""
    country: CountryCode | None = None
    """ISO 3166-1 code of two letters; the name and the id come from it where none is written."""
    name: NamedByCountry = None
    """Its name, where no country gives it or another is wanted."""
    short_name: Text | None = None
    """What people call it, with its article where the language wants one, as in "la Chine"; pictures use it."""
    summary: Text | None = None
    """Its place in the agreement."""
    acts: Acts = Field(default_factory=dict)
    """Its acts, each with its date: signature, definitive-signature, provisional-application, ratification, acceptance,
    approval, accession, agreed (to a text that nobody signs), succession, entry-into-force, suspension, resumption,
    notice-of-withdrawal, withdrawal, exclusion, continued-by (another party, in whose place that is bound) or
    ceased-to-exist."""
    status: PartyStatus | None = None
    """Where it stands, where no act tells: party, suspended, signatory, acceding, continued, former or observer."""
    bodies: tuple[Body, ...] = ()
    """The bodies that signed or act for it."""
    signatories: tuple[Annotated[str, Refers("Person")], ...] = ()
    """People who signed for it directly, with no body between."""


BOUND = frozenset({PartyStatus.PARTY, PartyStatus.SUSPENDED, PartyStatus.FORMER})  # is or was


def binding_acts(party: Party) -> frozenset[ActKind]:
    """The acts that say since when a party is bound: those by which it consented; where none of these is known, the
    entry into force for it."""
    return frozenset({ActKind.ENTRY_INTO_FORCE}) if CONSENT.isdisjoint(party.acts) else CONSENT


class PartyList(Entry):
    """What holds for all parties: from where the list of them is, and how sure it is."""

    title: Text
    """What the list is called here."""
    text: Text | None = None
    """What it says in all, and how it was made."""
    count: Number | None = None
    """How many parties it has, where not all of them stand in this file."""


class PartyGroup(Entry):
    """A group of parties, such as a region or those with a right of their own. A party may be in several."""

    title: Text
    """What the group is called."""
    text: Text | None = None
    """What its members have in common, and what is said of them."""
    members: Annotated[tuple[Annotated[str, Refers("Party")], ...], MinLen(1)]
    """Those that are in it, by their ids: party-fj for a State that is known by its country."""


class Person(Entry):
    """Somebody who signed or took part."""

    HEADING: ClassVar[str] = "name"

    name: Names
    """The name, in every language of the site and in its own."""
    body: Annotated[str, Refers("Body", "Party")]
    """The body or party this person spoke for."""
    part: Part
    """What this person did: signatory or participant."""
    took_part: Claim
    """What is known of it."""
    role: Claim
    """The post held on the day of the signing; it does not change afterwards."""
    later: tuple[Claim, ...] = ()
    """What became of this person's post since."""


class PartnerList(Entry):
    """A list of partners that somebody drew up; lists may disagree."""

    title: Text
    """What it is called here."""
    by: Text
    """Who drew it up."""
    as_of: When
    """The day on which it stood so."""
    count: Number | None = None
    """The number of partners that it gives."""
    counted: Text | None = None
    """What that number counts, with the number, in a few words."""
    text: Text
    """What it says in all, and how it was made."""


class Partner(Entry):
    """A State, an organisation or an institution that has joined the undertaking since, or asked to."""

    model_config = ConfigDict(json_schema_extra=NAMED)

    HEADING: ClassVar[str] = "name"

    country: CountryCode | None = None
    """ISO 3166-1 code of two letters; the name comes from it where none is written."""
    name: NamedByCountry = None
    """Its name, where no country gives it or another is wanted."""
    kind: PartnerKind
    """state, organisation or institution."""
    step: PartnerStep
    """joined, listed (a list names it, and no more is known), applied or left."""
    on: When | None = None
    """When it took that step."""
    lists: tuple[Annotated[str, Refers("PartnerList")], ...] = ()
    """The lists that it is on."""
