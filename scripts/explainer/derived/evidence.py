"""Which statement rests on which source, both ways, computed from the facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..facts import walk
from ..facts.model import Body, Certainty, Entry, Facts, Party, Source, SourceKind, Stance, Term
from .voices import origins

HOME = ("home",)  # where in the file stands what the first page says

# For each source id, for each of its locators ("" for the source as a whole), the ids of the entries that cite it.
Citations = dict[str, dict[str, list[str]]]


@dataclass(frozen=True)
class Grounds:
    """What an entry rests on, with all that stands inside it: ids of sources, in the order of the file."""

    entry: Entry
    part: str
    sources: list[str]


def citations(facts: Facts) -> Citations:
    """Who rests on each source, and on which part of it; an entry stands for the claims and names inside it, and the
    agreement for the first page, where that alone rests on something."""
    found: dict[str, dict[str, dict[str, None]]] = {
        source.id: {locator: {} for locator in source.locators or ("",)} for source in facts.sources
    }
    for entry, cite, _ in _cites_by_entry(facts):
        source_id, _, locator = cite.partition("#")
        found[source_id][locator].setdefault(entry.id)
    for cite in (cite for path, record in facts.index.records if path[:1] == HOME for cite in walk.supports(record)):
        source_id, _, locator = cite.partition("#")
        if not found[source_id][locator]:
            found[source_id][locator].setdefault(facts.agreement.id)
    return {
        source_id: {locator: [*entry_ids] for locator, entry_ids in by_locator.items()}
        for source_id, by_locator in found.items()
    }


def citing(facts: Facts) -> dict[str, list[str]]:
    """For each source id, the ids of the entries that rest on it or a part of it."""
    return {
        source_id: list(dict.fromkeys(entry_id for entry_ids in by_locator.values() for entry_id in entry_ids))
        for source_id, by_locator in citations(facts).items()
    }


def silent_on(facts: Facts) -> dict[str, list[str]]:
    """For each source id, the ids of the provisions that it was read for and does not speak of."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for provision in facts.provisions:
        silent = [saying for saying in provision.said if saying.stance is Stance.SILENT]
        for source_id in dict.fromkeys(cite.partition("#")[0] for saying in silent for cite in saying.cites):
            found[source_id].append(provision.id)
    return dict(found)


def text_was_read(facts: Facts) -> bool:
    """Whether something that is said of the content rests on the text of an agreement itself: on a source of that kind,
    or at the address at which the text is public."""
    public_at = facts.agreement.publication.url
    texts = {
        source.id
        for source in facts.sources
        if source.kind is SourceKind.PRIMARY or (public_at and source.url == public_at)
    }
    return any(cite.partition("#")[0] in texts for provision in facts.provisions for cite in provision.cites)


def grounds(facts: Facts) -> list[Grounds]:
    """Every entry with the sources that it rests on, in the order of the file."""
    found: dict[str, dict[str, None]] = {entry.id: {} for _, entry in facts.index.entries}
    for entry, cite, _ in _cites_by_entry(facts):
        found[entry.id].setdefault(cite.partition("#")[0])
    return [Grounds(entry, str(path[0]), [*found[entry.id]]) for path, entry in facts.index.entries]


def on_one_voice(facts: Facts) -> list[Grounds]:
    """The entries whose mark rests on one voice, without the words that the site explains itself, and what a text
    settles by saying so."""
    heard, without = speakers(facts), settled(facts)
    found = (each for each in grounds(facts) if not isinstance(each.entry, Term) and each.entry.id not in without)
    return [each for each in found if one_voice(of_mark(each), heard)]


def of_mark(grounds: Grounds) -> list[str]:
    """The ids of the sources that the mark of an entry tells: its own; where it has none, those of all that stands
    inside it."""
    return [*dict.fromkeys(cite.partition("#")[0] for cite in grounds.entry.cites)] or grounds.sources


def settled(facts: Facts) -> set[str]:
    """The ids of the entries that are established by the text of an agreement, by its depositary or by an official page
    of somebody whom it does not concern: nobody has to confirm these."""
    heard = speakers(facts)
    concerned = {entry.id for _, entry in facts.index.entries if isinstance(entry, Party | Body)}
    concerned -= set(facts.agreement.depositaries)
    official = {
        source.id
        for source in facts.sources
        if source.kind is SourceKind.PRIMARY
        or (source.kind is SourceKind.OFFICIAL and concerned.isdisjoint(heard[source.id]))
    }
    established = (each for each in grounds(facts) if vars(each.entry).get("certainty") is Certainty.ESTABLISHED)
    return {each.entry.id for each in established if not official.isdisjoint(each.sources)}


Speakers = dict[str, tuple[str, ...]]


def one_voice(sources: Iterable[str], speakers: Speakers) -> tuple[str, ...]:
    """Who alone is heard in these sources: in the only one, or in one that speaks with the voices of all, as where they
    go back to one, have one publisher, or repeat what a party says that speaks among them; nobody where there are
    several voices."""
    told = [speakers[source] for source in sources]
    heard = set().union(*told)
    return next((each for each in told if set(each) == heard), ())


def speakers(facts: Facts) -> Speakers:
    """For each source whose voices it passes on, in the order of the file: the ids of parties and bodies, and of the
    first source of each other publisher."""
    first = {_names_of(source): source.id for source in reversed(facts.sources)}
    own = {
        text.casefold(): entry.id
        for _, entry in facts.index.entries
        if isinstance(entry, Party | Body) and entry.name
        for text in (name.text for name in entry.name.root.values())
    }

    def speaker(origin: str) -> str:
        if origin not in facts.index.sources:
            return origin
        names = _names_of(facts.index.sources[origin])
        return next((own[name.casefold()] for name in names if name.casefold() in own), first[names])

    order = list(facts.index.by_id)
    return {source: tuple(sorted(set(map(speaker, back)), key=order.index)) for source, back in origins(facts).items()}


def _names_of(source: Source) -> tuple[str, ...]:
    """What its publisher is called."""
    return tuple(source.publisher.root.values())


def disputed(facts: Facts) -> list[str]:
    """The ids of the entries on which sources contradict each other, or of whose parts this is so."""
    marked = (entry.id for entry, _, certainty in _cites_by_entry(facts) if certainty is Certainty.DISPUTED)
    return list(dict.fromkeys(marked))


def _cites_by_entry(facts: Facts) -> Iterator[tuple[Entry, str, Certainty | None]]:
    """Every cite that supports something, with the entry in which it stands and the certainty of what it supports; what
    the first page says stands in none."""
    for path, record in facts.index.records:
        if path[:1] == HOME:
            continue
        for cite in walk.supports(record):
            yield facts.index.entry_at[path], cite, vars(record).get("certainty")
