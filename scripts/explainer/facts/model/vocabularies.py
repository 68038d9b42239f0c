"""The words that some keys take; labels and descriptions: ``vocabulary`` in ``data/labels/<locale>.yaml``."""

from __future__ import annotations

from enum import StrEnum


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
    EXCHANGE_OF_LETTERS = "exchange-of-letters"
    CHARTER = "charter"
    ACCORDS = "accords"
    ARRANGEMENT = "arrangement"
    CONTRACT = "contract"
    OTHER = "other"


class InstrumentState(StrEnum):
    """Where the instrument stands in its life."""

    ADOPTED = "adopted"
    SIGNED = "signed"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    TERMINATED = "terminated"


class Binding(StrEnum):
    """How the instrument commits those who take it on."""

    LEGALLY = "legally"
    POLITICALLY = "politically"
    MIXED = "mixed"
    NOT_KNOWN = "not-known"


class LanguageStanding(StrEnum):
    """What a text in one language counts for."""

    AUTHENTIC = "authentic"
    OFFICIAL = "official"
    TRANSLATION = "translation"
    NOT_KNOWN = "not-known"


class ActKind(StrEnum):
    """By which act a party came to the agreement or left it."""

    SIGNATURE = "signature"
    DEFINITIVE_SIGNATURE = "definitive-signature"
    PROVISIONAL_APPLICATION = "provisional-application"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    AGREED = "agreed"
    SUCCESSION = "succession"
    ENTRY_INTO_FORCE = "entry-into-force"
    SUSPENSION = "suspension"
    RESUMPTION = "resumption"
    NOTICE_OF_WITHDRAWAL = "notice-of-withdrawal"
    WITHDRAWAL = "withdrawal"
    EXCLUSION = "exclusion"
    CONTINUED_BY = "continued-by"
    CEASED_TO_EXIST = "ceased-to-exist"


class PartyStatus(StrEnum):
    """Where a party stands."""

    PARTY = "party"
    SUSPENDED = "suspended"
    SIGNATORY = "signatory"
    ACCEDING = "acceding"
    CONTINUED = "continued"
    FORMER = "former"
    OBSERVER = "observer"


class BodyRole(StrEnum):
    """What a body does for the agreement."""

    SIGNED = "signed"
    IMPLEMENTS = "implements"
    COOPERATES = "cooperates"
    SECRETARIAT = "secretariat"
    DEPOSITARY = "depositary"
    CHAIR = "chair"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"


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
    REGION = "region"
    CITY = "city"
    UNIVERSITY = "university"
    COMPANY = "company"
    POLITICAL_PARTY = "political-party"


class Part(StrEnum):
    """What a person did at the signing."""

    SIGNATORY = "signatory"
    PARTICIPANT = "participant"


class ProjectKind(StrEnum):
    """What sort of undertaking it is."""

    STATION = "station"
    MISSION = "mission"
    FACILITY = "facility"
    PROGRAMME = "programme"
    INSTITUTION = "institution"
    FUND = "fund"
    REGIME = "regime"


class ProvisionGroup(StrEnum):
    """Which question a provision answers."""

    DEFINITION = "definition"
    LOCATION = "location"
    ACTIVITY = "activity"
    PRESENCE = "presence"
    PRINCIPLE = "principle"
    AIM = "aim"
    COMMITMENT = "commitment"


class TextPartKind(StrEnum):
    """What sort of part of the text it is."""

    PREAMBLE = "preamble"
    PART = "part"
    TITLE = "title"
    CHAPTER = "chapter"
    SECTION = "section"
    ANNEX = "annex"
    PROTOCOL = "protocol"
    LETTER = "letter"
    AGREEMENT = "agreement"
    OTHER = "other"


class TextUnit(StrEnum):
    """What the smallest numbered parts of the text are called."""

    ARTICLE = "article"
    SECTION = "section"
    PARAGRAPH = "paragraph"
    CLAUSE = "clause"


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
    LISTED = "listed"
    APPLIED = "applied"
    LEFT = "left"


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
    UNDER = "under"
    FRAMEWORK_FOR = "framework-for"
    BASIS_FOR = "basis-for"
    IMPLEMENTS = "implements"
    COMPLEMENTS = "complements"
    SUPERSEDES = "supersedes"
    SUPERSEDED_BY = "superseded-by"
    AMENDS = "amends"
    AMENDED_BY = "amended-by"


class SourceKind(StrEnum):
    """How close a source stands to what it reports."""

    PRIMARY = "primary"
    OFFICIAL = "official"
    RELEASE = "release"
    AGENCY = "agency"
    PRESS = "press"
    REFERENCE = "reference"


VOCABULARIES: tuple[type[StrEnum], ...] = (
    Certainty,
    InstrumentKind,
    InstrumentState,
    Binding,
    LanguageStanding,
    ActKind,
    PartyStatus,
    BodyRole,
    SigningMode,
    PartyKind,
    Part,
    ProjectKind,
    ProvisionGroup,
    TextPartKind,
    TextUnit,
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
