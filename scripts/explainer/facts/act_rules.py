"""Rules about the acts of parties: their order, and which of them go together."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from ..mistakes.messages import Message, msg
from .date_rules import text_there_since
from .dates import When
from .model import (
    CONSENT,
    LEAVING,
    SIGNING,
    Act,
    ActKind,
    Agreement,
    Facts,
    InstrumentKind,
    Party,
    PartyKind,
    TextPart,
    TextPartKind,
    binding_acts,
)
from .yaml_reader import Complaint, DataPath

NOT_JOINED = msg("only what was joined before can be left; add how it joined, or correct the day")
SIGNED = SIGNING | {ActKind.SUCCESSION}
ENDS = frozenset({ActKind.CONTINUED_BY, ActKind.CEASED_TO_EXIST})  # of those too that only signed, or were continued
STARTED = frozenset({ActKind.SIGNATURE, ActKind.CONTINUED_BY})


def acts_follow_the_text(facts: Facts) -> Iterator[Complaint]:
    """No party acts before there is a text, and none says how sure an act is without saying where it is from."""
    begun = text_there_since(facts)
    for path, act in _acts(facts):
        if act.on and act.on.end < begun.start:
            message = msg(
                "no party can act before the text is adopted or signed ({day}); one of these two days is wrong",
                day=begun.iso,
            )
            yield (*path, "on"), message
        if act.certainty and not act.cites:
            yield (*path, "certainty"), msg('say under "cites" where this comes from, or leave out "certainty"')


def acts_fit_each_other(facts: Facts) -> Iterator[Complaint]:
    """A party is bound once at a time, leaves what it had joined, and ratifies what it had signed."""
    begun = text_there_since(facts).start
    for index, party in enumerate(facts.parties):
        path = ("parties", index, "acts")
        told = {place for place, act in _done(party) if act.on and act.on.end < begun}  # before there was a text
        if ActKind.RATIFICATION in party.acts and not any(kind in party.acts for kind in SIGNED):
            message = msg('a party ratifies what it has signed; add its "signature", or write "accession"')
            yield (*path, ActKind.RATIFICATION), message
        yield from (
            (path + place, message)
            for place, message in (
                *_in_turn(party),
                *_in_order(party),
                *_without_what_it_needs(party),
                *_after_its_end(party),
            )
            if place not in told
        )
        if party.status and party.acts:
            yield ("parties", index, "status"), msg('its acts tell where it stands; remove "status", or the acts')


def _in_turn(party: Party) -> Iterator[Complaint]:
    """What is wrong in the turns of joining and leaving, in the order of their days."""
    steps = [
        (act.on.start if act.on else date.min, kind in binding_acts(party), kind, number)
        for kind, acts in party.acts.items()
        for number, act in enumerate(acts)
        if kind in binding_acts(party) or kind in LEAVING or kind is ActKind.CONTINUED_BY
    ]
    bound: ActKind | None = None
    for _, binds, kind, number in sorted(steps, key=lambda step: (step[0], not step[1])):
        if binds and bound:
            message = msg(
                'it is bound by its "{other}" already; remove one of the two, or add the withdrawal between them',
                other=bound.value,
            )
            yield (kind, number), message
        elif not binds and not bound and not (kind in ENDS and STARTED.intersection(party.acts)):
            yield (kind, number), _not_joined(party, party.acts[kind][number])
        bound = kind if binds else None
    notice, withdrawal = (party.acts.get(kind) for kind in (ActKind.NOTICE_OF_WITHDRAWAL, ActKind.WITHDRAWAL))
    for number, (told, left) in enumerate(zip(notice or (), withdrawal or (), strict=False)):
        if told.on and left.on and left.on.end < told.on.start:
            yield (ActKind.WITHDRAWAL, number), msg("it takes effect before the notice of it ({on})", on=told.on.iso)


def _not_joined(party: Party, act: Act) -> Message:
    """Why it cannot be left: it is joined later, or not at all."""
    first = _first(party, binding_acts(party))
    return _too_early(first) if first and act.on and act.on.end < first.start else NOT_JOINED


def _too_early(joined: When) -> Message:
    return msg("it does this before it joins ({on}); one of these two days is wrong", on=joined.iso)


def _in_order(party: Party) -> Iterator[Complaint]:
    """What stands before what it needs: a ratification before every signature, being in force before being bound."""
    needs = [
        (ActKind.RATIFICATION, SIGNED, msg("it ratifies before it signs; one of these two days is wrong")),
        (
            ActKind.ENTRY_INTO_FORCE,
            tuple(CONSENT),
            msg("it is in force for it before it is bound; one of these two days is wrong"),
        ),
    ]
    for kind, earlier, message in needs:
        first = _first(party, earlier)
        for number, act in enumerate(party.acts.get(kind, ())):
            if first and act.on and act.on.end < first.start:
                yield (kind, number), message


def _without_what_it_needs(party: Party) -> Iterator[Complaint]:
    """Only what one is bound by is left or suspended, and only what was suspended is taken up again."""
    needs = [
        (ActKind.NOTICE_OF_WITHDRAWAL, tuple(binding_acts(party)), NOT_JOINED),
        (
            ActKind.SUSPENSION,
            tuple(binding_acts(party)),
            msg("only what it is bound by can be suspended; add how it joined, or correct the day"),
        ),
        (
            ActKind.RESUMPTION,
            (ActKind.SUSPENSION,),
            msg('only what was suspended is taken up again; add its "suspension", or correct the day'),
        ),
    ]
    for kind, earlier, message in needs:
        first = _first(party, earlier)
        there = any(each in party.acts for each in earlier)
        for number, act in enumerate(party.acts.get(kind, ())):
            early = first if first and act.on and act.on.end < first.start else None
            if not there or (early and kind is ActKind.RESUMPTION):
                yield (kind, number), message
            elif early:
                yield (kind, number), _too_early(early)


def _after_its_end(party: Party) -> Iterator[Complaint]:
    """Who is no more does nothing."""
    end = _first(party, (ActKind.CEASED_TO_EXIST,))
    for kind, acts in party.acts.items():
        for number, act in enumerate(acts):
            if end and act.on and act.on.start > end.end:
                message = msg(
                    "the party had ceased to exist before ({on}); correct one of these two days, or remove this",
                    on=end.iso,
                )
                yield (kind, number), message


def _first(party: Party, kinds: Collection[ActKind]) -> When | None:
    """The date of the first act of any of these kinds; ``None`` where one has no date, or there is none."""
    dates = [act.on for kind in kinds for act in party.acts.get(kind, ())]
    return None if None in dates else min(filter(None, dates), key=lambda on: on.start, default=None)


def _acts(facts: Facts) -> Iterator[tuple[DataPath, Act]]:
    for index, party in enumerate(facts.parties):
        yield from ((("parties", index, "acts", *place), act) for place, act in _done(party))


def _done(party: Party) -> Iterator[tuple[DataPath, Act]]:
    """The acts of a party, each with its place among them."""
    for kind, acts in party.acts.items():
        yield from (((kind, number), act) for number, act in enumerate(acts))


def acts_fit_the_agreement(facts: Facts) -> Iterator[Complaint]:
    """The agreement is not in force for anybody before it is at all, and where it is, somebody is bound by it."""
    in_force = facts.agreement.entry_into_force
    if in_force is None or in_force.on is None or in_force.on.start > facts.site.checked.end:
        return
    begun = in_force.on
    for index, party in enumerate(facts.parties):
        for number, act in enumerate(party.acts.get(ActKind.ENTRY_INTO_FORCE, ())):
            if act.on and act.on.end < begun.start:
                message = msg("it is in force for nobody before it is in force ({on})", on=begun.iso)
                yield ("parties", index, "acts", ActKind.ENTRY_INTO_FORCE, number), message
    nobody = all(party.acts and binding_acts(party).isdisjoint(party.acts) for party in facts.parties)
    if nobody:
        message = msg(
            "it is in force, but nobody is bound by their acts; write how each consented: where signing was "
            "enough, definitive-signature"
        )
        yield ("agreement", "entry_into_force", "on"), message


def no_state_is_two_parties(facts: Facts) -> Iterator[Complaint]:
    """A State is one party, by whichever id."""
    seen: dict[str, str] = {}
    for index, party in enumerate(facts.parties):
        if party.kind is PartyKind.STATE and party.country:
            if party.country in seen:
                message = msg('this State is the party "{id}" already; remove one of the two', id=seen[party.country])
                yield ("parties", index, "country"), message
            seen.setdefault(party.country, party.id)


def own_names_are_of_other_kinds(facts: Facts) -> Iterator[Complaint]:
    """What a word of the vocabulary fits is called by it, and what none fits has a name."""
    parts = [(("text_parts", index), part) for index, part in enumerate(facts.text_parts)]
    named: list[tuple[DataPath, Agreement | TextPart]] = [(("agreement",), facts.agreement), *parts]
    for path, record in named:
        is_other = record.kind in (InstrumentKind.OTHER, TextPartKind.OTHER)
        if record.kind_name and not is_other:
            yield (*path, "kind_name"), msg('a name of its own goes with "kind: other"')
        if is_other and not record.kind_name:
            yield (*path, "kind"), msg('say under "kind_name" what it is called, in each language')
