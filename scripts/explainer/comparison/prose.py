"""Say in words, in one language, what differs between two versions of the facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pydantic_core import PydanticCustomError

from ..facts.dates import When
from ..facts.model import territory_name
from ..facts.yaml_reader import DataPath
from ..language.labels import VOCABULARY
from ..language.localize import Localizer
from ..mistakes.messages import Message, Translate, msg
from .compare import Comparison, Diff, EntryDiff, OrderDiff, TextDiff, ValueDiff
from .tree import EntryTree, Group, Meaning, Position, Texts

YES_OR_NO = {"true": msg("yes"), "false": msg("no")}


@dataclass(frozen=True)
class DiffLine:
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

    def parts(self) -> Iterator[tuple[str, list[EntryDiff]]]:
        """The changes of each part of the file, with the name of the part."""
        for part, diffs in groupby(self._comparison.diffs, key=lambda diff: diff.entry.position.part):
            yield self._part(part), list(diffs)

    def title(self, diff: EntryDiff) -> str:
        """The entry, and whether it is new, gone or elsewhere."""
        status = self._status(diff)
        return f"{self._name(diff.entry)} — {status.text(self._translate)}" if status else self._name(diff.entry)

    def lines(self, diff: EntryDiff) -> list[DiffLine]:
        return [line for detail in diff.details for line in self._lines(detail)]

    def heading(self, entry: EntryTree) -> str:
        """The heading in this language, else in another, else the id."""
        headings = (entry.heading.get(self._localizer.labels.locale), *entry.heading.values(), entry.id)
        return next((heading for heading in headings if heading), entry.key)

    def _name(self, entry: EntryTree) -> str:
        return f"{self.heading(entry)} ({entry.id})" if entry.id else self.heading(entry)

    def _status(self, diff: EntryDiff) -> Message | None:
        if diff.before is None:
            return msg("added")
        if diff.after is None:
            return msg("removed")
        if not diff.moved:
            return None
        was, now = diff.before.position, diff.after.position
        if (was.part, was.owner, was.field) != (now.part, now.owner, now.field):
            before, after = self._place(was, self._comparison.before), self._place(now, self._comparison.after)
            return msg("moved from {before} to {after}", before=before, after=after)
        if now.follows:
            return msg("moved after {entry}", entry=self._name(self._comparison.after[now.follows]))
        return msg("moved to the first place")

    def _place(self, position: Position, entries: dict[str, EntryTree]) -> str:
        """The part of the file, and for what stands in another entry that entry and the field."""
        inner = (self.heading(entries[position.owner]), self._key(position.field)) if position.owner in entries else ()
        return " › ".join((self._part(position.part), *inner))

    def _lines(self, detail: Diff) -> Iterator[DiffLine]:
        label = self._field(detail.field)
        match detail:
            case TextDiff():
                yield from self._lines_of_text(detail, label)
            case ValueDiff():
                yield self._line_of_values(detail, label)
            case OrderDiff():
                yield DiffLine(label, remark=msg("in another order").text(self._translate))

    def _lines_of_text(self, detail: TextDiff, label: str) -> Iterator[DiffLine]:
        """A line for each language; the last one says which languages did not follow."""
        languages = list(dict.fromkeys([*detail.before, *detail.after]))
        behind = self._localizer.list_of([self._localizer.language_name(tag) for tag in detail.behind])
        remark = msg("not changed: {languages}; check that the translation still says the same", languages=behind)
        for tag in languages:
            gone, new = ((texts[tag],) if tag in texts else () for texts in (detail.before, detail.after))
            said = remark.text(self._translate) if detail.behind and tag == languages[-1] else ""
            yield DiffLine(f"{label}, {self._localizer.language_name(tag)}", gone, new, said, is_text=True)

    def _line_of_values(self, detail: ValueDiff, label: str) -> DiffLine:
        before, after, meaning = detail.before, detail.after, detail.meaning
        gone = tuple(self._value(word, meaning, self._comparison.before) for word in before if word not in after)
        new = tuple(self._value(word, meaning, self._comparison.after) for word in after if word not in before)
        return DiffLine(label, gone, new, "" if gone or new else msg("in another order").text(self._translate))

    def _value(self, written: str, meaning: Meaning, entries: dict[str, EntryTree]) -> str:
        """A value in words; as it is written where there are none, as for what an earlier model knew."""
        match meaning.kind:
            case "date":
                return self._date(written)
            case "word":
                words = self._localizer.labels.tree[VOCABULARY].get(meaning.vocabulary, {})
                return self._typeset(words[written]["label"]) if written in words else written
            case "reference" | "source":
                return self._entry(written, entries)
            case "language":
                return str(self._localizer.language_name(written))
            case "country":
                babel = self._localizer.labels.babel
                return territory_name(written, babel) if written in babel.territories else written
            case "yes-or-no" if written in YES_OR_NO:
                return YES_OR_NO[written].text(self._translate)
        return written

    def _date(self, written: str) -> str:
        try:
            return str(self._localizer.value(When.parse(written)).text)
        except PydanticCustomError:
            return written

    def _entry(self, written: str, entries: dict[str, EntryTree]) -> str:
        """An entry or a source by its heading, with the part of the source that is cited."""
        entry_id, _, locator = written.partition("#")
        if entry_id not in entries:
            return written
        names = [self.heading(entries[entry_id])]
        locators = entries[entry_id].contents.fields.get("locators")
        text = locators.fields.get(locator) if isinstance(locators, Group) else None
        if isinstance(text, Texts):
            names.append(text.by_language.get(self._localizer.labels.locale, locator))
        return f"{', '.join(names)} ({written})"

    def _field(self, path: DataPath) -> str:
        """The labels along the path; the text of a statement is the statement itself."""
        own = path[:-1] if len(path) > 1 and path[-1] == "text" else path
        return " › ".join(str(part + 1) if isinstance(part, int) else self._key(part) for part in own)

    def _part(self, key: str) -> str:
        known = self._localizer.labels.tree["parts"]
        return self._typeset(known[key]) if key in known else self._key(key)

    def _key(self, key: str) -> str:
        """The name of a key of the model, or of the language that is one."""
        labels = self._localizer.labels
        return str(labels.field(key) or labels.babel.languages.get(key.replace("-", "_"), key))

    def _typeset(self, text: str) -> str:
        return str(self._localizer.labels.typeset(text))
