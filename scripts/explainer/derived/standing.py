"""Where each party stands on the day of the site, from its acts; how many stand where; which acts there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from ..facts.model import LEAVING, SIGNING, Act, ActKind, Acts, Facts, Party, PartyStatus, SigningMode, binding_acts

MANY = 12  # parties beyond which a table shows them better than cards
MOST = 40  # parties beyond which a table is found one's way in by letters


def standing(party: Party, facts: Facts) -> PartyStatus | None:
    """What the acts of a party make it, and of one that continues another those of that one too; else what is said of
    it; ``None`` where nothing is known."""
    if party.id in facts.index.continued_by:
        return PartyStatus.CONTINUED
    if party.id in facts.index.continued_by.values():
        party = party.model_copy(update={"acts": acts_taken_over(party, facts)})
    bound, left = _last(party, binding_acts(party), facts), _last(party, LEAVING, facts)
    if left and bound and bound <= left:
        return PartyStatus.FORMER
    if bound and facts.agreement.has_ended:
        return PartyStatus.FORMER
    if bound and not _applies(party, facts):
        return PartyStatus.ACCEDING
    if bound:
        return PartyStatus.SUSPENDED if _suspends(party, bound, facts) else PartyStatus.PARTY
    if _last(party, {ActKind.SIGNATURE, ActKind.PROVISIONAL_APPLICATION}, facts):
        return PartyStatus.SIGNATORY
    return party.status


def acts_taken_over(party: Party, facts: Facts) -> Acts:
    """The acts of a party after those of all that it continues, but for their end."""
    found: Acts = {}
    before = [each for each in facts.parties if facts.index.continued_by.get(each.id) == party.id]
    for acts in (*(acts_taken_over(each, facts) for each in before), party.acts):
        for kind, done in acts.items():
            found[kind] = found.get(kind, ()) + done
    ends = () if party.id not in facts.index.continued_by else (ActKind.CONTINUED_BY, ActKind.CEASED_TO_EXIST)
    return {kind: done for kind, done in found.items() if kind not in ends}


def _last(party: Party, kinds: Iterable[ActKind], facts: Facts) -> date | None:
    """The day of the last act of these kinds that has taken place; the earliest of all days where it is not known."""
    days = [act.on.start if act.on else date.min for kind in kinds for act in party.acts.get(kind, ())]
    return max((day for day in days if day <= facts.site.checked.end), default=None)


def _suspends(party: Party, bound: date, facts: Facts) -> bool:
    """Whether a party that is ``bound`` since a day has suspended the agreement, and not taken it up again."""
    suspended, resumed = (_last(party, {kind}, facts) for kind in (ActKind.SUSPENSION, ActKind.RESUMPTION))
    return bool(suspended and suspended >= bound and not (resumed and resumed >= suspended))


def _applies(party: Party, facts: Facts) -> bool:
    """Whether the agreement is in force for a party that has consented to be bound."""
    own = party.acts.get(ActKind.ENTRY_INTO_FORCE, ())
    if own:
        return any(act.on is None or act.on.start <= facts.site.checked.end for act in own)
    return not is_to_come(facts)


def is_to_come(facts: Facts) -> bool:
    """Whether the agreement is known not to be in force yet, or never to have been."""
    whole = facts.agreement.entry_into_force
    return whole is not None and not (whole.on and whole.on.start <= facts.site.checked.end)


def standings(facts: Facts) -> dict[str, PartyStatus]:
    """For the id of each party of which it is known, where it stands."""
    found = {party.id: standing(party, facts) for party in facts.parties}
    return {party_id: status for party_id, status in found.items() if status}


def standing_counts(facts: Facts) -> list[tuple[PartyStatus, int]]:
    """How many parties stand where, in the order of the vocabulary."""
    counts = Counter(standings(facts).values())
    return [(status, counts[status]) for status in PartyStatus if counts[status]]


def acts_done(facts: Facts) -> list[ActKind]:
    """The kinds of acts that any party has done, in their order."""
    return [kind for kind in ActKind if any(kind in party.acts for party in facts.parties)]


def signing_parties(facts: Facts) -> list[Party]:
    """The parties that are known to have signed; where nothing is known of acts, all that concluded what was signed."""
    if not any(party.acts for party in facts.parties):
        return concluding_parties(facts) if facts.agreement.signature else []
    return [party for party in facts.parties if _last(party, SIGNING, facts)]


def at_the_signing(facts: Facts) -> list[Party]:
    """Those of them that signed on its day, or may have; where from that day on it could be signed, only those of which
    it is known that they did."""
    signature = facts.agreement.signature
    if not signature:
        return signing_parties(facts)
    opened = signature.mode is SigningMode.OPENED_FOR_SIGNATURE

    def is_of_that_day(act: Act) -> bool:
        if act.on is None:
            return not opened
        if opened:
            return signature.on.start <= act.on.start and act.on.end <= signature.on.end
        return act.on.start <= signature.on.end and signature.on.start <= act.on.end

    return [
        party
        for party in signing_parties(facts)
        if (not party.acts and not opened)
        or any(is_of_that_day(act) for kind in SIGNING for act in party.acts.get(kind, ()))
    ]


def signed_later(facts: Facts) -> list[Party]:
    """Those of which it is known that they signed, and not on its day."""
    there = at_the_signing(facts)
    return [party for party in signing_parties(facts) if party.acts and party not in there]


def counted(facts: Facts) -> list[Party]:
    """Those whom the number of the list of the parties counts: of an agreement that ended those that were bound, else
    those that are, or of which it is not known."""
    stands = standings(facts)
    of_list = {PartyStatus.FORMER} if facts.agreement.has_ended else {PartyStatus.PARTY, PartyStatus.SUSPENDED, None}
    return [party for party in facts.parties if stands.get(party.id) in of_list]


def exists(party: Party, facts: Facts) -> bool:
    """Whether a party is not known to have ceased to exist, with nobody to continue it."""
    return party.id in facts.index.continued_by or _last(party, {ActKind.CEASED_TO_EXIST}, facts) is None


def concluding_parties(facts: Facts) -> list[Party]:
    """Those whom it is between, without those that only look on."""
    return [party for party in facts.parties if party.status is not PartyStatus.OBSERVER]


def carded(facts: Facts) -> set[str]:
    """The ids of the parties that have a card of their own: those of which there is more to say than their acts."""
    return {party.id for party in facts.parties if _has_more(party, facts)}


def _has_more(party: Party, facts: Facts) -> bool:
    return bool(party.summary or party.note or party.signatories or facts.index.bodies_of(party))


def has_table(facts: Facts) -> bool:
    """Whether a table shows where the parties stand: where that is known, where they are many, or known by it alone."""
    return bool(standings(facts) or facts.party_list or len(carded(facts)) < len(facts.parties) or many(facts))


def many(facts: Facts) -> bool:
    """Whether the parties are too many for a card each and for their names on the first page."""
    return len(facts.parties) > MANY


def has_letters(facts: Facts) -> bool:
    """Whether the parties stand under the letters with which their names begin."""
    return len(facts.parties) > MOST
