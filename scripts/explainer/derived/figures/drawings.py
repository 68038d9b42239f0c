"""The pictures of one agreement in one language: the words of each, taken from the facts, given to what places them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from ...facts.model import (
    LEAVING,
    Body,
    CelestialBody,
    Event,
    Facts,
    Party,
    PartyStatus,
    Person,
    Place,
    Plan,
    RelatedAgreement,
    RelationKind,
    Signature,
    SigningMode,
    Source,
    SourceKind,
)
from ...facts.walk import date_of
from ...language.localize import Localizer, View
from ..joining import is_whole, last_day, steps
from ..plans import plan_in_words, planned
from ..standing import many, standings
from .chain import Chain, Said, Side, chain
from .curve import Curve, curve
from .dependence import Dependence, Labels, dependence
from .dependence import Source as Repeater
from .joined import Joined, joined
from .members import lists_in_words, members
from .name import Form, Name, name
from .network import Network, Node, Tie, network
from .origins import Origins
from .place import Place as PlaceDrawing
from .place import Spot, place
from .plans import Course, Plans, Telling, plans
from .signers import Signers
from .signing import Shape, Signing, Told, signing

Width = Literal["narrow", "broad"]
# The room for a picture on a phone of 360 pixels, and on a sheet of paper; the style shows the one that has room.
WIDTHS: dict[Width, float] = {"narrow": 328, "broad": 660}
LEAST_OF_CURVE = 8  # acts of which a line tells more than their dates


class Drawings:
    """What macros ask for numbers: a method for each picture."""

    def __init__(self, facts: Facts, localizer: Localizer, parties: Sequence[Party] = ()) -> None:
        """``parties`` are those of the facts in the order in which they are told; else in that of the file."""
        self._facts = facts
        self._parties = parties or facts.parties
        self._signers = Signers(facts, localizer, self._parties)
        self._localizer = localizer
        self._words = localizer.labels.words.figures
        self._comma = str(localizer.labels.words.comma)

    def signing(self, shape: Shape) -> Signing | None:
        """Who signed for whom, when and how, and the place that it is about; ``None`` where nobody signed."""
        signature = self._facts.agreement.signature
        if signature is None:
            return None
        body = self._body()
        places = self._places() if body else {}
        told = Told(
            signers=self._signers.all(),
            date=self._day(),
            mode=self._manner(signature),
            manner=signature.mode.value if signature.mode else "",
            has_body=body is not None,
            is_moon=body is CelestialBody.MOON,
            surface=places.get(Place.SURFACE, ""),
            orbit=places.get(Place.ORBIT, ""),
        )
        return signing(told, shape, self._words.others.count)

    def _manner(self, signature: Signature) -> str:
        """How it was signed; of those who met, where."""
        places = [self._localizer.value(each) for each in signature.places]
        if signature.mode is SigningMode.IN_PERSON and 1 <= len(places) <= 2:
            return str(self._localizer.list_of(places))
        return str(self._localizer.value(signature.mode).label) if signature.mode else ""

    def signing_in_words(self) -> str:
        """What the picture of the signing says."""
        local, signature = self._localizer.value, self._facts.agreement.concluded
        names = [f"{each.name} ({each.of})" if each.of else each.name for each in self._signers.all()]
        said = self._words.signing_of.format(title=local(signature.title), names=self._localizer.list_of(names))
        said = said if names else str(local(signature.title))
        places = " · ".join(self._places().values()) if self._body() else ""
        return " ".join([said, *([self._words.places.format(places=places)] if places else [])])

    def _day(self) -> str:
        return str(self._localizer.value(self._facts.agreement.day))

    def _body(self) -> CelestialBody | None:
        return self._facts.subject.celestial_body if self._facts.subject else None

    def _places(self) -> dict[Place, str]:
        """The places that the agreement names, in words; with a question mark those that it leaves open."""
        found: dict[Place, str] = {}
        for provision in self._facts.provisions:
            if provision.place and provision.place not in found:
                label = self._localizer.value(provision.place).label
                found[provision.place] = self._words.open.format(place=label) if provision.left_open else label
        return found

    def chain(self, width: Width) -> Chain | None:
        """Who acts for whom, and who signed; ``None`` where of many parties little of that is known. Where not all
        parties stand here, it shows those alone for which somebody acted."""
        local, words, stands = self._localizer.value, self._words, standings(self._facts)
        else_it_is = PartyStatus.FORMER if self._facts.agreement.has_ended else PartyStatus.PARTY
        sides = [
            Side(
                party=self._signers.title(party),
                tie=words.ties[stands.get(party.id, else_it_is).value],
                is_apart=stands.get(party.id, PartyStatus.PARTY) is not PartyStatus.PARTY,
                bodies=[self._heading(body.id) for body in self._facts.index.bodies_of(party)],
                people=self._signers.people_for(party),
            )
            for party in self._parties
        ]
        if not is_whole(self._facts):
            sides = [side for side in sides if side.bodies or side.people]
        known = sum(bool(side.bodies or side.people) for side in sides)
        if not sides or (many(self._facts) and 2 * known < len(sides)):
            return None
        agreement = self._facts.agreement
        text = str(local(agreement.short_title)), self._day()
        said = Said(*text, words.acts_for, words.signed, words.others.count)
        return chain(sides, said, WIDTHS[width])

    def curve(self, width: Width) -> Curve | None:
        """How many parties there were by when; ``None`` where few are known to have joined, or not all stand here."""
        if not is_whole(self._facts):
            return None
        changes = [(step.on.start, -1 if step.kind in LEAVING else 1) for step in steps(self._facts)]
        return curve(changes, last_day(self._facts), WIDTHS[width]) if len(changes) >= LEAST_OF_CURVE else None

    def joined(self, width: Width) -> Joined | None:
        """Who has joined since, and which lists name them; ``None`` where nobody has."""
        if not self._facts.partners:
            return None
        lists, told = lists_in_words(self._facts, self._localizer), members(self._facts, self._localizer)
        return joined(told, lists, WIDTHS[width], self._words.others.count)

    def place(self, width: Width) -> PlaceDrawing | None:
        """The body on or around which it is to be; ``None`` where there is none."""
        body = self._body()
        if body is None:
            return None
        spots = self._spots()
        surface, orbit = spots.get(Place.SURFACE), spots.get(Place.ORBIT)
        return place(surface, orbit, WIDTHS[width], is_moon=body is CelestialBody.MOON)

    def _spots(self) -> dict[Place, Spot]:
        """The places that the agreement names, each with what it is called and whether it is left open."""
        spots: dict[Place, Spot] = {}
        for provision in self._facts.provisions:
            if provision.place and provision.place not in spots:
                spots[provision.place] = Spot(
                    str(self._localizer.value(provision.title)),
                    str(self._words.undecided) if provision.left_open else "",
                )
        return spots

    def place_in_words(self) -> str:
        """What that picture says."""
        label = self._localizer.value(self._body()).label
        if not self._spots():
            return str(label)
        places = [f"{each.title} ({each.open})" if each.open else each.title for each in self._spots().values()]
        said: str = self._words.place_of.format(body=label, places=self._localizer.list_of(places))
        return said

    def network(self, width: Width) -> Network | None:
        """The agreements before and since, and what leads from one to another; ``None`` where there is one alone."""
        agreement, local = self._facts.agreement, self._localizer.value
        others: list[RelatedAgreement | Event] = [*self._facts.prior_agreements, *self._facts.related_agreements]
        others += [each for each in self._facts.events if each.relations]
        subject = [self._facts.subject.id] if self._facts.subject else []
        nodes = [
            (when, Node(each.id, self._called(each.id), local(when).text, each.concerns, self._ties_of(each)))
            for each in others
            if (when := date_of(each))
        ]
        this = Node(agreement.id, self._called(agreement.id), self._day(), subject, is_this=True)
        nodes.append((agreement.concluded.on, this))
        ties = [Tie(each.id, relation.to, relation.kind.value) for each in others for relation in each.relations]
        projects = {each.id: str(local(each.name)) for each in (self._facts.subject, *self._facts.projects) if each}
        ordered = [node for _, node in sorted(nodes, key=lambda each: (each[0].start, each[0].end))]
        return network(ordered, ties, projects, str(self._words.about), WIDTHS[width])

    def _ties_of(self, entry: RelatedAgreement | Event) -> list[str]:
        """How an agreement stands to others, and to which."""
        others: dict[RelationKind, list[str]] = {}
        for relation in entry.relations:
            others.setdefault(relation.kind, []).append(self._called(relation.to))
        colon = self._localizer.labels.words.colon
        return [f"{self._localizer.value(kind).label}{colon} {self._comma.join(ends)}" for kind, ends in others.items()]

    def _called(self, entry_id: str) -> str:
        """What an agreement is called in a picture of several."""
        agreement = self._facts.agreement
        is_this = entry_id == agreement.id
        return str(self._localizer.value(agreement.short_title)) if is_this else self._heading(entry_id)

    def plans(self, width: Width) -> Plans | None:
        """For when each project was planned, as it was told from time to time; ``None`` where nothing was told."""
        courses = [
            Course(str(self._localizer.value(project.name)), [self._telling(each) for each in project.plans])
            for project in planned(self._facts)
        ]
        checked = self._facts.site.checked
        return plans(courses, checked.end, self._localizer.value(checked).text, WIDTHS[width])

    def plans_in_words(self) -> list[tuple[View, list[tuple[View, str]]]]:
        """The same projects, each with its plans and their words."""
        local = self._localizer.value
        return [
            (local(project), [(local(plan), self._telling(plan).words) for plan in project.plans])
            for project in planned(self._facts)
        ]

    def _telling(self, plan: Plan) -> Telling:
        words = plan_in_words(self._localizer.value(plan), self._words)
        return Telling(plan.told.start if plan.told else None, plan.on.start, plan.on.end, plan.step.value, words)

    def dependence(self, width: Width) -> Dependence | None:
        """Which source repeats which; ``None`` where none repeats another."""
        words, origins = self._words, Origins(self._facts, self._localizer)
        sources = [
            Repeater(each.id, self._source_name(each), each.kind.value, origins.of(each))
            for each in sorted(self._facts.sources, key=lambda each: each.published.iso if each.published else "9999")
        ]
        labels = Labels(
            kinds={kind.value: self._localizer.labels.words.grounds[kind.value].count for kind in SourceKind},
            repeats=words.repeats.count,
            quoted=origins.told,
            alone=words.alone.count,
            others=words.others.count,
        )
        return dependence(sources, origins.names(), labels, WIDTHS[width])

    def _source_name(self, source: Source) -> str:
        dates = [self._localizer.value(source.published).text] if source.published else []
        return self._comma.join([str(self._localizer.value(source.publisher)), *dates])

    def named(self) -> list[str]:
        """The ids of the people and bodies whose names are written in more than one way, and not only translated for
        the site."""
        bodies = [entry for _, entry in self._facts.index.entries if isinstance(entry, Body)]
        everybody: list[Person | Body] = [*self._facts.people, *bodies]
        known = [each for each in everybody if each.name.root.keys() - self._localizer.every_label]
        return [each.id for each in known if len(self._forms(each.id)) > 1]

    def name(self, entry_id: str) -> Name:
        """The name of an entry in each script."""
        return name(self._forms(entry_id), WIDTHS["narrow"])

    def _forms(self, entry_id: str) -> list[Form]:
        """The forms of a name; languages that write it alike share one."""
        names: Any = self._localizer.value(self._localizer.record(entry_id).heading)
        forms: dict[str, list[Any]] = {}
        for form in names.forms:
            if form.name:
                forms.setdefault(str(form.text), []).append(form)
        return [
            Form(text, same[0].lang, str(self._localizer.list_of([each.language for each in same])))
            for text, same in forms.items()
        ]

    def _heading(self, entry_id: str) -> str:
        heading: Any = self._localizer.value(self._localizer.record(entry_id).heading)
        return str(heading)
