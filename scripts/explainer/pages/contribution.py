"""What a reader who finds a mistake is offered beside an entry: its lines in the editor, and a report to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import shorten

from ..facts import walk
from ..facts.model import Change, Entry, Source, Text
from ..language.localize import Localizer
from .forge import Repository

# Characters of an entry that a report quotes: enough to know it by, because they stand in the page at each entry.
QUOTED = 60


@dataclass(frozen=True)
class Ways:
    """Addresses: ``edit`` of the entry's lines in the web editor, ``report`` of a new issue."""

    edit: str
    report: str


@dataclass(frozen=True)
class Contribution:
    """Makes these addresses. ``lines`` has the first and last line of each entry in the facts file."""

    repository: Repository | None
    lines: Mapping[str, tuple[int, int]]

    def edit_lines(self, first: int, last: int) -> str | None:
        """The address of lines of the facts file in the web editor; ``None`` where the site has no repository."""
        return self.repository.edit(first, last) if self.repository else None

    def links(self, entry_id: str, localizer: Localizer) -> Ways | None:
        """The addresses for one entry, in the language of ``localizer``; ``None`` where the site has no repository."""
        if self.repository is None:
            return None
        words, record = localizer.labels.words, localizer.record(entry_id)
        body = str(words.report_body).format(
            id=entry_id,
            language=localizer.language_name(localizer.labels.locale),
            value=shorten(" / ".join(_texts(record, localizer)), QUOTED, placeholder=" …"),
            cites=", ".join(walk.cites(record)),
        )
        title = str(words.report_title).format(id=entry_id)
        return Ways(self.repository.edit(*self.lines[entry_id]), self.repository.report(title, body))


def _texts(record: Change | Entry | Source, localizer: Localizer) -> list[str]:
    """What the record itself says, its name first, without what stands inside it."""
    values = [getattr(record, name) for name in type(record).model_fields]
    texts = [value for value in values if isinstance(value, Text) and value is not record.heading]
    return [str(localizer.value(text)) for text in (record.heading, *texts)]
