"""The lines of a text as editors, Git and forges count them: only a line feed ends one.

Python and the YAML parser also end lines at signs that are pasted with a text and seen by nobody, such as U+2028.
"""

from __future__ import annotations

from bisect import bisect_right


class Lines:
    """The lines of ``text``, numbered from 1."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = text.split("\n")
        self._starts: list[int] = []

    def __getitem__(self, number: int) -> str:
        """The line without its end; empty where there is none."""
        return self._lines[number - 1].rstrip("\r") if 0 < number <= len(self._lines) else ""

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at ``offset``."""
        if not self._starts:
            start = 0
            for line in self._lines:
                self._starts.append(start)
                start += len(line) + 1
        number = bisect_right(self._starts, offset)
        return number, offset - self._starts[number - 1] + 1
