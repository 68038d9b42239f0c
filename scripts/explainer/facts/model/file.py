"""The facts file as a whole, with its words, its changes and its terms of use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from annotated_types import MinLen
from pydantic import ConfigDict, Field, model_validator

from ..dates import When

if TYPE_CHECKING:
    from ..index import Index
from .agreement import Agreement
from .context import Event, PriorAgreement, Project, RelatedAgreement
from .home import Home
from .parties import Body, Partner, PartnerList, Party, PartyGroup, PartyList, Person
from .provisions import Account, Difference, Provision, TextPart
from .questions import Asked, Question
from .receipts import Entry, Forms, Record, Text
from .short_forms import list_gives_receipts, with_short_forms
from .sources import Correction, Remark, Source
from .values import Id, LanguageTag, Line, Refers, WebAddress, YesOrNo


class Term(Entry):
    """A word of the glossary."""

    HEADING: ClassVar[str] = "term"

    term: Text
    """The word."""
    forms: Forms | None = None
    """The forms to mark where texts have them, by language, in place of the word itself; an empty list for none."""
    definition: Text
    """What it means, in plain words."""


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
    publisher: Text | None = None
    """Who makes the site and answers for it."""
    licence: Licence | None = None
    """The licence of the facts and texts of this file."""
    name_languages: tuple[LanguageTag, ...] = ()
    """Languages, beside the site's own, in which every name is expected; a missing one is shown as not found."""
    words: dict[Line, Text] = Field(default_factory=dict)
    """Words of the site in place of the labels that all agreements share, each under the name of its label in
    data/labels, as in pages.parties.title or standing_counts.signatory.other."""
    synonyms: Forms | None = None
    """Words that readers type for others, by language: a group a line, a capital first where they are names; after a
    colon, words typed for those before it."""
    example: YesOrNo = False
    """true for an agreement that only shows how the generator is used, and whose site has no former addresses."""


class Facts(Record):
    """The facts file as a whole."""

    model_config = ConfigDict(json_schema_extra=list_gives_receipts)

    site: Site
    """The words that stand for the whole site."""
    agreement: Agreement
    """The agreement itself."""
    home: Home | None = None
    """What the first page says of it, in short."""
    asked: tuple[Asked, ...] = ()
    """What readers ask first, with short answers."""
    subject: Project | None = None
    """What the agreement creates or governs."""
    parties: Annotated[tuple[Party, ...], MinLen(1)]
    """Whom it is between, in the order of its title."""
    party_list: PartyList | None = None
    """From where the list of the parties is; a party without certainty and cites of its own has those of the list."""
    party_groups: tuple[PartyGroup, ...] = ()
    """Groups of the parties, such as regions."""
    bodies: tuple[Body, ...] = ()
    """Bodies that act for several parties or for none, such as a depositary or a secretariat."""
    people: tuple[Person, ...] = ()
    """Who signed or took part."""
    text_parts: tuple[TextPart, ...] = ()
    """The parts into which the text is divided, in their order."""
    provisions: tuple[Provision, ...] = ()
    """What the agreement says."""
    accounts: tuple[Account, ...] = ()
    """What the sides said of the agreement, each in an account of its own or together."""
    differences: tuple[Difference, ...] = ()
    """Where the sides say different things."""
    prior_agreements: tuple[PriorAgreement, ...] = ()
    """What came before."""
    related_agreements: tuple[RelatedAgreement, ...] = ()
    """The agreements that it is tied to beside those: under it, beside it, after it."""
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

    @model_validator(mode="before")
    @classmethod
    def in_full(cls, data: Any) -> Any:
        return with_short_forms(data)

    @cached_property
    def index(self) -> Index:
        """The same by what is asked of it."""
        from ..index import Index  # noqa: PLC0415  (it is made of these records)

        return Index(self)
