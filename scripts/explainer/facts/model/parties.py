"""Whom the agreement commits, who acts and signs for them, and who has joined what it creates."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import (
    ConfigDict,
    Field,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
)
from pydantic_core import PydanticCustomError

from ..dates import When
from .receipts import Acronym, Claim, Entry, Names, Text
from .values import CountryCode, Number, Refers, locales_of, territory_names
from .vocabularies import Part, PartnerKind, PartnerStep, PartyKind


class Body(Entry):
    """An agency or organisation that acts for a party."""

    HEADING: ClassVar[str] = "name"

    name: Names
    """Its name."""
    acronyms: tuple[Acronym, ...] = ()
    """Its short names, in any language."""
    summary: Text
    """What it is and what it did here."""
    details: tuple[Claim, ...] = ()
    """More about it."""
    signatories: tuple[Annotated[str, Refers("Person")], ...] = ()
    """People who signed in its name."""


class Party(Entry):
    """One of those whom the agreement commits."""

    HEADING: ClassVar[str] = "name"

    kind: PartyKind
    """government, state or organisation."""
    country: CountryCode | None = None
    """ISO 3166-1 code of two letters."""
    name: Names
    """Its name."""
    short_name: Text | None = None
    """What people call it, with its article where the language wants one, as in "la Chine"; pictures use it."""
    summary: Text
    """Its place in the agreement."""
    bodies: tuple[Body, ...] = ()
    """The bodies that signed or act for it."""
    signatories: tuple[Annotated[str, Refers("Person")], ...] = ()
    """People who signed for it directly, with no body between."""


class Person(Entry):
    """Somebody who signed or took part."""

    HEADING: ClassVar[str] = "name"

    name: Names
    """The name, in every language of the site and in its own."""
    body: Annotated[str, Refers("Body", "Party")]
    """The body this person spoke for."""
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
    text: Text
    """What it says in all, and how it was made."""


# What the schema says of a partner: a country or a name.
NAMED: Any = {
    "anyOf": [
        {"required": ["country"], "properties": {"country": {"type": "string"}}},
        {"required": ["name"], "properties": {"name": {"type": "object"}}},
    ]
}


class Partner(Entry):
    """A State, an organisation or an institution that has joined the undertaking since, or asked to."""

    model_config = ConfigDict(json_schema_extra=NAMED)

    HEADING: ClassVar[str] = "name"

    country: CountryCode | None = None
    """ISO 3166-1 code of two letters; the name comes from it where none is written."""
    name: Annotated[Names | None, Field(validate_default=True)] = None
    """Its name, where no country gives it or another is wanted."""
    kind: PartnerKind
    """state, organisation or institution."""
    step: PartnerStep
    """joined or applied."""
    on: When | None = None
    """When it took that step."""
    lists: tuple[Annotated[str, Refers("PartnerList")], ...] = ()
    """The lists that it is on."""

    @field_validator("name", mode="wrap")
    @classmethod
    def named_by_its_country(cls, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        """The name as written, else that of the country in each language of the site (CLDR)."""
        if value is not None:
            return handler(value)
        if "country" not in info.data:  # it is wrong, and said so
            return None
        if info.data["country"] is None:
            raise PydanticCustomError("no_name", "no name")
        return handler(territory_names(info.data["country"], locales_of(info)))
