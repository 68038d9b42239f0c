"""What records are made of: texts, names, and the receipts that say how sure a statement is and where it comes from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NotRequired, Self

from annotated_types import MinLen
from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    RootModel,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    model_validator,
    with_config,
)
from pydantic_core import CoreSchema, InitErrorDetails
from typing_extensions import TypedDict

from ..dates import When
from .values import Cite, Id, LanguageTag, Line, drafts_of, locales_of
from .vocabularies import Certainty, Rank

NOT_OF_A_VALUE = {"title", "description", "default"}  # what a schema says of a key


class Record(BaseModel):
    """Base of everything: immutable, and a key that the model does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    if not TYPE_CHECKING:  # else any name would be one of every model

        def __getattr__(self, name: str) -> Any:
            """There is none such. Pages ask records of all kinds for what some of them have, and pydantic would look
            for it at length among private attributes and extras, of which there are none."""
            raise AttributeError(name)


class Brief(Record):
    """A record of which one value is often all there is to say: then it is written without a key."""

    ALONE: ClassVar[str]
    """The key of that value."""

    @model_validator(mode="before")
    @classmethod
    def from_value_alone(cls, value: Any) -> Any:
        return {cls.ALONE: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        mapping = handler.resolve_ref_schema(handler(schema))
        value = {key: rule for key, rule in mapping["properties"][cls.ALONE].items() if key not in NOT_OF_A_VALUE}
        alone = [each for each in value.get("anyOf", [value]) if each != {"type": "null"}]
        return {"description": mapping.pop("description"), "anyOf": [*alone, mapping]}


@cache
def text_adapter(locales: tuple[str, ...], drafts: tuple[str, ...] = ()) -> TypeAdapter[dict[str, str]]:
    """Validator of one text in exactly these languages; one that is among ``drafts`` may be missing."""
    fields: dict[str, Any] = {locale: NotRequired[Line] if locale in drafts else Line for locale in locales}
    exact = with_config(ConfigDict(extra="forbid"))(TypedDict("Text", fields))  # type: ignore[operator]
    return TypeAdapter(exact)


class Text(RootModel[dict[str, str]]):
    """A text in every language of the site, and no other."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    @model_validator(mode="wrap")
    @classmethod
    def in_every_language(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        return handler(text_adapter(locales_of(info), drafts_of(info)).validate_python(value))


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
    """Sources that give this form, where that is known."""
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

    model_config = ConfigDict(frozen=True, defer_build=True)

    @model_validator(mode="wrap")
    @classmethod
    def in_every_language(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if isinstance(value, dict):
            missing: list[InitErrorDetails] = [
                {"type": "missing", "loc": (locale,), "input": value}
                for locale in locales_of(info)
                if locale not in value and locale not in drafts_of(info)
            ]
            if missing:
                raise ValidationError.from_exception_data("Names", missing)
        return handler(value)


class Forms(RootModel[dict[LanguageTag, tuple[Line, ...]]]):
    """The forms of a word, by language: plurals, spellings."""

    model_config = ConfigDict(frozen=True, defer_build=True)


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
