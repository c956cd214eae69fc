"""Who has to act, and on what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.model.decision import Blocker, Judgement
from engine.model.finding import FindingKind
from engine.model.terms import BlockerCode, DataState, Published, Route, Verdict
from engine.rows.sources import not_live
from engine.situations import Context, Demand


def named_blocker(context: Context, demand: Demand, judgement: Judgement, blocker: Blocker) -> Blocker:
    """Resolve the part ("owner", "province", "registry") to a name, and say what exactly is missing."""
    text = blocker.text
    if blocker.code is BlockerCode.FIELDS_NOT_ANNOUNCED:
        names = [context.catalog.concepts[c].name for c in context.cover(demand).missing]
        text = f"{text}: {', '.join(names)}" if names else text
    if blocker.code is BlockerCode.NOT_CONNECTED:
        text = f"{text}: {'; '.join(_links(context, not_live(context, demand, judgement)))}"
    if blocker.code is BlockerCode.DATA_NOT_READY:
        text = f"{text} ({_data(context, demand)})"
    return Blocker(code=blocker.code, text=text, actor=_part(context, demand, judgement, blocker.actor))


def _links(context: Context, databases: Iterable[str]) -> Iterator[str]:
    for database in databases:
        stated = context.availability.connection_of(database)
        due = f", hạn {stated.due}" if stated and stated.due else ""
        yield f"{context.catalog.databases[database].name} ({context.availability.link(database).label}{due})"


def _data(context: Context, demand: Demand) -> str:
    """The state of the data; where it is known by commune, in how many of them it is wanting."""
    state, communes = context.availability.data(demand.paper), context.availability.data_by_commune(demand.paper)
    behind = sum(s is not DataState.READY for s in communes.values())
    return f"{state.label}: {behind}/{len(communes)} xã, phường chưa đạt" if len(communes) > 1 else state.label


def _part(context: Context, demand: Demand, judgement: Judgement, part: str) -> str:
    if part == "owner":
        paper = context.catalog.papers[demand.paper] if demand.paper else None
        return context.catalog.databases[paper.database].owner if paper else ""
    province = context.availability.province
    if part == "province":
        owners = dict.fromkeys(context.catalog.databases[d].owner for d in not_live(context, demand, judgement))
        body = f"UBND tỉnh {province.name}" if province else "UBND tỉnh"
        return ", ".join([body, *owners])
    place = ", ".join(filter(None, (province.commune, f"tỉnh {province.name}"))) if province else ""
    return f"Cơ quan đăng ký hộ tịch, {place}" if place else "Cơ quan đăng ký hộ tịch"


def actor(context: Context, demand: Demand, judgement: Judgement) -> str:
    """Who has to act next; nobody when nothing has to change."""
    issuer = demand.procedure.issuer.name
    if judgement.blockers:
        return _part(context, demand, judgement, judgement.blockers[0].actor)
    if judgement.verdict in (Verdict.NEEDS_LEGAL_CHANGE, Verdict.UNCLEAR):
        return issuer
    return f"{issuer} (công bố lại thủ tục)" if finding(judgement, demand.component.published) else ""


def route(demand: Demand, judgement: Judgement) -> str:
    """Whether the province amends its own procedure (NQ 66.7 Đ7 k2) or proposes a change to the ministry."""
    has_to_change = finding(judgement, demand.component.published) or judgement.verdict is Verdict.NEEDS_LEGAL_CHANGE
    if not has_to_change:
        return ""
    return Route.PROVINCE_AMENDS if demand.procedure.issuer.is_provincial else Route.PROPOSE


def finding(judgement: Judgement, published: Published) -> str:
    """Whether somebody has to act because the published dossier still demands the paper."""
    if published is not Published.DEMANDED:
        return ""
    if judgement.verdict is Verdict.CUT_NOW:
        return FindingKind.STILL_DEMANDED
    return FindingKind.FORBIDDEN_BUT_DEMANDED if judgement.verdict is Verdict.NOT_DEMANDED else ""
