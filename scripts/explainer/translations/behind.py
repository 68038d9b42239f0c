"""Which translations have not followed: known from what changed in the file, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..facts.yaml_reader import DataPath, Document, dotted
from ..mistakes.messages import msg
from ..mistakes.problems import Problem
from ..versions.matching import by, pair
from .texts import Multilingual, multilingual
from .tracking import Known, Tracked, itself, track


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


def translations(
    former: Known | None, document: Document, locales: tuple[str, ...], drafts: tuple[str, ...] = ()
) -> Translations | None:
    """The state of the texts of ``document``, when it is known what its ``former`` versions were.

    A text counts when it stands in each of ``locales``, and else at most in the languages ``drafts``. ``None`` where
    nothing is known.
    """
    if former is None:
        return None
    texts = [
        text for text in multilingual(document.data, locales) if text.by_language.keys() - set(drafts) == set(locales)
    ]
    tracked = list(_matched(texts, track([document.text], locales, former).texts, locales))
    by_language = {
        locale: [_behind(text, locale, state, document, locales) for text, state in tracked if position in state.behind]
        for position, locale in enumerate(locales)
    }
    return Translations(len(texts), by_language)


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


def _matched(
    texts: Sequence[Multilingual], tracked: Sequence[Tracked], locales: tuple[str, ...]
) -> Iterator[tuple[Multilingual, Tracked]]:
    """Those of ``texts`` that may be behind, in their order, with what is known of them."""
    places = {text.wording[:2] for text in tracked if text.behind}
    known = [text for text in tracked if text.wording[:2] in places]
    there = [text for text in texts if (text.ids, text.keys) in places]
    was = pair([text.wording for text in known], [text.wording(locales) for text in there], by(itself))
    return ((text, known[was[j]]) for j, text in enumerate(there) if j in was)


def _behind(text: Multilingual, locale: str, state: Tracked, document: Document, locales: tuple[str, ...]) -> Behind:
    place = document.values[(*text.path, locale)]
    ahead = tuple(other for position, other in enumerate(locales) if position not in state.behind)
    return Behind(locale, text.path, text.ids[0], place.line, place.last_line, ahead)
