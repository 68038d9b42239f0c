"""The notes of a page: what a reader sees on demand of the sources behind a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..language.localize import View


@dataclass(frozen=True)
class Note:
    """``receipt`` is the first one on the page that this note stands for."""

    number: int
    receipt: View


# The ids of what opens on a page: of its notes, and of the words that it explains.
OPENS = re.compile(r"note-\d+$|explains-")


class Notes:
    """Numbers the receipts of one page in the order of their marks; receipts that say the same share a note."""

    def __init__(self) -> None:
        self._by_content: dict[Any, Note] = {}

    def number(self, receipt: View) -> int:
        """The number of the note of ``receipt``, an entry, a claim, a name or anything else with ``cites``."""
        content = [getattr(receipt, field, None) for field in ("certainty", "as_of", "checked")]
        key = (*content, *receipt.cites)
        return self._by_content.setdefault(key, Note(len(self._by_content) + 1, receipt)).number

    @property
    def cited(self) -> set[str]:
        """The ids of the sources that the notes name."""
        return {str(cite).partition("#")[0] for note in self for cite in note.receipt.cites}

    def __len__(self) -> int:
        return len(self._by_content)

    def __iter__(self) -> Iterator[Note]:
        return iter(self._by_content.values())
