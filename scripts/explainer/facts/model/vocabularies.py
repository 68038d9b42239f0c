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
    AGENCY = "agency"
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
