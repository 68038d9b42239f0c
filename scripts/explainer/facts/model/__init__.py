"""What a fact is: the typed, frozen records of ``data/agreement.yaml``.

This module is the only place that says which keys the file has. The JSON Schema and the checks come from it.
The records describe international agreements in general; no field is about one agreement. The languages of the site
are not written here either: they arrive as validation context, ``{"locales": ("xx", "yy")}``.

Every record that states something is a ``Receipt``: it says how certain it is and which sources it cites.
"""

from __future__ import annotations

from .acts import CONSENT, LEAVING, SIGNING, Act, Acts
from .agreement import (
    Adoption,
    Agreement,
    Duration,
    EntryIntoForce,
    LegalNature,
    Publication,
    Registration,
    Signature,
    Status,
)
from .context import Event, Plan, PriorAgreement, Project, RelatedAgreement
from .file import Change, Facts, Term
from .parties import BOUND, Body, Partner, PartnerList, Party, PartyGroup, PartyList, Person, binding_acts
from .provisions import Account, Difference, Provision, Saying, TextPart, Version
from .questions import Asked, Question
from .receipts import (
    Acronym,
    Brief,
    Entry,
    Forms,
    Name,
    Names,
    Receipt,
    Record,
    Rival,
    RivalDate,
    RivalName,
    Text,
    text_adapter,
)
from .short_forms import with_party_ids
from .sources import Correction, Remark, Source
from .values import (
    ADDRESS_PATTERN,
    CITE_PATTERN,
    COUNTRY_PATTERN,
    ID_PATTERN,
    LANGUAGE_PATTERN,
    LOCATOR_PATTERN,
    LONGEST_ID,
    Refers,
    territory_name,
)
from .vocabularies import (
    VOCABULARIES,
    ActKind,
    Binding,
    CelestialBody,
    Certainty,
    InstrumentKind,
    InstrumentState,
    LanguageStanding,
    Part,
    PartnerStep,
    PartyKind,
    PartyStatus,
    Place,
    PlanStep,
    ProjectKind,
    ProvisionGroup,
    Rank,
    RelationKind,
    SigningMode,
    SourceKind,
    Stance,
    TextPartKind,
    TextUnit,
)
