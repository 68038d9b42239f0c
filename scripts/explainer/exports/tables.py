"""Sections of the facts as tables (CSV, RFC 4180), one row for each entry, source or change; a table of all names,
and one of the acts of the parties.

What stands inside a row has columns with dotted names: ``details.1.text`` is the text of the first detail. An entry
inside an entry has a row of its own, whose ``within`` is the id of the outer one. What the first page says stands in
the row of the agreement. Ids in one cell stand between blanks.

Spreadsheets take a cell that starts with one of ``= + - @``, a tab or a line break for a formula. Such a cell, and one
that starts with an apostrophe, has an apostrophe before it: without its first apostrophe each cell is as it was.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import getitem
from typing import Any

from ..derived.names import named, shortened
from ..derived.standing import standings
from ..facts.model import Act, Party, Receipt, Record
from ..facts.model.vocabularies import Rank
from ..language.plain import Plain
from ..language.text import PlainText
from .published import Published

BYTE_ORDER_MARK = "\ufeff"  # without it, spreadsheets do not read UTF-8

# The second four are the full-width forms, which some spreadsheets read as the first.
DANGEROUS = tuple("=+-@＝＋－＠\t\r\n'")


def table(published: Published, _path: str, locale: str, section: str) -> str:
    """One section in one language."""
    rows = []
    index = published.facts.index
    whole: Any = published.plain[locale]
    for path, record in index.addressed:
        if path[0] == section:
            plain = reduce(getitem, path, whole)
            head = {"id": record.id, "type": type(record).__name__, "within": index.within.get(record.id, "")}
            rows.append(head | dict(_cells(plain)) | dict(_cells(_said_first(published, locale, record), "home.")))
    columns = sorted(dict.fromkeys(column for row in rows for column in row), key=_is_of_receipt)
    return _written(columns, ((guarded(row.get(column, "")) for column in columns) for row in rows))


def _said_first(published: Published, locale: str, record: Record) -> Plain:
    """What the first page says of ``record``."""
    return published.plain[locale].get("home", {}) if record is published.facts.agreement else {}


def names(published: Published, _path: str) -> str:
    """Every form of every name and every short name, by the entry that has it: its language, how far it is to be used,
    and the sources that are said to give this form."""
    order = list(published.entries)
    rows = sorted(_forms(published), key=lambda row: order.index(row[0]))
    cells = ((*row[:2], guarded(row[2]), row[3].value, " ".join(row[4])) for row in rows)
    return _written(("id", "language", "form", "rank", "source"), cells)


def _forms(published: Published) -> Iterator[tuple[str, str, str, Rank, tuple[str, ...]]]:
    for each in named(published.facts, with_countries=True):
        for language, name in each.name.root.items():
            yield each.id, language, name.text, Rank.NORMAL, name.cites
            for rival in name.rivals:
                yield each.id, language, rival.text, rival.rank, rival.cites
    for short in shortened(published.facts):
        acronym = short.acronym
        yield short.id, acronym.language, acronym.text, acronym.rank, acronym.cites


def acts(published: Published, _path: str) -> str:
    """Every act of every party, a row each: the party, its country, where it stands, the act and its date, and what it
    rests on, which is what the party rests on unless it is said apart; who continues it, where another party does. A
    party without an act has a row without one; that of a party that continues another rests on what says so."""
    facts = published.facts
    stands, continues = standings(facts), {act.party: act for act in facts.index.continuations.values()}
    rows: list[tuple[str, ...]] = []
    for party in facts.parties:
        head = (party.id, party.country or "", stands.get(party.id, ""))
        done = [(kind, act) for kind, every in party.acts.items() for act in every]
        for kind, act in done:
            rows.append((*head, kind, act.on.iso if act.on else "", *_rests_on(party, act), act.party or ""))
        if not done:
            rows.append((*head, "", "", *_rests_on(party, continues.get(party.id)), ""))
    return _written(("id", "country", "status", "act", "on", "certainty", "source", "party"), rows)


def _rests_on(party: Party, act: Act | None) -> tuple[str, str]:
    """How sure an act is and what it rests on, else what the party does."""
    certainty, cites = (act.certainty, act.cites) if act else (None, ())
    return certainty or party.certainty, " ".join(cites or party.cites)


def _written(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    file = io.StringIO()
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return file.getvalue()


def guarded(cell: str) -> str:
    """``cell`` so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before ``guarded``."""
    return cell.removeprefix("'")


def _is_of_receipt(column: str) -> bool:
    """The receipt comes last, after what it is a receipt for."""
    return column.partition(".")[0].removesuffix("_label").removesuffix("_text") in Receipt.model_fields


def _cells(plain: Plain, prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in plain.items():
        yield from _cell(f"{prefix}{key}", value)


def _cell(column: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, bool):
        yield column, str(value).lower()
    elif _is_entry(value):
        yield column, value["id"]
    elif isinstance(value, dict):
        yield from _cells(value, f"{column}.")
    elif isinstance(value, list) and value and all(_is_id(item) or _is_entry(item) for item in value):
        yield column, " ".join(item["id"] if _is_entry(item) else item for item in value)
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from _cell(f"{column}.{number}", item)
    else:
        yield column, str(value)


def _is_entry(value: Any) -> bool:
    return isinstance(value, dict) and "id" in value


def _is_id(value: Any) -> bool:
    """A string that is no text: ids and cites hold no blank."""
    return isinstance(value, str) and not isinstance(value, PlainText)
