"""What is known of each text as the versions of the file are gone through, from the oldest to the newest.

Where every language of a text changes at once, they say the same again. Where only some change, the others are behind,
unless those that changed were behind and have now caught up, or all say again what they said when they last agreed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from ..mistakes.problems import InvalidFileError
from ..versions.matching import by, pair
from .texts import Wording, pieces, wordings


@dataclass(frozen=True)
class Tracked:
    """A text as far as its history is read. ``in_sync`` is what it said when all languages last said the same,
    ``behind`` the positions of the languages that have not followed since."""

    wording: Wording
    in_sync: tuple[str, ...]
    behind: frozenset[int]


Wordings: TypeAlias = dict[str, tuple[Wording, ...]]


@dataclass(frozen=True)
class Known:
    """What is known of a version, by piece: its texts, or ``None`` for a piece that no version has changed, so that
    nothing in it can be behind and it need not be read."""

    text: str = ""
    by_piece: dict[str, tuple[Tracked, ...] | None] = field(default_factory=dict)

    @property
    def texts(self) -> list[Tracked]:
        """The texts of pieces that changed, in the order of the file."""
        return [text for texts in self.by_piece.values() for text in texts or ()]


def track(versions: Iterable[str], locales: tuple[str, ...], known: Known | None = None) -> Known:
    """What is known after ``versions`` that follow the one that is ``known``. One that is not YAML is passed over."""
    known = known or Known()
    for text in versions:
        known = _advance(known, text, locales) if known.by_piece else Known(text, dict.fromkeys(pieces(text)))
    return known


def _advance(known: Known, text: str, locales: tuple[str, ...]) -> Known:
    came = _read([piece for piece in pieces(text) if piece not in known.by_piece], text, locales)
    if came is None:
        return known
    now = dict.fromkeys([text] if text in came else pieces(text))
    gone = {piece: texts for piece, texts in known.by_piece.items() if piece not in now}
    unread = _read([piece for piece, texts in gone.items() if texts is None], known.text, locales) or {}
    old = [text for texts in gone.values() for text in texts or ()]
    old += [_new(wording) for texts in unread.values() for wording in texts]
    tracked = iter(_follow_all(old, [wording for texts in came.values() for wording in texts]))
    return Known(
        text,
        {piece: tuple(islice(tracked, len(came[piece]))) if piece in came else known.by_piece[piece] for piece in now},
    )


def _read(some: Sequence[str], text: str, locales: tuple[str, ...]) -> Wordings | None:
    """The texts of some pieces of ``text``, or of the whole where one cannot be read alone; ``None`` for no YAML."""
    for documents in (some, [text]):
        with suppress(InvalidFileError):
            return {document: wordings(document, locales) for document in documents}
    return None


# --- A text from one version to the next ------------------------------------------------------------------------


def _homes(wording: Wording) -> Iterable[tuple[str, ...]]:
    return ((name, *wording.keys) for name in wording.ids)


def itself(wording: Wording) -> Iterable[Hashable]:
    """The keys of a text that says the same at the same place."""
    return [(home, wording.strings) for home in _homes(wording)]


def _same_in_a_language(wording: Wording) -> Iterable[Hashable]:
    return [(home, *each) for home in _homes(wording) for each in enumerate(wording.strings) if each[1]]


def _same_elsewhere(wording: Wording) -> Iterable[Hashable]:
    return [wording.strings]


def _same_place(wording: Wording) -> Iterable[Hashable]:
    return _homes(wording)


ROUNDS = (by(itself), by(_same_in_a_language), by(_same_elsewhere), by(_same_place))


def _follow_all(known: Sequence[Tracked], found: Sequence[Wording]) -> list[Tracked]:
    """The texts ``found`` in the next version, in their order, with what was ``known`` of them."""
    was = pair([text.wording for text in known], found, *ROUNDS)
    return [_follow(known[was[j]], wording) if j in was else _new(wording) for j, wording in enumerate(found)]


def _new(wording: Wording) -> Tracked:
    missing = frozenset(position for position, string in enumerate(wording.strings) if not string)
    return Tracked(wording, wording.strings, missing)


def _follow(text: Tracked, wording: Wording) -> Tracked:
    """``text`` after a change that leaves it with ``wording``; a string that is gone has not changed."""
    before = text.wording.strings
    now = tuple(new or old for new, old in zip(wording.strings, before, strict=True))
    every = frozenset(range(len(now)))
    changed = frozenset(position for position in every if now[position] != before[position])
    if changed and now == text.in_sync:
        behind: frozenset[int] = frozenset()
    elif changed <= text.behind:
        behind = text.behind - changed
    else:
        behind = every - changed
    return Tracked(wording._replace(strings=now), text.in_sync if behind else now, behind)
