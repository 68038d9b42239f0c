"""Rules between entries: what no single record can know about itself."""

from __future__ import annotations

import re
from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..mistakes.messages import Message, msg
from ..mistakes.problems import InvalidFileError, Problem, with_guess
from . import walk
from .account_rules import every_account_is_named_once, sayings_are_whole, silent_sources_support_nothing
from .act_rules import (
    acts_fit_each_other,
    acts_fit_the_agreement,
    acts_follow_the_text,
    no_state_is_two_parties,
    own_names_are_of_other_kinds,
)
from .continuation_rules import one_party_continues_another, who_continues_is_not_bound_twice
from .date_rules import (
    dates_are_in_order,
    earlier_agreements_are_earlier,
    letters_are_dated_by_themselves,
    nothing_is_later_than_the_facts,
    sources_are_published_before_they_are_read,
    state_fits_the_dates,
)
from .derivation_rules import no_source_repeats_itself
from .home_rules import milestones_have_dates
from .list_rules import (
    a_choice_is_less_than_the_whole,
    lists_count_those_that_they_name,
    nothing_is_named_twice,
    parts_have_a_whole,
)
from .model import Entry, Facts, Rank, Record, Refers, Rival, Source, with_party_ids
from .relation_rules import ties_exclude_no_other, ties_follow_the_dates
from .signing_rules import nobody_signs_what_was_adopted, signatories_signed, their_acts_say_that_they_signed
from .text_rules import parts_of_the_text_hold_something, parts_stand_with_their_whole
from .yaml_reader import Complaint, DataPath, Document, dotted

Rule = Callable[[Facts], Iterator[Complaint]]

SOURCE = Refers("Source")  # what a cite names
COUNTRY = re.compile(r"parties\.\d+\.country")  # from which a party has its id
MANY = 3  # mistakes of one kind after which the rest are counted


def check_rules(facts: Facts, document: Document) -> None:
    """Raise ``InvalidFileError`` with everything that breaks a rule."""
    problems = [document.problem(path, message) for rule in RULES for path, message in rule(facts)]
    if problems:
        raise InvalidFileError(problems)


def references_to_nothing(document: Document, others: list[Problem]) -> Iterator[Problem]:
    """In a file that has ``others``, so that its records cannot be made: the cites and references to an id that stands
    nowhere in it, not even under a misspelt key. Where an id is missing, it cannot be known which of them mean it."""
    said = {problem.path for problem in others}
    if any(path.endswith(".id") for path in said):
        return
    kinds = {**dict.fromkeys(walk.CITING, SOURCE), **walk.reference_fields()}
    leaves = [(path, value) for path, value in _leaves(document.data) if isinstance(value, str)]
    whole = with_party_ids(document.data)  # a line for a party has the id of its country
    unknown_kind = None if _parties_have_ids(whole, said) else "Party"
    ids = {value: path[0] for path, value in _leaves(whole) if _key(path) == "id" and isinstance(value, str)}
    known = {*ids, *(value for path, value in leaves if dotted(path) in said)}
    sources = [each for each, part in ids.items() if part == "sources"]
    others_than_sources = [each for each, part in ids.items() if part != "sources"]
    found = []
    for path, value in leaves:
        target, refers = value.partition("#")[0], kinds.get(_key(path))
        if refers and unknown_kind not in refers.kinds and target not in known and not _is_said(path, said):
            possible = sources if refers == SOURCE else others_than_sources
            found.append((path, target, _no_entry(refers, target, possible)))
    yield from (document.problem(path, message) for path, message in _without_repetition(found))


def _parties_have_ids(whole: Any, said: set[str]) -> bool:
    """Whether the id of each party is known, from its country where it has none of its own."""
    parties = whole.get("parties", []) if isinstance(whole, dict) else []
    have_ids = isinstance(parties, list) and all(isinstance(party, dict) and "id" in party for party in parties)
    return have_ids and not any(COUNTRY.fullmatch(path) for path in said)


def _is_said(path: DataPath, said: set[str]) -> bool:
    """Whether something is said of what stands at ``path``, or around it."""
    return any(dotted(path[: length + 1]) in said for length in range(len(path)))


def _key(path: DataPath) -> str:
    """The last key of a path, which items of a list have in common."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _leaves(value: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, Any]]:
    """Whatever is no mapping and no list, with its path."""
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(item, (*path, key))
    else:
        yield path, value


def ids_are_unique(facts: Facts) -> Iterator[Complaint]:
    seen: dict[str, DataPath] = {}
    for path, record in facts.index.records:
        for place, entry_id in _ids(record):
            if entry_id in seen:
                where = dotted(seen[entry_id])
                yield (*path, *place), msg('the id "{id}" is already taken by {where}', id=entry_id, where=where)
            else:
                seen[entry_id] = path


def _ids(record: Record) -> Iterator[tuple[DataPath, str]]:
    """The ids that a record has and had, with their place in it."""
    if hasattr(record, "id"):
        yield ("id",), record.id
    yield from ((("formerly", index), old) for index, old in enumerate(getattr(record, "formerly", ())))


def references_lead_somewhere(facts: Facts) -> Iterator[Complaint]:
    by_kind: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for _, record in facts.index.records:
        if isinstance(record, Entry | Source):
            for kind in type(record).__mro__:
                by_kind[kind.__name__].setdefault(record.id)
    found = []
    for path, record in facts.index.records:
        for target, inner, refers in walk.references(record):
            if not any(target in by_kind[kind] for kind in refers.kinds):
                known = ChainMap(*(by_kind[kind] for kind in refers.kinds))
                found.append(((*path, *inner), target, _no_entry(refers, target, known)))
    yield from _without_repetition(found)


def _without_repetition(found: list[tuple[DataPath, str, Message]]) -> Iterator[Complaint]:
    """The complaints about ids; of many about the same, whose own mistake is elsewhere, the first with their number."""
    by_target: defaultdict[str, list[Complaint]] = defaultdict(list)
    for place, target, complaint in found:
        by_target[target].append((place, complaint))
    for (path, message), *others in by_target.values():
        if len(others) < MANY:
            yield from [(path, message), *others]
        else:
            hint = msg(
                "{complaint} ({number} other places name it; is the id of its entry misspelt?)",
                complaint=message,
                number=len(others),
            )
            yield path, hint


def _no_entry(refers: Refers, target: str, known: Iterable[str]) -> Message:
    complaint = msg('there is no {kind} with the id "{id}"', kind=_kinds(refers.kinds), id=target)
    return with_guess(complaint, target, known)


def _kinds(kinds: tuple[str, ...]) -> Message:
    first, *others = (KIND_NAMES[kind] for kind in kinds)
    for other in others:
        first = msg("{one} or {other}", one=first, other=other)
    return first


def cites_name_a_source(facts: Facts) -> Iterator[Complaint]:
    sources = facts.index.sources
    nameless = []
    for path, record in facts.index.records:
        for inner, cite in walk.placed_cites(record):
            source_id, _, locator = cite.partition("#")
            place = (*path, *inner)
            if source_id not in sources:
                nameless.append((place, source_id, _no_entry(SOURCE, source_id, sources)))
            elif complaint := _locator_complaint(sources[source_id], locator):
                yield place, complaint
    yield from _without_repetition(nameless)


def _locator_complaint(source: Source, locator: str) -> Message | None:
    if locator and locator not in source.locators:
        complaint = msg('the source "{source}" has no part "{locator}"', source=source.id, locator=locator)
        return with_guess(complaint, locator, source.locators)
    if source.locators and not locator:
        example = f"{source.id}#{next(iter(source.locators))}"
        return msg(
            'say where in "{source}", so that readers can check; for example "{example}"',
            source=source.id,
            example=example,
        )
    return None


def sources_support_something(facts: Facts) -> Iterator[Complaint]:
    cited = {cite for _, record in facts.index.records for cite in walk.cites(record)}
    cited_sources = {cite.partition("#")[0] for cite in cited}
    for index, source in enumerate(facts.sources):
        if source.id not in cited_sources:
            yield ("sources", index, "id"), msg('no entry cites the source "{id}"; cite it or remove it', id=source.id)
            continue
        for locator in source.locators:
            if f"{source.id}#{locator}" not in cited:
                message = msg(
                    'no entry cites "{cite}"; cite it, so that every part of the source is accounted for, or remove it',
                    cite=f"{source.id}#{locator}",
                )
                yield ("sources", index, "locators", locator), message


def one_value_is_preferred(facts: Facts) -> Iterator[Complaint]:
    for path, record in facts.index.records:
        if isinstance(record, Rival) and record.rank is Rank.PREFERRED:
            yield (
                (*path, "rank"),
                msg("the preferred value is the one that stands in its place; a rival is normal or deprecated"),
            )
        seen: dict[str, str] = {}
        for index, acronym in enumerate(getattr(record, "acronyms", ())):
            if acronym.rank is Rank.PREFERRED:
                if acronym.language in seen:
                    message = msg(
                        'two short names are preferred in "{language}"; the other is "{text}"',
                        language=acronym.language,
                        text=seen[acronym.language],
                    )
                    yield (*path, "acronyms", index, "rank"), message
                seen[acronym.language] = acronym.text


KIND_NAMES = {
    "Entry": msg("entry"),
    "Source": msg("source"),
    "Party": msg("party"),
    "Body": msg("body"),
    "Person": msg("person"),
    "Event": msg("event"),
    "Project": msg("project"),
    "Provision": msg("provision"),
    "TextPart": msg("part of the text"),
    "Agreement": msg("agreement"),
    "RelatedAgreement": msg("related agreement"),
    "Account": msg("account"),
    "PartnerList": msg("list of partners"),
}

RULES: tuple[Rule, ...] = (
    ids_are_unique,
    references_lead_somewhere,
    cites_name_a_source,
    sources_support_something,
    signatories_signed,
    nobody_signs_what_was_adopted,
    their_acts_say_that_they_signed,
    dates_are_in_order,
    state_fits_the_dates,
    earlier_agreements_are_earlier,
    letters_are_dated_by_themselves,
    sources_are_published_before_they_are_read,
    nothing_is_later_than_the_facts,
    acts_follow_the_text,
    acts_fit_each_other,
    acts_fit_the_agreement,
    no_state_is_two_parties,
    one_party_continues_another,
    who_continues_is_not_bound_twice,
    own_names_are_of_other_kinds,
    ties_exclude_no_other,
    ties_follow_the_dates,
    one_value_is_preferred,
    sayings_are_whole,
    silent_sources_support_nothing,
    every_account_is_named_once,
    no_source_repeats_itself,
    nothing_is_named_twice,
    lists_count_those_that_they_name,
    a_choice_is_less_than_the_whole,
    parts_have_a_whole,
    parts_of_the_text_hold_something,
    parts_stand_with_their_whole,
    milestones_have_dates,
)
