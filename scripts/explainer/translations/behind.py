"""Which translations have not followed: known from what changed in the file, and from nothing else.

The versions of the file are gone through from the oldest to the newest. Where every language of a text changes at once,
they say the same again. Where only some change, the others are behind, unless those that changed were behind and have
now caught up, or the text is again as it last was when all said the same. A change of typography is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from ..facts.yaml_reader import DataPath, Document, dotted
from ..mistakes.messages import msg
from ..mistakes.problems import Problem
from .texts import Key, Strings, multilingual, texts_in


@dataclass(frozen=True)
class Tracked:
    """A text as far as its history is read. ``in_sync`` is how it last was when all languages said the same,
    ``behind`` the positions of the languages that have not followed since."""

    key: Key
    strings: Strings
    in_sync: Strings
    behind: frozenset[int]


@dataclass(frozen=True)
class Behind:
    """A text that has not followed in the language ``locale``: where it stands, the ``entry`` in which it does (empty
    for what the file says of the site) and the languages that it has not followed."""

    locale: str
    path: DataPath
    entry: str
    first_line: int
    last_line: int
    ahead: tuple[str, ...]

    @property
    def place(self) -> str:
        """The path of the string, as people write it."""
        return dotted((*self.path, self.locale))


@dataclass(frozen=True)
class Translations:
    """How many texts there are in each language, and for each language those that are behind, in the file's order."""

    number: int
    by_language: dict[str, list[Behind]]


def translations(history: Iterable[str] | None, document: Document, locales: tuple[str, ...]) -> Translations | None:
    """The state of the texts of ``document``, whose former versions are ``history``, oldest first.

    A former version that is not YAML is passed over. ``None`` where there is no history, for nothing is known then.
    """
    if history is None:
        return None
    known: list[Tracked] = []
    for version in history:
        found = texts_in(version, locales)
        known = known if found is None else advance(known, found)
    texts = multilingual(document.data, locales)
    tracked = advance(known, [(text.key, text.strings) for text in texts])
    whole = [(text.path, state) for text, state in zip(texts, tracked, strict=True) if text.is_whole]
    by_language = {
        locale: [_behind(path, state, document, locale, locales) for path, state in whole if position in state.behind]
        for position, locale in enumerate(locales)
    }
    return Translations(len(whole), by_language)


def _behind(path: DataPath, state: Tracked, document: Document, locale: str, locales: tuple[str, ...]) -> Behind:
    place = document.values[(*path, locale)]
    ahead = tuple(other for position, other in enumerate(locales) if position not in state.behind)
    return Behind(locale, path, state.key[0], place.line, place.last_line, ahead)


def problems(state: Translations, document: Document) -> list[Problem]:
    """What a translator is told, text by text, in the order of the file."""
    return sorted(
        document.problem(
            (*text.path, text.locale),
            msg('this text has not followed the last change of "{languages}"', languages='", "'.join(text.ahead)),
        )
        for texts in state.by_language.values()
        for text in texts
    )


def follow(text: Tracked, key: Key, strings: Strings) -> Tracked:
    """``text`` after a change that leaves it with ``strings`` at ``key``."""
    now = tuple(new or old for new, old in zip(strings, text.strings, strict=True))  # one that is gone has not changed
    every = frozenset(range(len(now)))
    changed = frozenset(position for position in every if now[position] != text.strings[position])
    if changed and now == text.in_sync:
        behind: frozenset[int] = frozenset()
    elif changed <= text.behind:
        behind = text.behind - changed
    else:
        behind = every - changed
    return Tracked(key, now, text.in_sync if behind else now, behind)


def advance(known: Sequence[Tracked], found: Sequence[tuple[Key, Strings]]) -> list[Tracked]:
    """The texts ``found`` in the next version, in their order, with what was ``known`` of them."""
    before: list[Tracked | None] = [None] * len(found)
    left: Sequence[Tracked] = known
    for names in KINSHIP:
        left = _pair(names, left, found, before)
    return [_next(old, key, strings) for old, (key, strings) in zip(before, found, strict=True)]


def _next(old: Tracked | None, key: Key, strings: Strings) -> Tracked:
    if old is None:
        missing = frozenset(position for position, string in enumerate(strings) if not string)
        return Tracked(key, strings, strings, missing)
    return old if (old.key, old.strings) == (key, strings) else follow(old, key, strings)


# The names by which a text is known again in the next version.
Names = Callable[[Key, Strings], Iterable[Hashable]]


def _unchanged(key: Key, strings: Strings) -> Iterable[Hashable]:
    return [(key, strings)]


def _unchanged_in_a_language(key: Key, strings: Strings) -> Iterable[Hashable]:
    return [(key, *each) for each in enumerate(strings) if each[1]]


def _unchanged_elsewhere(_key: Key, strings: Strings) -> Iterable[Hashable]:
    return [strings]


def _same_place(key: Key, _strings: Strings) -> Iterable[Hashable]:
    return [key]


# The surest first. The position in a list is no name, because items are put in, taken out and moved.
KINSHIP: tuple[Names, ...] = (_unchanged, _unchanged_in_a_language, _unchanged_elsewhere, _same_place)


def _pair(
    names: Names, left: Sequence[Tracked], found: Sequence[tuple[Key, Strings]], before: list[Tracked | None]
) -> list[Tracked]:
    """Put into ``before``, for each text ``found`` that lacks one, the one ``left`` that shares a name with it, if any.

    Returns those that are still left.
    """
    by_name: dict[Hashable, list[Tracked]] = defaultdict(list)
    for text in left:
        for name in names(text.key, text.strings):
            by_name[name].append(text)
    free = {id(text) for text in left}
    for index in (index for index, old in enumerate(before) if old is None and free):
        candidates = (text for name in names(*found[index]) for text in by_name.get(name, ()) if id(text) in free)
        before[index] = old = next(candidates, None)
        free.discard(id(old))
    return [text for text in left if id(text) in free]
