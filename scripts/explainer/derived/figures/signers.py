"""Whom pictures name as those who signed, and what they call the parties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...facts.model import Body, Facts, Party, PartyKind
from ...language.localize import Localizer
from ..joining import is_whole
from ..standing import MANY, at_the_signing, signed_later
from .signing import Signer


class Signers:
    """Those of one facts file, in the language of ``localizer``; ``parties`` in the order in which they are told."""

    def __init__(self, facts: Facts, localizer: Localizer, parties: Sequence[Party]) -> None:
        self._facts, self._localizer, self._parties = facts, localizer, parties
        self._words = localizer.labels.words.figures

    def all(self) -> list[Signer]:
        """Those who signed, each with the party; of a party that did, and of whom nobody is named, its name. Where
        nobody at all is named, very many parties are a number. Where not all parties stand here, only people are told:
        neither the names nor the number would be those of all. A party that signed on another day is not told."""
        later = signed_later(self._facts)
        told = [party for party in self._parties if party not in later]
        parties = at_the_signing(self._facts) if is_whole(self._facts) else []
        named = [person for party in told for person in self.people_for(party)]
        if len(parties) > MANY and not named:
            return [Signer(self._words.signing_parties.count(len(parties)), has_signed=False)]
        return [signer for party in told for signer in self._of(party, party in parties)]

    def _of(self, party: Party, has_signed: bool) -> list[Signer]:
        name = self.short_name(party)
        with_article = all(each.short_name for each in self._facts.parties)  # else some would be said otherwise
        of = self._words.for_party.format(name=name) if with_article else name
        people = [Signer(person, of) for person in self.people_for(party)]
        return people or ([Signer(name, has_signed=False)] if has_signed else [])

    def people_for(self, party: Party) -> list[str]:
        """The names of those who signed for a party, itself or one of its bodies."""
        holders: list[Party | Body] = [party, *self._facts.index.bodies_of(party)]
        ids = dict.fromkeys(each for holder in holders for each in holder.signatories)
        headings: list[Any] = [self._localizer.value(self._localizer.record(each).heading) for each in ids]
        return list(map(str, headings))

    def short_name(self, party: Party) -> str:
        """What people call a party; else, of a State or its government, the country; else the name."""
        if party.short_name:
            return str(self._localizer.value(party.short_name))
        if party.country and party.kind in (PartyKind.STATE, PartyKind.GOVERNMENT):
            return str(self._localizer.country_name(party.country))
        return str(self._localizer.value(party.name))

    def title(self, party: Party) -> str:
        """What a party is called where it stands alone: its short name, with a capital, where it has one."""
        name = self.short_name(party) if party.short_name else str(self._localizer.value(party.name))
        return name[:1].upper() + name[1:]
