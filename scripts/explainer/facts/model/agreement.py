"""The agreement itself: how it was signed, where it stands, what it is."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field, ValidationInfo, ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import PydanticCustomError

from ..dates import When
from .receipts import Brief, Claim, Dated, Entry, Names, RivalDate, Text
from .values import LanguageTag, Number, Numeral, Refers, WebAddress, YesOrNo
from .vocabularies import Binding, InstrumentKind, InstrumentState, LanguageStanding, SigningMode, TextUnit


class Adoption(Dated):
    """The act by which its text was settled."""

    title: Text
    """What happened, in a few words."""
    place: Text | None = None
    """Where."""
    text: Text
    """Who adopted it and how."""


class Signature(Dated):
    """The act of signing."""

    title: Text
    """What happened, in a few words."""
    mode: SigningMode | None = None
    """How it was done."""
    day_is: Text | None = None
    """What its day is, with the date, where it is not the day of the signing: "published on 13 July 2012"."""
    places: tuple[Text, ...] = ()
    """Cities, where there were any."""
    text: Text
    """Who signed for whom, in a sentence."""


class Condition(Claim):
    """What has to be so before the agreement enters into force."""

    met: When | None = None
    """The day on which it was met."""


class EntryIntoForce(Entry):
    """The moment from which the agreement applies."""

    on: When | None = None
    """The day, month, year or span; none where it has not come."""
    rivals: tuple[RivalDate, ...] = ()
    """Other dates that sources give."""
    title: Text
    """What happened, in a few words."""
    text: Text
    """What made it enter into force."""
    conditions: tuple[Condition, ...] = ()
    """What has to be so first, each with the day on which it was met."""
    delay: Text | None = None
    """How long after that."""


class Duration(Entry):
    """How long the agreement applies."""

    title: Text
    """The answer in a few words."""
    text: Text
    """The answer in a sentence or two."""
    starts: When | None = None
    """From when."""
    until: When | None = None
    """Until when: once it has ended, the day on which it did; none where it has no end."""
    renewal: Text | None = None
    """How it is renewed."""
    notice: Text | None = None
    """How it is ended, and with what notice."""


class Registration(Entry):
    """Where it was registered and printed."""

    title: Text
    """The answer in a few words."""
    on: When | None = None
    """When it was registered."""
    series: Text
    """The collection that has it."""
    number: Numeral | None = None
    """Its number there."""
    volume: Numeral | None = None
    """The volume that has it."""
    page: Numeral | None = None
    """The page on which it begins."""


class TextLanguage(Brief):
    """A language in which the text was made. The language alone is enough for one that is authentic."""

    ALONE: ClassVar[str] = "language"

    language: LanguageTag
    """A language tag (BCP 47)."""
    standing: LanguageStanding = LanguageStanding.AUTHENTIC
    """authentic, official, translation, or not-known where none of these was found."""


class Status(Entry):
    """Where the agreement stands today."""

    title: Text
    """The status in a few words."""
    state: InstrumentState
    """The status as a word of the vocabulary."""
    text: Text
    """The status in a sentence or two."""


class Publication(Entry):
    """Whether its text can be read."""

    title: Text
    """The answer in a few words."""
    public: YesOrNo
    """true when anybody can read the text."""
    text: Text
    """Where the text is, or that none was found."""
    url: WebAddress | None = None
    """Address of the text."""


class LegalNature(Entry):
    """What a text of this kind usually is, and what is known of this one's force."""

    binding: Binding | None = None
    """How it commits those who take it on: legally, politically, mixed or not-known."""
    title: Text
    """The answer in a few words."""
    text: Text
    """The answer in a sentence or two."""


def signed_or_adopted(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """The signature as written; there may be none of a text that was adopted."""
    if value is None and info.data.get("adoption", ADOPTED_WRONGLY) is None:
        raise PydanticCustomError("no_signature", "no signature")
    return handler(value)


ADOPTED_WRONGLY = object()  # it is there, and what is wrong with it is said at its own place
SignedOrAdopted = Annotated[Signature | None, Field(validate_default=True), WrapValidator(signed_or_adopted)]


def concluded(schema: dict[str, Any]) -> None:
    """What the schema says of an agreement: it has a signature, or an adoption."""
    schema["anyOf"] = [
        {"required": [key], "properties": {key: {"type": "object"}}} for key in ("signature", "adoption")
    ]


OF_LAW = {
    InstrumentKind.TREATY,
    InstrumentKind.CONVENTION,
    InstrumentKind.PROTOCOL,
    InstrumentKind.INTERGOVERNMENTAL_AGREEMENT,
}


class Agreement(Entry):
    """The agreement itself."""

    model_config = ConfigDict(json_schema_extra=concluded)

    HEADING: ClassVar[str] = "short_title"

    kind: InstrumentKind
    """What sort of instrument it is; other where no word fits."""
    kind_name: Text | None = None
    """What it is called, where no word of the vocabulary fits."""
    title: Names
    """The full title, in every language of the site and in those it was made in."""
    short_title: Text
    """What people call it."""
    summary: Text
    """The agreement in one or two sentences."""
    languages: tuple[TextLanguage, ...] = ()
    """The languages of its text."""
    numbered_by: TextUnit | None = None
    """What the smallest numbered parts of its text are called, where not article: section, paragraph or clause."""
    provision_count: Number | None = None
    """How many points its text has, where the provisions of this file are a choice of them."""
    adoption: Adoption | None = None
    """When its text was settled, where that was not the day of signing."""
    signature: SignedOrAdopted = None
    """When and how it was signed; none where nobody signed it, as a declaration that was adopted."""
    entry_into_force: EntryIntoForce | None = None
    """When it began to apply."""
    duration: Duration | None = None
    """How long it applies."""
    status: Status
    """Where it stands today."""
    publication: Publication
    """Whether its text is public."""
    registration: Registration | None = None
    """Where it was registered and printed."""
    nature: LegalNature | None = None
    """What such a text usually is."""
    depositaries: tuple[Annotated[str, Refers("Party", "Body")], ...] = ()
    """The parties, bodies or organisations that keep the originals."""
    outcomes: tuple[Annotated[str, Refers("Event", "RelatedAgreement")], ...] = ()
    """Events and related agreements that show what became of it, in order."""

    @property
    def is_of_law(self) -> bool:
        """Whether it is of a kind that binds in law, and nothing says that it does not."""
        said = self.nature.binding if self.nature else None
        return self.kind in OF_LAW and said in (None, Binding.LEGALLY, Binding.MIXED)

    @property
    def is_of_letters(self) -> bool:
        """Whether it was made by letters, which are written by those who sign other texts."""
        mode = self.signature.mode if self.signature else None
        return self.kind is InstrumentKind.EXCHANGE_OF_LETTERS or mode is SigningMode.EXCHANGE_OF_LETTERS

    @property
    def has_ended(self) -> bool:
        """Whether nobody is bound by it any more: it ended, or another text has taken its place."""
        return self.status.state in (InstrumentState.TERMINATED, InstrumentState.SUPERSEDED)

    @property
    def concluded(self) -> Signature | Adoption:
        """The act by which it came about: the signing, else the adoption."""
        act = self.signature or self.adoption
        assert act  # the model holds the file to it
        return act

    @property
    def day_is(self) -> Text | None:
        """What the day of its signature is, where it is another."""
        return self.signature.day_is if self.signature else None

    @property
    def day(self) -> Text | When:
        """The day on which it came about, or what its day is."""
        return self.day_is or self.concluded.on

    @property
    def made_on(self) -> When | None:
        """The day on which its text was settled, else signed; none where its day is another."""
        if self.adoption:
            return self.adoption.on
        return None if self.day_is else self.concluded.on
