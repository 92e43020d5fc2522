"""What a unit has done about an obligation, by the end of a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from cdo import model
from cdo.reckoning import seats
from cdo.reckoning.handings import ACCEPTED, RETURNED, SENT, H, Handing, handings
from cdo.reckoning.occupancy import first_held, runs

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping

    from cdo.model.acts import HandingIn
    from cdo.model.document import Document
    from cdo.model.evaluation import Evaluation
    from cdo.model.unit import Unit
    from cdo.registry.index import Registry

PUBLISHED = "已公布"
ISSUED = "印发"
VOID = "作废"


class Evidence(NamedTuple):
    """What was done.

    `begun` is the day that decides whether it was in time: first handed in, first
    held.  `met` is the day on which it was accepted or became true.  `waiting`
    is the state of what was handed in and is not accepted yet, since `waits`.
    `acting` is the officer who acts in a post that nobody holds on the day.
    """

    record: str | None = None
    begun: date | None = None
    met: date | None = None
    returned: bool = False
    waiting: str | None = None
    waits: date | None = None
    acting: str | None = None


NOTHING = Evidence()


class Act(NamedTuple):
    """One act, as `evidence` of it, and the year that it is for, if any."""

    key: Hashable
    year: int | None
    evidence: Evidence


class Ledger:
    """The acts of all units by the end of a day, sorted for looking up."""

    def __init__(self, registry: Registry, day: date) -> None:
        """Look into *registry* as of *day*."""
        self._registry = registry
        self._day = day

    def evidence(self, name: str, unit: Unit, year: int | None) -> Evidence:
        """Return what *unit* has done about the obligation *name*, of *year* if any."""
        obligation = self._registry.scheme.obligations.entries[name]
        wanted = obligation.requires
        if wanted.post is not None:
            return self._post((unit.id, wanted.post))
        if wanted.filing is not None:
            acts = self._filings.get((wanted.filing, unit.id), ())
        elif wanted.report:
            acts = self._reports.get(unit.id, ())
        elif wanted.session:
            acts = self._sessions.get(unit.id, ())
        elif wanted.evaluation:
            acts = self._evaluations.get(unit.id, ())
        else:
            alone = obligation.binds.unit == (unit.id,)
            acts = self._documents.get((name, None if alone else unit.id), ())
        found = [act.evidence for act in acts if year is None or act.year == year]
        if len(found) > 1:
            due = obligation.due_in(year) or date.max
            found.sort(key=lambda one: _merit(one, due))
        return found[0] if found else NOTHING

    def _post(self, seat: seats.Seat) -> Evidence:
        tenures = self._tenures.get(seat, ())
        now = [one for one in tenures if runs(one, self._day)]
        acting = now[0].officer.id if now and all(one.acting for one in now) else None
        held = first_held(tenures, self._day)
        if held is None:
            return Evidence(acting=acting)
        day = held.appointment.from_
        return Evidence(held.officer.ref, begun=day, met=day, acting=acting)

    @cached_property
    def _tenures(self) -> Mapping[seats.Seat, list[seats.Tenure]]:
        return seats.tenures(self._registry)

    @cached_property
    def _filings(self) -> Mapping[Hashable, list[Act]]:
        found = self._handed_in(model.Filing)
        return _sorted(
            Act((filing.type, filing.unit), filing.period, evidence)
            for filing, evidence in found
        )

    @cached_property
    def _reports(self) -> Mapping[Hashable, list[Act]]:
        found = self._handed_in(model.Report)
        return _sorted(
            Act(report.unit, report.year, evidence) for report, evidence in found
        )

    def _handed_in(self, kind: type[H]) -> Iterator[tuple[H, Evidence]]:
        """Yield the current record of each chain, and what the chain is evidence of."""
        for whole in handings(self._registry, kind):
            chain = whole.as_of(self._day)
            current, last = chain.current, chain.last
            if current is not None and last is not None:
                yield current, _of_chain(chain, current, last)

    @cached_property
    def _sessions(self) -> Mapping[Hashable, list[Act]]:
        """The 述职, which was held whatever became of the report."""
        return _sorted(
            Act(report.unit, report.year, _done(report.ref, report.session.on))
            for report in self._registry.all(model.Report)
            if report.session is not None and report.session.on <= self._day
        )

    @cached_property
    def _evaluations(self) -> Mapping[Hashable, list[Act]]:
        return _sorted(
            Act(one.unit, int(one.id[:4]), _done(one.ref, day))
            for one in self._registry.all(model.Evaluation)
            if (day := _reached(one, PUBLISHED, self._day)) is not None
        )

    @cached_property
    def _documents(self) -> Mapping[Hashable, list[Act]]:
        """The documents by obligation: those of each unit, and under None all."""
        return _sorted(
            Act((name, unit), one.date.year, _done(one.ref, one.date, day))
            for one in self._registry.all(model.Document)
            if one.meets and one.date <= self._day
            if (day := _reached(one, ISSUED, self._day)) is not None
            for unit in (None, *self._behind(one))
            for name in one.meets
        )

    def _behind(self, document: Document) -> set[str]:
        """Return the units of which *document* is an act: those that issue it.

        And those that it says to be about.
        """
        issuer = self._registry.manifest.issuers.get(document.id.partition("/")[0])
        about = (ref.partition("/") for ref in document.about)
        named = {name for kind, _, name in about if kind == "unit"}
        return named.union(document.co_issuers, [issuer.unit] if issuer else [])


def _sorted(acts: Iterable[Act]) -> Mapping[Hashable, list[Act]]:
    found: dict[Hashable, list[Act]] = defaultdict(list)
    for act in acts:
        found[act.key].append(act)
    return found


def _done(record: str, begun: date, known: date | None = None) -> Evidence:
    """Return that *record* shows something done on a day, *known* later perhaps."""
    return Evidence(record, begun=begun, met=max(begun, known or begun))


def _of_chain(chain: Handing[H], current: H, last: HandingIn) -> Evidence:
    """Return what *chain* is evidence of, of which *current* is what counts now.

    What was returned after it had been taken in was not returned.
    """
    events = [step for member in chain.standing for step in chain.steps(member)]
    steps = sorted(events, key=lambda step: step.on)
    met = _first(steps, ACCEPTED.values())
    waits = met is None and last.state in {RETURNED, SENT}
    before = takewhile(lambda step: step.state not in ACCEPTED.values(), steps)
    return Evidence(
        current.ref,
        begun=_first(steps, {SENT}),
        met=met,
        returned=any(step.state == RETURNED for step in before),
        waiting=last.state if waits else None,
        waits=last.on if waits else None,
    )


def _first(steps: Iterable[HandingIn], states: Collection[str]) -> date | None:
    return next((step.on for step in steps if step.state in states), None)


def _reached(record: Evaluation | Document, state: str, day: date) -> date | None:
    """Return when *record* first was in *state* by *day*; None if it is void since."""
    events = [event for event in record.events if event.on <= day]
    if any(event.state == VOID for event in events):
        return None
    return min((event.on for event in events if event.state == state), default=None)


def _merit(evidence: Evidence, due: date) -> tuple[bool, bool, bool, date, str]:
    """Key that puts first what was accepted, then what is with its recipient.

    Of either what was in time goes first, then by day.
    """
    begun = evidence.begun or date.max
    day = evidence.met or begun
    away = evidence.waiting != SENT
    return (evidence.met is None, away, begun > due, day, evidence.record or "")
