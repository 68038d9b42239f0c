"""Facts in one language: bilingual texts become plain strings, dates words, names the name of that language.

Macros get these views and never see a language. A view has the attributes of its record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, partial
from typing import Any

from babel.lists import format_list
from markupsafe import Markup

from ..facts import walk
from ..facts.dates import When
from ..facts.model import (
    Agreement,
    Change,
    Entry,
    Facts,
    Forms,
    Name,
    Names,
    Record,
    Source,
    Text,
    TextPart,
    territory_name,
)
from ..translations.behind import Translations
from .labels import Labels, vocabulary_key
from .text import LentText, MarkedText, PlainText, joined, lent, marked


@dataclass(frozen=True)
class LocalName:
    """A name with its language. ``lang`` is a BCP 47 tag, ``language`` that language's name in the page's language,
    ``name`` the record with certainty, cites and note; ``None`` for a name that was not found."""

    lang: str
    language: PlainText
    name: View | None

    @property
    def text(self) -> PlainText:
        return self.name.text if self.name else PlainText("")


class LocalNames(MarkedText):
    """The name in the page's language, as a string; ``forms`` has it in every language, ``own`` is its record.
    ``lang`` is the language that lends it, where it has none in that of the page."""

    __slots__ = ("forms", "lang", "own")
    forms: list[LocalName]
    lang: str
    own: View

    def __html__(self) -> str:
        html = super().__html__()
        return lent(html, self.lang) if self.lang else html


@dataclass(frozen=True)
class LocalDate:
    """``iso`` for machines, ``text`` for readers."""

    iso: str
    text: PlainText
    precision: str
    is_span: bool
    year: int
    is_to_come: bool  # on the day up to which the facts were checked

    def __str__(self) -> str:
        return str(self.text)

    def __html__(self) -> str:
        """The date for readers and machines; HTML has no element for a span of time."""
        text = self.text.__html__()
        if self.is_span:
            return f'<data value="{self.iso}">{text}</data>'
        return f'<time datetime="{self.iso}">{text}</time>'


@dataclass(frozen=True)
class LocalWord:
    """A word of a vocabulary: ``value`` as in the file, ``label`` and ``description`` for readers."""

    value: str
    label: PlainText
    description: PlainText

    def __html__(self) -> str:
        return self.label.__html__()


class View:
    """A record in one language. Equal views have the same record."""

    def __init__(self, record: Record, localizer: Localizer) -> None:
        self._record = record
        self._localizer = localizer

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(self._record, name)
        local = Markup(value) if name == "id" else self._localizer.value(value)  # an id is safe by its pattern
        self.__dict__[name] = local  # asked for once
        return local

    def __eq__(self, other: object) -> bool:
        return isinstance(other, View) and self._record == other._record

    def __hash__(self) -> int:
        return hash(id(self._record))


class Localizer:
    """Turns the values of one facts file into values of one language."""

    def __init__(
        self, facts: Facts, locale: str, labels: Mapping[str, Labels], translations: Translations | None = None
    ) -> None:
        self.labels = labels[locale]
        self.every_label = labels
        self.translations = translations
        self._facts = facts
        self._behind = self._texts_behind()
        self._ways: dict[type, Callable[[Any], Any]] = {}
        self._views: dict[int, View] = {}
        self._language_names: dict[str, PlainText] = {}
        self._dates: dict[str, LocalDate] = {}
        self._words: dict[tuple[type, str], LocalWord] = {}  # vocabularies share some words

    @cached_property
    def facts(self) -> View:
        """The whole file in this language."""
        return self._view(self._facts)

    @property
    def checked(self) -> When:
        """The date up to which the facts were checked."""
        return self._facts.site.checked

    def record(self, entry_id: str) -> Change | Entry | Source:
        """The entry or source with this id, as it is in the file; ``KeyError`` when there is none."""
        return self._facts.index.by_id[entry_id]

    def entry(self, entry_id: str) -> View:
        """The entry or source with this id; ``KeyError`` when there is none."""
        return self._view(self.record(entry_id))

    def _view(self, record: Record) -> View:
        """The one view of ``record``, which knows what it was asked for before."""
        return self._views.get(id(record)) or self._views.setdefault(id(record), View(record, self))

    def value(self, value: Any) -> Any:
        """``value`` in this language."""
        kind = type(value)
        way = self._ways.get(kind) or self._ways.setdefault(kind, self._way_of(kind))
        return way(value)

    def _way_of(self, kind: type) -> Callable[[Any], Any]:
        """What says values of a ``kind`` in this language; others say themselves."""
        ways: dict[type, Callable[[Any], Any]] = {
            Text: self._text,
            Names: self._names,
            Forms: self._forms,
            When: self._day,
            StrEnum: self._term,
            Record: self._view,
            tuple: lambda items: [self.value(item) for item in items],
            dict: lambda items: {key: self.value(item) for key, item in items.items()},
            str: PlainText,
        }
        return next((way for known, way in ways.items() if issubclass(kind, known)), lambda value: value)

    def language_name(self, tag: str) -> PlainText:
        """The name of a language in this one; the script is named where the tag has one."""
        if tag not in self._language_names:
            self._language_names[tag] = _language_name(tag, self.labels)
        return self._language_names[tag]

    def language_in(self, sentence: PlainText, tag: str) -> PlainText:
        """The name of a language for a place in ``sentence``: in the language that lends the sentence, where it is
        lent."""
        if not isinstance(sentence, LentText):
            return self.language_name(tag)
        return LentText.of(_language_name(tag, self.every_label[sentence.lang]), sentence.lang)

    def list_of(self, items: list[Any]) -> PlainText:
        """Words joined as the language joins them: "a, b and c"."""
        mark = next((item.mark for item in items if isinstance(item, MarkedText)), None)
        listed = joined(items, partial(format_list, locale=self.labels.babel))
        return marked(self.labels.typeset(listed), mark)

    def kind_of(self, record: Agreement | TextPart) -> PlainText:
        """What a text or a part of it is; a name of its own begins with a capital, as the words for kinds do."""
        own = record.kind_name
        if not own:
            label: PlainText = self.value(record.kind).label
            return label
        capital = {locale: word[:1].upper() + word[1:] for locale, word in own.root.items()}
        return marked(self._text(Text.model_construct(root=capital)), self._mark(own))

    def numbered(self, kind: PlainText, number: str) -> PlainText:
        """What a part of the text is called by its number: "Article 5"."""
        numbered: PlainText = self.labels.words.numbered
        return self.labels.typeset(numbered.format(kind=kind, number=number))

    def country_name(self, code: str) -> PlainText:
        """The name of a country from its ISO 3166-1 code."""
        return self.labels.typeset(territory_name(code, self.labels.babel))

    def _texts_behind(self) -> set[int]:
        """The texts that are behind in this language, by identity. What the file says of the site is not among them,
        because it stands where no mark can: in titles and descriptions."""
        texts = self.translations.by_language.get(self.labels.locale, ()) if self.translations else []
        paths = {text.path for text in texts if text.entry}
        return {id(text) for path, text in walk.texts(self._facts) if path in paths} if paths else set()

    def _text(self, text: Text) -> PlainText:
        locale = self._locale_of(text)
        if locale == self.labels.locale:
            return marked(self.labels.typeset(text.root[locale]), self._mark(text))
        return self.written(text.root[locale], locale)

    def written(self, text: str, lent_by: str = "") -> PlainText:
        """``text`` with the signs of this language, or of the one that lends it."""
        if not lent_by:
            return self.labels.typeset(text)
        return LentText.of(self.every_label[lent_by].typeset(text), lent_by)

    def _locale_of(self, text: Text | Names) -> str:
        """The language in which a text is shown: where it lacks this one, the site's first."""
        return self.labels.locale if self.labels.locale in text.root else next(iter(self.every_label))

    def _mark(self, text: Text | Names) -> PlainText | None:
        """What a reader is told at ``text``, where it is behind."""
        return self.labels.words.behind if id(text) in self._behind else None

    def _forms(self, forms: Forms) -> list[PlainText]:
        return [self.labels.typeset(form) for form in forms.root.get(self.labels.locale, ())]

    def _day(self, when: When) -> LocalDate:
        return self._dates.get(when.iso) or self._dates.setdefault(when.iso, self._date(when))

    def _term(self, word: StrEnum) -> LocalWord:
        key = type(word), word.value
        return self._words.get(key) or self._words.setdefault(key, self._word(word))

    def _names(self, names: Names) -> LocalNames:
        locale = self._locale_of(names)
        own = names.root[locale]
        local = LocalNames(self.every_label[locale].typeset(own.text))
        local.mark = self._mark(names)
        local.lang = locale if locale != self.labels.locale else ""
        local.own = self._view(own)
        order = [locale, *names.root, *self._facts.site.name_languages]
        local.forms = [self._form(tag, names.root.get(tag)) for tag in dict.fromkeys(order)]
        return local

    def _form(self, tag: str, name: Name | None) -> LocalName:
        """The name in the language ``tag``, with the signs of that language where the site has it."""
        view = self._view(name) if name else None
        if name and view and tag in self.every_label:
            view.__dict__["text"] = self.every_label[tag].typeset(name.text)
        return LocalName(tag, self.language_name(tag), view)

    def _date(self, when: When) -> LocalDate:
        text = self.labels.typeset(when.format(self.labels.babel))
        return LocalDate(when.iso, text, when.precision, when.is_span, when.start.year, when.start > self.checked.end)

    def _word(self, word: StrEnum) -> LocalWord:
        labels = self.labels.words.vocabulary[vocabulary_key(type(word))][word.value]
        return LocalWord(word.value, labels.label, labels.description)


def _language_name(tag: str, labels: Labels) -> PlainText:
    """The name of a language as another one has it."""
    languages = labels.babel.languages
    name = languages.get(tag.replace("-", "_")) or languages.get(tag)
    if name is None:
        language, _, script = tag.partition("-")
        said = {"language": languages.get(language, language), "script": labels.babel.scripts.get(script, script)}
        name = labels.words.in_script.format(**said) if script else None
    return labels.typeset(name or languages.get(tag.split("-", maxsplit=1)[0], tag))
