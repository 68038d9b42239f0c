"""What a fact is: the typed, frozen records of ``data/agreement.yaml``.

This module is the only place that says which keys the file has. The JSON Schema and the checks come from it.
The records describe international agreements in general; no field is about one agreement. The languages of the site
are not written here either: they arrive as validation context, ``{"locales": ("xx", "yy")}``.

Every record that states something is a ``Receipt``: it says how certain it is and which sources it cites.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, Self

from annotated_types import Ge, MinLen
from babel import Locale
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    RootModel,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
    model_validator,
    with_config,
)
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError
from typing_extensions import TypedDict

from .dates import When


def without_control_characters(text: str) -> str:
    """``text`` unchanged; control characters other than line ends and tabs are an error, for no page can show them."""
    if any(unicodedata.category(character) == "Cc" and character not in "\n\r\t" for character in text):
        raise PydanticCustomError("control_character", "control character")
    return text


Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(without_control_characters)
]


def locales_of(info: ValidationInfo) -> tuple[str, ...]:
    """The languages of the site, from the validation context."""
    locales: tuple[str, ...] = (info.context or {})["locales"]
    return locales


def territory_names(code: str, locales: tuple[str, ...]) -> dict[str, str]:
    """The name of a country in each of these languages (CLDR); ``KeyError`` where there is none."""
    return {locale: Locale.parse(locale, sep="-").territories[code] for locale in locales}


def known_country(code: str, info: ValidationInfo) -> str:
    """``code`` unchanged; one that has no name in a language of the site is an error, for no page can say it."""
    try:
        territory_names(code, locales_of(info))
    except KeyError:
        raise PydanticCustomError("unknown_country", "unknown country") from None
    return code


ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
CITE_PATTERN = r"^[a-z][a-z0-9-]*(#[a-z0-9.-]+)?$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
COUNTRY_PATTERN = r"^[A-Z]{2}$"
ADDRESS_PATTERN = r'^https?://[^\s<>"]+$'

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Cite = Annotated[str, StringConstraints(pattern=CITE_PATTERN)]
LanguageTag = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
CountryCode = Annotated[str, StringConstraints(pattern=COUNTRY_PATTERN), AfterValidator(known_country)]
WebAddress = Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN)]


class Refers:
    """Marks a field as holding the id of an entry of one of these kinds (names of record classes)."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds


def yes_or_no(value: Any) -> bool:
    """``true`` or ``false`` as written; other words for yes and no mean something else to other readers of YAML."""
    if value not in ("true", "false", True, False):
        raise PydanticCustomError("yes_or_no", "true or false")
    return value in ("true", True)


YesOrNo = Annotated[bool, BeforeValidator(yes_or_no)]


def number(value: Any) -> Any:
    """The number that stands in ``value``, in digits alone; other ways to write one differ between readers of YAML."""
    if isinstance(value, str) and not value.isdecimal():
        raise PydanticCustomError("number", "a number")
    return value


Number = Annotated[int, BeforeValidator(number), Ge(1)]


# --- Vocabularies -----------------------------------------------------------------------------------------------
# Each value has a label and a description in data/labels/<locale>.yaml, under vocabulary.


class Certainty(StrEnum):
    """How sure a statement is."""

    ESTABLISHED = "established"
    REPORTED = "reported"
    CLAIMED = "claimed"
    INFERRED = "inferred"
    DISPUTED = "disputed"
    NOT_KNOWN = "not-known"
    OPINION = "opinion"


class InstrumentKind(StrEnum):
    """What sort of text the parties adopted."""

    MEMORANDUM_OF_UNDERSTANDING = "memorandum-of-understanding"
    TREATY = "treaty"
    CONVENTION = "convention"
    PROTOCOL = "protocol"
    INTERGOVERNMENTAL_AGREEMENT = "intergovernmental-agreement"
    JOINT_DECLARATION = "joint-declaration"


class InstrumentState(StrEnum):
    """Where the instrument stands in its life."""

    SIGNED = "signed"
    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"
    TERMINATED = "terminated"


class SigningMode(StrEnum):
    """How the instrument was signed."""

    IN_PERSON = "in-person"
    VIDEOCONFERENCE = "videoconference"
    EXCHANGE_OF_LETTERS = "exchange-of-letters"
    OPENED_FOR_SIGNATURE = "opened-for-signature"


class PartyKind(StrEnum):
    """What sort of party it is."""

    GOVERNMENT = "government"
    STATE = "state"
    ORGANISATION = "organisation"


class Part(StrEnum):
    """What a person did at the signing."""

    SIGNATORY = "signatory"
    PARTICIPANT = "participant"


class ProjectKind(StrEnum):
    """What sort of undertaking it is."""

    STATION = "station"
    MISSION = "mission"
    FACILITY = "facility"


class ProvisionGroup(StrEnum):
    """Which question a provision answers."""

    DEFINITION = "definition"
    LOCATION = "location"
    ACTIVITY = "activity"
    PRESENCE = "presence"
    PRINCIPLE = "principle"
    AIM = "aim"
    COMMITMENT = "commitment"


class Stance(StrEnum):
    """What one account has to say of a provision."""

    STATES = "states"
    OTHERWISE = "otherwise"
    SILENT = "silent"
    NOT_READ = "not-read"


class PartnerKind(StrEnum):
    """What sort of partner it is."""

    STATE = "state"
    ORGANISATION = "organisation"
    INSTITUTION = "institution"


class PartnerStep(StrEnum):
    """How far a partner has come."""

    JOINED = "joined"
    APPLIED = "applied"


class Rank(StrEnum):
    """How a value stands among those that sources give for the same thing."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class Place(StrEnum):
    """Where on or around a celestial body."""

    SURFACE = "surface"
    ORBIT = "orbit"


class CelestialBody(StrEnum):
    """On or around which body something is to be."""

    MOON = "moon"
    MARS = "mars"
    EARTH = "earth"


class PlanStep(StrEnum):
    """What was said of a date."""

    PLANNED = "planned"
    GIVEN_UP = "given-up"
    DONE = "done"


class RelationKind(StrEnum):
    """How one agreement stands to another."""

    PREPARES = "prepares"
    FOLLOWS = "follows"
    SAME_SUBJECT = "same-subject"


class SourceKind(StrEnum):
    """How close a source stands to what it reports."""

    PRIMARY = "primary"
    OFFICIAL = "official"
    RELEASE = "release"
    PRESS = "press"
    REFERENCE = "reference"


VOCABULARIES: tuple[type[StrEnum], ...] = (
    Certainty,
    InstrumentKind,
    InstrumentState,
    SigningMode,
    PartyKind,
    Part,
    ProjectKind,
    ProvisionGroup,
    Stance,
    PartnerKind,
    PartnerStep,
    Rank,
    Place,
    CelestialBody,
    PlanStep,
    RelationKind,
    SourceKind,
)

# --- Building blocks --------------------------------------------------------------------------------------------


class Record(BaseModel):
    """Base of everything: immutable, and a key that the model does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


@cache
def text_adapter(locales: tuple[str, ...]) -> TypeAdapter[dict[str, str]]:
    """Validator of one text in exactly these languages."""
    fields: dict[str, Any] = dict.fromkeys(locales, Line)
    exact = with_config(ConfigDict(extra="forbid"))(TypedDict("Text", fields))  # type: ignore[operator]
    return TypeAdapter(exact)


class Text(RootModel[dict[str, str]]):
    """A text in every language of the site, and no other."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="wrap")
    @classmethod
    def in_every_language(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        return handler(text_adapter(locales_of(info)).validate_python(value))


class Receipt(Record):
    """Base of every statement: how sure it is and where it comes from."""

    certainty: Certainty
    """How sure this is: established, reported, claimed, inferred, disputed, not-known or opinion."""
    cites: Annotated[tuple[Cite, ...], MinLen(1)]
    """Where this comes from: ids of sources, with "#locator" where the source has locators."""
    as_of: When | None = None
    """The day on which this was so, for what changes with time."""
    note: Text | None = None
    """A doubt, a limit, a choice of words: what a reader must know to trust this rightly."""
    checked: When | None = None
    """The day on which this was last checked against its sources, where it is not the site's."""
    review_by: When | None = None
    """The day by which this should be checked again; it warns in `make review` and never stops a build."""


class Rival(Receipt):
    """Another value that a source gives for the same thing. The value in its place is the one to show."""

    rank: Rank = Rank.NORMAL
    """normal for a value that may stand beside the one shown, deprecated for one that should not be used."""


class RivalName(Rival):
    """Another form of a name, in the same language."""

    text: Line
    """The form as the source writes it."""


class RivalDate(Rival):
    """Another date for the same event."""

    on: When
    """The day, month, year or span."""


class RivalText(Rival):
    """Another statement on the same point."""

    text: Text
    """What the source says instead."""


class Name(Record):
    """A name in one language. The name alone is enough; write "text" and the other keys when there is more to say."""

    text: Line
    """The name as written."""
    certainty: Certainty | None = None
    """How sure this form is, where it differs from the entry."""
    cites: tuple[Cite, ...] = ()
    """Sources of this form, where they differ from the entry's."""
    note: Text | None = None
    """What a reader should know about this form: a transliteration by rule, a translation of ours."""
    rivals: tuple[RivalName, ...] = ()
    """Other forms met in sources in the same language, misspellings included."""

    @model_validator(mode="before")
    @classmethod
    def from_string(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        mapping = handler(schema)
        return {"anyOf": [{"type": "string", "minLength": 1}, handler.resolve_ref_schema(mapping)]}


class Names(RootModel[dict[LanguageTag, Name]]):
    """A name in every language of the site, and in any other (BCP 47 tags)."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="wrap")
    @classmethod
    def in_every_language(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if isinstance(value, dict):
            missing: list[InitErrorDetails] = [
                {"type": "missing", "loc": (locale,), "input": value}
                for locale in locales_of(info)
                if locale not in value
            ]
            if missing:
                raise ValidationError.from_exception_data("Names", missing)
        return handler(value)


class Forms(RootModel[dict[LanguageTag, tuple[Line, ...]]]):
    """The forms of a word, by language: plurals, spellings."""

    model_config = ConfigDict(frozen=True)


class Claim(Receipt):
    """A sentence with its own receipt."""

    text: Text
    """The statement."""
    rivals: tuple[RivalText, ...] = ()
    """What other sources say instead."""


class Entry(Receipt):
    """A fact with an address: its id is its anchor on the site and never changes."""

    HEADING: ClassVar[str] = "title"

    id: Id
    """Lower-case letters, digits and hyphens; unique in the file."""
    formerly: tuple[Id, ...] = ()
    """Ids that this entry had before; links to them still lead here."""

    @property
    def heading(self) -> Text | Names:
        """The text that names this entry in headings, lists and links."""
        heading: Text | Names = getattr(self, self.HEADING)
        return heading


class Dated(Entry):
    """An entry that happened on a date, on which sources may differ."""

    on: When
    """The day, month, year or span."""
    rivals: tuple[RivalDate, ...] = ()
    """Other dates that sources give."""


class Acronym(Receipt):
    """A short form of a name."""

    text: Line
    """The letters."""
    language: LanguageTag
    """The language whose words it shortens; add the script when it is transliterated, as in "ru-Latn"."""
    transliterates: Line | None = None
    """The acronym that this one writes in another alphabet, letter by letter."""
    rank: Rank = Rank.NORMAL
    """preferred for the one that this site uses, deprecated for one that should not be used."""


# --- The agreement ----------------------------------------------------------------------------------------------


class Signature(Dated):
    """The act of signing."""

    title: Text
    """What happened, in a few words."""
    mode: SigningMode | None = None
    """How it was done."""
    places: tuple[Text, ...] = ()
    """Cities, where there were any."""
    text: Text
    """Who signed for whom, in a sentence."""


class EntryIntoForce(Dated):
    """The moment from which the agreement binds its parties."""

    title: Text
    """What happened, in a few words."""
    text: Text
    """What made it enter into force."""


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

    title: Text
    """The answer in a few words."""
    text: Text
    """The answer in a sentence or two."""


class Agreement(Entry):
    """The agreement itself."""

    HEADING: ClassVar[str] = "short_title"

    kind: InstrumentKind
    """What sort of instrument it is."""
    title: Names
    """The full title, in every language of the site and in those it was made in."""
    short_title: Text
    """What people call it."""
    summary: Text
    """The agreement in one or two sentences."""
    signature: Signature
    """When and how it was signed."""
    entry_into_force: EntryIntoForce | None = None
    """When it began to bind."""
    status: Status
    """Where it stands today."""
    publication: Publication
    """Whether its text is public."""
    nature: LegalNature | None = None
    """What such a text usually is."""
    depositaries: tuple[Annotated[str, Refers("Party")], ...] = ()
    """Parties that keep the originals."""
    outcomes: tuple[Annotated[str, Refers("Event")], ...] = ()
    """Events that show what became of it, in order."""


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


class Asked(Entry):
    """A question that readers bring with them, and its answer in short: a way into the facts."""

    HEADING: ClassVar[str] = "question"

    question: Text
    """The question, as a reader would ask it."""
    answer: Text
    """The answer in one or two sentences, from what the file says elsewhere."""
    see: tuple[Annotated[str, Refers("Entry")], ...] = ()
    """Entries that say more."""


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


class Plan(Receipt):
    """For when something was planned, as it was told on a day."""

    told: When
    """When it was told."""
    on: When
    """The date it was told for."""
    step: PlanStep = PlanStep.PLANNED
    """planned, given-up when that date no longer holds, or done."""


class Project(Entry):
    """A station, mission or facility that the agreement or an earlier one is about."""

    HEADING: ClassVar[str] = "name"

    kind: ProjectKind
    """station, mission or facility."""
    name: Names
    """Its name."""
    acronyms: tuple[Acronym, ...] = ()
    """Its short names, in any language."""
    celestial_body: CelestialBody | None = None
    """The body on or around which it is to be: moon, mars or earth; without it, no picture shows one."""
    summary: Text
    """What it is."""
    details: tuple[Claim, ...] = ()
    """More about it."""
    plans: tuple[Plan, ...] = ()
    """For when it was planned, as it was told from time to time, oldest first."""
    state: Claim | None = None
    """Where it stands, at the date given as as_of."""


class Account(Entry):
    """What one side, or several together, said of the agreement."""

    title: Text
    """What it is called here."""
    by: Annotated[tuple[Annotated[str, Refers("Body", "Party")], ...], MinLen(1)]
    """Whose account it is; several for a joint one."""
    on: When | None = None
    """When it was given."""
    text: Text
    """What it is, and what of it was read."""


class Saying(Record):
    """What one account has to say of a provision."""

    account: Annotated[str, Refers("Account")]
    """The account."""
    stance: Stance
    """states, otherwise, silent, or not-read where nothing of the account was read on this point."""
    text: Text | None = None
    """Its words: needed where it says otherwise, none where it is silent or was not read."""
    cites: tuple[Cite, ...] = ()
    """The sources in which it says so; where it is silent, those that were read and do not speak of it."""
    note: Text | None = None
    """What a reader must know to trust this rightly."""


class Provision(Entry):
    """One thing that the agreement says."""

    group: ProvisionGroup
    """Which question it answers."""
    title: Text
    """It in a few words."""
    text: Text
    """It in a sentence or two."""
    item_of: Annotated[str, Refers("Provision")] | None = None
    """The provision that this one is a part of; the parts of a commitment are steps, in their order."""
    place: Place | None = None
    """The place that this provision names, where the subject has its place on or around a celestial body."""
    left_open: YesOrNo = False
    """true where the agreement names this place as one that is possible, and decides nothing."""
    said: tuple[Saying, ...] = ()
    """What each account has to say of it."""


class Version(Receipt):
    """What one side says."""

    by: Annotated[str, Refers("Body", "Party")]
    """Whose version it is."""
    text: Text
    """What it says."""


class Difference(Entry):
    """A point on which the sides say different things."""

    title: Text
    """The point."""
    versions: Annotated[tuple[Version, ...], MinLen(2)]
    """Each side's words, side by side."""


class Relation(Receipt):
    """How one agreement stands to another."""

    to: Annotated[str, Refers("Agreement", "PriorAgreement", "Event")]
    """The other agreement; an event where it is one that was concluded since."""
    kind: RelationKind
    """prepares, follows or same-subject."""


class PriorAgreement(Entry):
    """An agreement that came before."""

    HEADING: ClassVar[str] = "name"

    name: Names
    """What it is called here, and its title in other languages where known."""
    summary: Text
    """What it is about."""
    signed: When | None = None
    """The day of signature."""
    rivals: tuple[RivalDate, ...] = ()
    """Other dates of signature that sources give."""
    place: Text | None = None
    """Where it was signed."""
    between: tuple[Annotated[str, Refers("Body", "Party")], ...] = ()
    """Who concluded it."""
    signatories: tuple[Annotated[str, Refers("Person")], ...] = ()
    """Who signed it, among the people of this file."""
    concerns: tuple[Annotated[str, Refers("Project")], ...] = ()
    """The projects it is about."""
    relations: tuple[Relation, ...] = ()
    """How it stands to other agreements."""
    details: tuple[Claim, ...] = ()
    """What it provides for."""
    state: Claim | None = None
    """Where it stands, at the date given as as_of."""


class Event(Dated):
    """Something that happened, with a date."""

    title: Text
    """What happened, in a few words."""
    text: Text
    """What happened, in a sentence or two."""
    place: Text | None = None
    """Where."""
    concerns: tuple[Annotated[str, Refers("Project")], ...] = ()
    """The projects that an agreement concluded then is about."""
    relations: tuple[Relation, ...] = ()
    """How an agreement concluded then stands to other agreements."""


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


class Question(Entry):
    """An open question or an opinion; never a fact."""

    title: Text
    """The question."""
    text: Text
    """Who asks it, and in what terms."""
    since: tuple[Claim, ...] = ()
    """What has happened since that bears on it."""


class Correction(Entry):
    """An error in a source, and what should stand instead."""

    title: Text
    """What is wrong, in a few words."""
    said: Text
    """What the source says."""
    correct: Text
    """What should be read instead, and why."""


class Remark(Entry):
    """Something to know about the sources themselves."""

    title: Text
    """The remark in a few words."""
    text: Text
    """The remark."""


class Term(Entry):
    """A word of the glossary."""

    HEADING: ClassVar[str] = "term"

    term: Text
    """The word."""
    forms: Forms | None = None
    """The forms to mark where texts have them, by language, in place of the word itself; an empty list for none."""
    definition: Text
    """What it means, in plain words."""


class Source(Record):
    """Where statements come from."""

    id: Id
    """Short and stable; what cites name."""
    title: Text
    """What this document is, in our words or by its title."""
    author: Line | None = None
    """Its author, where stated."""
    publisher: Text
    """Who published it."""
    published_title: Line | None = None
    """Its title as published, in the language of the original; none where it was not seen."""
    published: When | None = None
    """When, where known."""
    language: LanguageTag
    """The language of the original."""
    url: WebAddress | None = None
    """Its address."""
    archived: WebAddress | None = None
    """Address of a copy in an archive of the web."""
    accessed: When | None = None
    """The day on which it was read, where that was noted."""
    licence: Text | None = None
    """Under what terms it may be used, where stated."""
    kind: SourceKind
    """primary, official, release, press or reference."""
    state_media: YesOrNo = False
    """true for a medium run by a State."""
    relies_on: Text | None = None
    """Whom or what it relies on."""
    derives_from: tuple[Annotated[str, Refers("Source", "Body", "Party")], ...] = ()
    """What it repeats: sources of this file, or a body or party whose words it passes on where its own text was not
    read. Sources that repeat the same do not confirm each other."""
    note: Text | None = None
    """Limits: a copy, an excerpt, a page that was not opened."""
    locators: dict[str, Text] = Field(default_factory=dict)
    """The parts that can be cited, as in "source#p5"; when there are any, each citation names one."""

    HEADING: ClassVar[str] = "title"

    @property
    def heading(self) -> Text:
        """The text that names this source in headings, lists and links."""
        return self.title


class Change(Record):
    """A correction or an update of the facts, as readers are told of it."""

    HEADING: ClassVar[str] = "title"

    id: Id
    """Lower-case letters, digits and hyphens; unique in the file."""
    on: When
    """The day of the change."""
    title: Text
    """What changed, in a few words."""
    text: Text
    """What changed and why, in a sentence or two."""
    entries: tuple[Annotated[str, Refers("Entry", "Source")], ...] = ()
    """Ids of the entries that changed."""

    @property
    def heading(self) -> Text:
        """The text that names this change in headings, lists and links."""
        return self.title


# --- The file ---------------------------------------------------------------------------------------------------


class Licence(Record):
    """The terms under which the facts and texts may be used."""

    name: Line
    """Its short name."""
    url: WebAddress
    """Where its text is."""


class Site(Record):
    """The words that stand for the whole site."""

    name: Text
    """Name of the site."""
    description: Text
    """The site in one sentence, for search engines and previews."""
    checked: When
    """The day up to which the facts were checked."""
    licence: Licence | None = None
    """The licence of the facts and texts of this file."""
    name_languages: tuple[LanguageTag, ...] = ()
    """Languages, beside the site's own, in which every name is expected; a missing one is shown as not found."""
    example: YesOrNo = False
    """true for an agreement that only shows how the generator is used."""


class Facts(Record):
    """The facts file as a whole."""

    site: Site
    """The words that stand for the whole site."""
    agreement: Agreement
    """The agreement itself."""
    asked: tuple[Asked, ...] = ()
    """What readers ask first, with short answers; the home page shows them."""
    subject: Project | None = None
    """What the agreement creates or governs."""
    parties: Annotated[tuple[Party, ...], MinLen(1)]
    """Whom it commits, in the order of its title."""
    people: tuple[Person, ...] = ()
    """Who signed or took part."""
    provisions: tuple[Provision, ...] = ()
    """What the agreement says."""
    accounts: tuple[Account, ...] = ()
    """What the sides said of the agreement, each in an account of its own or together."""
    differences: tuple[Difference, ...] = ()
    """Where the sides say different things."""
    prior_agreements: tuple[PriorAgreement, ...] = ()
    """What came before."""
    projects: tuple[Project, ...] = ()
    """The missions and facilities around it."""
    events: tuple[Event, ...] = ()
    """What happened before and after, beside the dates that other entries give."""
    partner_lists: tuple[PartnerList, ...] = ()
    """Lists of those that have joined the undertaking."""
    partners: tuple[Partner, ...] = ()
    """Those that have joined it since, or asked to."""
    questions: tuple[Question, ...] = ()
    """What is open, and opinions."""
    corrections: tuple[Correction, ...] = ()
    """Errors found in sources."""
    remarks: tuple[Remark, ...] = ()
    """What to know about the sources."""
    glossary: tuple[Term, ...] = ()
    """The words."""
    sources: Annotated[tuple[Source, ...], MinLen(1)]
    """Where everything comes from."""
    changes: tuple[Change, ...] = ()
    """Corrections and updates, newest first."""
