"""Rules between entries: what no single record can know about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import walk
from .model import Body, Facts, Part, Party, Source
from .problems import InvalidFileError, Problem, did_you_mean
from .yaml_reader import DataPath, Document

Complaint = tuple[DataPath, str]
Rule = Callable[[Facts], Iterator[Complaint]]


def broken_rules(facts: Facts, document: Document) -> None:
    """Raise ``InvalidFileError`` with everything that breaks a rule."""
    problems: list[Problem] = [document.problem(path, text) for rule in RULES for path, text in rule(facts)]
    if problems:
        raise InvalidFileError(problems)


def ids_are_unique(facts: Facts) -> Iterator[Complaint]:
    seen: dict[str, DataPath] = {}
    for path, record in walk.records(facts):
        entry_id = getattr(record, "id", None)
        if entry_id in seen:
            yield (*path, "id"), f'the id "{entry_id}" is already taken by {".".join(map(str, seen[entry_id]))}'
        elif entry_id is not None:
            seen[entry_id] = path


def references_lead_somewhere(facts: Facts) -> Iterator[Complaint]:
    by_kind: dict[str, list[str]] = {}
    for _, entry in walk.entries(facts):
        by_kind.setdefault(type(entry).__name__, []).append(entry.id)
    for path, record in walk.records(facts):
        for target, inner, refers in walk.references(record):
            known = [entry_id for kind in refers.kinds for entry_id in by_kind.get(kind, [])]
            if target not in known:
                kinds = " or ".join(KIND_NAMES[kind] for kind in refers.kinds)
                yield (*path, *inner), f'there is no {kinds} with the id "{target}"{did_you_mean(target, known)}'


def cites_name_a_source(facts: Facts) -> Iterator[Complaint]:
    sources = {source.id: source for source in facts.sources}
    for path, record in walk.records(facts):
        for index, cite in enumerate(walk.cites(record)):
            complaint = _cite_complaint(cite, sources)
            if complaint:
                yield (*path, "cites", index), complaint


def _cite_complaint(cite: str, sources: dict[str, Source]) -> str | None:
    source_id, _, locator = cite.partition("#")
    source = sources.get(source_id)
    if source is None:
        return f'there is no source with the id "{source_id}"{did_you_mean(source_id, sources)}'
    if locator and locator not in source.locators:
        return f'the source "{source_id}" has no locator "{locator}"{did_you_mean(locator, source.locators)}'
    if source.locators and not locator:
        return f'say where in "{source_id}": one of its locators, as in "{source_id}#{next(iter(source.locators))}"'
    return None


def sources_support_something(facts: Facts) -> Iterator[Complaint]:
    cited = {cite for _, record in walk.records(facts) for cite in walk.cites(record)}
    cited_sources = {cite.partition("#")[0] for cite in cited}
    for index, source in enumerate(facts.sources):
        if source.id not in cited_sources:
            yield ("sources", index, "id"), f'no entry cites the source "{source.id}"; cite it or remove it'
            continue
        for locator in source.locators:
            if f"{source.id}#{locator}" not in cited:
                yield ("sources", index, "locators", locator), f'no entry cites "{source.id}#{locator}"'


def signatories_signed(facts: Facts) -> Iterator[Complaint]:
    people = {person.id: person for person in facts.people}
    named: set[str] = set()
    for path, holder in walk.records(facts.parties, ("parties",)):
        if not isinstance(holder, Party | Body):
            continue
        for index, person_id in enumerate(holder.signatories):
            named.add(person_id)
            person = people.get(person_id)
            if person and person.part is not Part.SIGNATORY:
                message = f'"{person_id}" is a signatory here, but under people its part is "{person.part}"'
                yield (*path, "signatories", index), message
    for index, person in enumerate(facts.people):
        if person.part is Part.SIGNATORY and person.id not in named:
            yield (
                ("people", index, "part"),
                f'"{person.id}" is a signatory, but no party or body names it under signatories',
            )


KIND_NAMES = {
    "Party": "party",
    "Body": "body",
    "Person": "person",
    "Event": "event",
    "Project": "project",
    "Provision": "provision",
}

RULES: tuple[Rule, ...] = (
    ids_are_unique,
    references_lead_somewhere,
    cites_name_a_source,
    sources_support_something,
    signatories_signed,
)
