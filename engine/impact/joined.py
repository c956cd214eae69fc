"""Volumes joined with the decisions: papers a year by group, paper and verdict, in one relational expression."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from engine.impact.demands import UMBRELLA, Demand, caveats, demanded
from engine.impact.pricing import GAP, Pricing, rounded
from engine.impact.tally import Cell, Label, Tally, paper_label
from engine.impact.values import month_text
from engine.impact.volumes import Counted
from engine.model.decision import Row
from engine.model.impact import MONTHS, Impact, ImpactLine, PriceList, Uncovered, Volumes
from engine.model.procedure import Procedure
from engine.model.terms import Channel, PaperId, Verdict
from engine.relations import Relations, Table

BY = ("procedure", "paper", "field", "commune", "month", "channel")
"""What lines may be told apart by; `procedure` tells papers apart too."""

_OWN_COLUMN = ("commune", "month", "channel")
"""The choices of `BY` that are columns of the volumes; the others follow from the procedure."""

_VERDICTS = tuple(Verdict)
_PAPERS = (UMBRELLA, *(paper.value for paper in PaperId))


class Asked(NamedTuple):
    """What is wanted: `by` one of `BY`, the decided rows, prices if any, names of communes by code."""

    by: str
    procedures: Mapping[str, Procedure]
    rows: Sequence[Row]
    prices: PriceList | None = None
    place_names: Mapping[str, str] = {}

    @property
    def column(self) -> str:
        """The fact of volumes by which papers are counted."""
        return self.by if self.by in _OWN_COLUMN else "procedure"


def assess(counted: Counted, asked: Asked, relations: Relations) -> Impact:
    """What the decided rows are worth in these volumes."""
    year = counted.summary.a_year
    pricing = Pricing(asked.prices)
    demands = tuple(demanded(asked.rows))
    cells = fetch_papers(counted, asked, relations)
    by_procedure = fetch_dossiers(counted, relations, "procedure")
    known: Counter[Hashable] = Counter({code: n for code, n in by_procedure.items() if code in asked.procedures})
    groups = known if asked.column == "procedure" else fetch_dossiers(counted, relations, asked.column, known)
    total = Tally()
    for cell in cells:
        total.add(cell)
    without = sum(known.values()) - sum(known[code] for code in {demand.procedure for demand in demands})
    return Impact(
        by=asked.by,
        volumes=counted.summary,
        lines=tuple(_lines(cells, _dossiers_of(groups, demands, asked), asked, pricing, year)),
        total=total.line(Label("", "Cộng"), sum(known.values()), pricing.unit, year),
        uncovered=tuple(_uncovered(by_procedure, known, year)),
        without_papers=rounded(without * year),
        notes=(*volume_notes(counted.summary, asked.by), *pricing.notes(), GAP),
        prices=asked.prices,
    )


def papers_expression(counted: Counted, asked: Asked, relations: Relations) -> Table:
    """Papers by group, paper, verdict and whether they are a bound: what every engine must answer alike."""
    procedures, channels = (counted.numbering[fact].numbers for fact in ("procedure", "channel"))
    tallied = Counter(
        (procedures[d.procedure], channels[d.channel], _PAPERS.index(d.paper), _VERDICTS.index(d.verdict), d.is_bound)
        for d in demanded(asked.rows)
        if d.procedure in procedures and d.channel in channels
    )
    names = ("procedure_id", "channel_id", "paper", "verdict", "is_bound")
    columns: dict[str, list[object]] = {name: [key[n] for key in tallied] for n, name in enumerate(names)}
    types = dict.fromkeys(names, "int32") | {"is_bound": "boolean"}
    demands = relations.rows(columns | {"copies": list(tallied.values())}, types | {"copies": "int64"})
    joined = counted.table.inner_join(demands, ["procedure_id", "channel_id"])
    keys = [f"{asked.column}_id", "paper", "verdict", "is_bound"]
    return joined.group_by(keys).agg(papers=lambda t: (t.dossiers * t.copies).sum())


def fetch_papers(counted: Counted, asked: Asked, relations: Relations) -> list[Cell]:
    """The answer of `papers_expression` in words."""
    meanings = counted.numbering[asked.column].meanings
    found = relations.fetch(papers_expression(counted, asked, relations))
    return [Cell(meanings[g], _PAPERS[p], _VERDICTS[v], bool(bound), int(n)) for g, p, v, bound, n in found]


def fetch_dossiers(
    counted: Counted, relations: Relations, fact: str, codes: Container[Hashable] | None = None
) -> Counter[Hashable]:
    """Dossiers over all months of the volumes by one fact; `codes`: of these procedures only."""
    table, procedures = counted.table, counted.numbering["procedure"].numbers
    if codes is not None:
        table = table.filter(table.procedure_id.isin([n for code, n in procedures.items() if code in codes]))
    found = relations.fetch(table.group_by(f"{fact}_id").agg(n=table.dossiers.sum()))
    return Counter({counted.numbering[fact].meanings[number]: int(n) for number, n in found})


def _dossiers_of(groups: Counter[Hashable], demands: Sequence[Demand], asked: Asked) -> Counter[str]:
    """Dossiers of each line; of a paper, those of the procedures that ask for it."""
    found: Counter[str] = Counter()
    if asked.by == "paper":
        for procedure, paper in {(demand.procedure, demand.paper) for demand in demands}:
            found[paper] += groups[procedure]
        return found
    for group, dossiers in groups.items():
        found[_label(group, "", asked).group] += dossiers
    return found


def _lines(
    cells: Sequence[Cell], dossiers: Counter[str], asked: Asked, pricing: Pricing, year: Fraction
) -> Iterator[ImpactLine]:
    """The lines, those that save most first; months in their order, each with its own numbers."""
    scale = Fraction(1) if asked.by == "month" else year
    told = caveats(asked.rows) if asked.by == "procedure" else {}
    tallies: dict[Label, Tally] = defaultdict(Tally)
    for cell in cells:
        tallies[_label(cell.group, cell.paper, asked)].add(cell)
    lines = [
        tally.line(label, dossiers[label.group], pricing.unit, scale, told.get((label.group, label.paper or ""), ()))
        for label, tally in tallies.items()
    ]
    if asked.by == "month":
        return iter(sorted(lines, key=lambda line: line.group))
    return iter(sorted(lines, key=lambda line: (-line.waived.most, -line.papers.most, line.group, line.paper)))


def _label(group: Hashable, paper: str, asked: Asked) -> Label:
    """The line that a group, and where papers are told apart a paper, belongs to."""
    if isinstance(group, Channel):
        return Label(group.value, group.label)
    if isinstance(group, int):
        return Label(f"{group // 100:04}-{group % 100:02}" if group else "", month_text(group) or "không rõ tháng")
    code = str(group)
    if asked.by == "commune":
        return Label(code, asked.place_names.get(code, code))
    if asked.by == "paper":
        return Label(paper, paper_label(paper))
    procedure = asked.procedures[code]
    if asked.by == "field":
        return Label(procedure.field, procedure.field)
    return Label(code, procedure.name, paper)


def _uncovered(dossiers: Counter[Hashable], known: Container[Hashable], year: Fraction) -> Iterator[Uncovered]:
    """Procedures outside the catalogue, those with most dossiers first."""
    codes = sorted((str(code) for code in dossiers if str(code) not in known), key=lambda c: (-dossiers[c], c))
    for code in codes:
        yield Uncovered(procedure=code, dossiers=rounded(dossiers[code] * year))


def volume_notes(volumes: Volumes, by: str = "") -> Iterator[str]:
    """How twelve months were reckoned, and papers counted; `by`: one of `BY` where lines are told apart."""
    if not volumes.months:
        yield "bảng khối lượng không có tháng: coi tổng số là số hồ sơ của một năm"
    elif volumes.months != MONTHS:
        span = f"{volumes.months} tháng ({volumes.first} – {volumes.last})"
        yield f"bảng khối lượng có {span}: số một năm là số của các tháng đó × 12 : {volumes.months}, không xét mùa vụ"
    if volumes.missing_months:
        shown = ", ".join(volumes.missing_months[:MONTHS]) + ("…" if len(volumes.missing_months) > MONTHS else "")
        yield f"không có dòng nào của {len(volumes.missing_months)} tháng ({shown}): vẫn tính là tháng không có hồ sơ"
    if by == "month":
        yield "mỗi dòng theo tháng là số của chính tháng đó; dòng cộng là số một năm"
    yield "mỗi số một năm được làm tròn một lần (từ nửa trở lên làm tròn lên), nên cộng các dòng có thể lệch 1"
    yield (
        "mỗi hồ sơ tính một bản cho mỗi giấy tờ mà bản công bố đang yêu cầu hoặc chưa đọc được; “nhiều nhất” gồm cả "
        "giấy chỉ đòi có điều kiện, giấy là một trong nhiều lựa chọn, nên cao hơn thực tế"
    )
