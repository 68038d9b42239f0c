"""Say in words, in one language, what differs between two versions of the facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pydantic_core import PydanticCustomError

from ..facts.dates import When
from ..facts.yaml_reader import DataPath
from ..language.labels import VOCABULARY
from ..language.localize import Localizer
from ..mistakes.messages import Message, Translate, msg
from .compare import Change, Comparison, Detail, OrderDetail, TextDetail, ValueDetail
from .tree import Group, Item, Meaning, Place, Texts

YES_OR_NO = {"true": msg("yes"), "false": msg("no")}

# Keys whose label in data/labels has another name.
LABELS = {
    "body": "speaks_for",
    "cites": "sources",
    "correct": "read_instead",
    "count": "counted",
    "entries": "changed_entries",
    "later": "since_then",
    "lists": "on_lists",
    "locators": "part_of_source",
    "mode": "how",
    "name_languages": "names",
    "on": "when",
    "place": "where",
    "places": "where",
    "role": "role_then",
    "see": "more",
    "signed": "signed_on",
    "since": "since_question",
    "state": "state_now",
    "url": "address",
}

# Keys that have no label, because pages show their values without one.
NAMES = {
    "account": msg("Account"),
    "answer": msg("Answer"),
    "by": msg("Who says so"),
    "certainty": msg("Certainty"),
    "definition": msg("Definition"),
    "description": msg("Description"),
    "example": msg("Example"),
    "group": msg("Question that it answers"),
    "id": msg("Id"),
    "item_of": msg("Part of"),
    "name": msg("Name"),
    "part": msg("Part in the signing"),
    "public": msg("Public"),
    "question": msg("Question"),
    "said": msg("What is said"),
    "short_title": msg("Short title"),
    "site": msg("The site"),
    "stance": msg("Stance"),
    "step": msg("Step"),
    "summary": msg("Summary"),
    "term": msg("Word"),
    "text": msg("Text"),
    "title": msg("Title"),
}


@dataclass(frozen=True)
class Row:
    """One thing that differs, in words: what it is, what is gone, what is new, and a remark."""

    label: str
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    remark: str = ""
    is_text: bool = False


class Prose:
    """Says changes in one language."""

    def __init__(self, comparison: Comparison, localizer: Localizer, translate: Translate) -> None:
        self._comparison = comparison
        self._localizer = localizer
        self._translate = translate

    def parts(self) -> Iterator[tuple[str, list[Change]]]:
        """The changes of each part of the file, with the name of the part."""
        for part, changes in groupby(self._comparison.changes, key=lambda change: change.item.place.part):
            yield self._part(part), list(changes)

    def title(self, change: Change) -> str:
        """The entry, and whether it is new, gone or elsewhere."""
        status = self._status(change)
        return f"{self._name(change.item)} — {status.text(self._translate)}" if status else self._name(change.item)

    def rows(self, change: Change) -> list[Row]:
        return [row for detail in change.details for row in self._rows(detail)]

    def heading(self, item: Item) -> str:
        """The heading in this language, else in another, else the id."""
        return item.heading.get(self._localizer.labels.locale) or next(iter(item.heading.values()), item.id or item.key)

    def _name(self, item: Item) -> str:
        return f"{self.heading(item)} ({item.id})" if item.id else self.heading(item)

    def _status(self, change: Change) -> Message | None:
        if change.before is None:
            return msg("added")
        if change.after is None:
            return msg("removed")
        if not change.moved:
            return None
        was, now = change.before.place, change.after.place
        if (was.part, was.owner, was.field) != (now.part, now.owner, now.field):
            before, after = self._place(was, self._comparison.before), self._place(now, self._comparison.after)
            return msg("moved from {before} to {after}", before=before, after=after)
        if now.follows:
            return msg("moved after {entry}", entry=self._name(self._comparison.after[now.follows]))
        return msg("moved to the first place")

    def _place(self, place: Place, items: dict[str, Item]) -> str:
        """The part of the file, and for what stands in another entry that entry and the field."""
        inner = (self.heading(items[place.owner]), self._key(place.field)) if place.owner in items else ()
        return " › ".join((self._part(place.part), *inner))

    def _rows(self, detail: Detail) -> Iterator[Row]:
        label = self._field(detail.field)
        match detail:
            case TextDetail():
                yield from self._rows_of_text(detail, label)
            case ValueDetail():
                yield self._row_of_values(detail, label)
            case OrderDetail():
                yield Row(label, remark=msg("in another order").text(self._translate))

    def _rows_of_text(self, detail: TextDetail, label: str) -> Iterator[Row]:
        """A row for each language; the last one says which languages did not follow."""
        languages = list(dict.fromkeys([*detail.before, *detail.after]))
        behind = self._localizer.list_of([self._localizer.language_name(tag) for tag in detail.behind])
        remark = msg("not changed: {languages}; check that the translation still says the same", languages=behind)
        for tag in languages:
            gone, new = ((texts[tag],) if tag in texts else () for texts in (detail.before, detail.after))
            said = remark.text(self._translate) if detail.behind and tag == languages[-1] else ""
            yield Row(f"{label}, {self._localizer.language_name(tag)}", gone, new, said, is_text=True)

    def _row_of_values(self, detail: ValueDetail, label: str) -> Row:
        before, after, meaning = detail.before, detail.after, detail.meaning
        gone = tuple(self._value(word, meaning, self._comparison.before) for word in before if word not in after)
        new = tuple(self._value(word, meaning, self._comparison.after) for word in after if word not in before)
        return Row(label, gone, new, "" if gone or new else msg("in another order").text(self._translate))

    def _value(self, written: str, meaning: Meaning, items: dict[str, Item]) -> str:
        """A value in words; as it is written where there are none, as for what an earlier model knew."""
        match meaning.kind:
            case "date":
                return self._date(written)
            case "word":
                words = self._localizer.labels.tree[VOCABULARY].get(meaning.vocabulary, {})
                return self._typeset(words[written]["label"]) if written in words else written
            case "reference" | "source":
                return self._entry(written, items)
            case "language":
                return str(self._localizer.language_name(written))
            case "country":
                return str(self._localizer.labels.babel.territories.get(written, written))
            case "yes-or-no" if written in YES_OR_NO:
                return YES_OR_NO[written].text(self._translate)
        return written

    def _date(self, written: str) -> str:
        try:
            return str(self._localizer.value(When.parse(written)).text)
        except PydanticCustomError:
            return written

    def _entry(self, written: str, items: dict[str, Item]) -> str:
        """An entry or a source by its heading, with the part of the source that is cited."""
        entry_id, _, locator = written.partition("#")
        if entry_id not in items:
            return written
        names = [self.heading(items[entry_id])]
        locators = items[entry_id].contents.fields.get("locators")
        text = locators.fields.get(locator) if isinstance(locators, Group) else None
        if isinstance(text, Texts):
            names.append(text.by_language.get(self._localizer.labels.locale, locator))
        return f"{', '.join(names)} ({written})"

    def _field(self, path: DataPath) -> str:
        """The labels along the path; the text of a statement is the statement itself."""
        own = path[:-1] if len(path) > 1 and path[-1] == "text" else path
        return " › ".join(str(part + 1) if isinstance(part, int) else self._key(part) for part in own)

    def _part(self, key: str) -> str:
        known = self._localizer.labels.tree.get("parts", {})
        return self._typeset(known[key]) if key in known else self._key(key)

    def _key(self, key: str) -> str:
        if key in NAMES:
            return NAMES[key].text(self._translate)
        label = self._localizer.labels.tree.get(LABELS.get(key, key))
        if isinstance(label, str):
            return self._typeset(label)
        return str(self._localizer.labels.babel.languages.get(key.replace("-", "_"), key))  # the form of a name

    def _typeset(self, text: str) -> str:
        return str(self._localizer.labels.typeset(text))
