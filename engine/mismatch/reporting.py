"""From counts and cases to what is reported: progress of places, work lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from engine.mismatch.proposing import proposals
from engine.mismatch.vocabulary import Vocabulary
from engine.model.mismatch import UNCLASSIFIED, UNCLASSIFIED_NAME, Case, Progress, Report, State, Tally, WorkItem
from engine.model.terms import PaperId
from engine.places import Places


def report_of(tallies: Sequence[Tally], places: Places, vocabulary: Vocabulary, day: date) -> Report:
    """The report of a day."""
    provinces = {place.code: place.title for place in places.provinces}
    communes = {place.code: place.title for place in places.communes}
    by_commune = _progress(tallies, lambda t: t.commune, communes)
    return Report(
        day=day,
        provinces=tuple(sorted(_progress(tallies, lambda t: t.province, provinces), key=lambda p: p.code)),
        communes=tuple(sorted(by_commune, key=lambda p: (-p.outstanding, p.code))),
        tallies=tuple(tallies),
        unclassified=sum(t.cases for t in tallies if t.error == UNCLASSIFIED),
        error_names={t.error: error_name(t.error, vocabulary) for t in tallies},
        event_names={t.event: event_name(t.event, vocabulary) for t in tallies},
    )


def _progress(tallies: Iterable[Tally], place_of: Callable[[Tally], str], names: dict[str, str]) -> Iterator[Progress]:
    by_state: dict[str, Counter[State]] = defaultdict(Counter)
    overdue: Counter[str] = Counter()
    for one in tallies:
        by_state[place_of(one)][one.state] += one.cases
        overdue[place_of(one)] += one.overdue
    for code, states in by_state.items():
        every = {state: states[state] for state in State}
        name = names.get(code, code)
        yield Progress(code=code, name=name, cases=states.total(), by_state=every, overdue=overdue[code])


def work_items(cases: Iterable[Case], vocabulary: Vocabulary, day: date) -> Iterator[WorkItem]:
    """The cases of a work list, as they come."""
    for case in cases:
        yield WorkItem(
            case=case,
            event_name=event_name(case.event, vocabulary),
            error_name=error_name(case.error, vocabulary),
            is_overdue=case.state.is_open and case.due_on < day,
            proposals=proposals(case, vocabulary, day),
        )


def event_name(event: PaperId, vocabulary: Vocabulary) -> str:
    """The word for an event: khai sinh, where the paper is called Giấy khai sinh."""
    return vocabulary.event_names.get(event, event.label)


def error_name(code: str, vocabulary: Vocabulary) -> str:
    """The words for the code of an error."""
    kind = vocabulary.kinds.get(code)
    return kind.name if kind is not None else UNCLASSIFIED_NAME if code == UNCLASSIFIED else code
