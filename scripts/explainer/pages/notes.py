"""The notes of a page: what a reader sees on demand of the sources behind a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..language.localize import View


@dataclass(frozen=True)
class Note:
    """The note of one ``receipt``, of which what is to know is ``told`` beside the statement, or in the note alone."""

    number: int
    receipt: View
    told: bool


# The ids of what opens on a page: of its notes, and of the words that it explains.
EXPLAINS = "explains-"
OPENS = re.compile(rf"note-\d+$|{EXPLAINS}")


class Notes:
    """Numbers the receipts of one page in the order of their marks; each has a note, which says first of what it is."""

    def __init__(self) -> None:
        self._by_record: dict[int, Note] = {}

    def number(self, receipt: View, told: bool = True) -> int:
        """The number of the note of ``receipt``, an entry, a claim, a name or anything else with ``cites``."""
        return self._by_record.setdefault(id(receipt), Note(len(self._by_record) + 1, receipt, told)).number

    @property
    def cites(self) -> list[str]:
        """Whatever the statements of the page cite."""
        return [cite for note in self for cite in note.receipt.cites]

    @property
    def cited(self) -> set[str]:
        """The ids of the sources that the notes name."""
        return {str(cite).partition("#")[0] for note in self for cite in note.receipt.cites}

    def __len__(self) -> int:
        return len(self._by_record)

    def __iter__(self) -> Iterator[Note]:
        return iter(self._by_record.values())
