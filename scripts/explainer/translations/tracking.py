"""What is known of each text as the versions of the file are gone through, from the oldest to the newest.

Where every language of a text changes at once, they say the same again. Where only some change, the others are behind,
unless those that changed were behind and have now caught up, or all say again what they said when they last agreed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

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


@dataclass(frozen=True)
class Known:
    """What is known of a version, by piece: its texts, or ``None`` for one that no version has changed, so that nothing
    in it can be behind and it need not be read."""

    text: str
    by_piece: dict[str, tuple[Tracked, ...] | None]


def track(versions: Iterable[str], locales: tuple[str, ...]) -> list[Tracked]:
    """The texts of the last version, in its order, but for those that no version has changed.

    A version that is not YAML is passed over.
    """
    following = iter(versions)
    first = next(following)
    known = Known(first, dict.fromkeys(pieces(first)))
    for text in following:
        known = _advance(known, text, locales)
    return [text for texts in known.by_piece.values() for text in texts or ()]


def _advance(known: Known, text: str, locales: tuple[str, ...]) -> Known:
    """What is known of the version ``text``, which follows the one that is ``known``."""
    found = _read([piece for piece in pieces(text) if piece not in known.by_piece], text, locales)
    if found is None:
        return known
    now = dict.fromkeys([text] if text in found else pieces(text))
    gone = [piece for piece in known.by_piece if piece not in now]
    came = [wording for texts in found.values() for wording in texts]
    tracked = iter(_follow_all(list(_texts_of(gone, known, locales)), came))
    return Known(
        text,
        {
            piece: known.by_piece[piece] if piece in known.by_piece else tuple(islice(tracked, len(found[piece])))
            for piece in now
        },
    )


def _texts_of(gone: Sequence[str], known: Known, locales: tuple[str, ...]) -> Iterator[Tracked]:
    """The texts of pieces of the version that is known."""
    unread = [piece for piece in gone if known.by_piece[piece] is None]
    yield from (text for piece in gone for text in known.by_piece[piece] or ())
    yield from (_new(wording) for texts in (_read(unread, known.text, locales) or {}).values() for wording in texts)


def _read(some: Sequence[str], text: str, locales: tuple[str, ...]) -> dict[str, tuple[Wording, ...]] | None:
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
