"""A row as a paragraph that a clerk can paste into an official letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from engine.explain.citing import Citations, joined, long_day
from engine.explain.parts import Changes, DateChange
from engine.model.decision import FallbackStep, Judgement, Row
from engine.model.terms import Channel, Mode, Origin, PaperId, Published, Verdict

_ABBREVIATIONS = {
    "CSDLQG": "cơ sở dữ liệu quốc gia",
    "CSDL": "cơ sở dữ liệu",
    "TTHC": "thủ tục hành chính",
    "HTTT": "hệ thống thông tin",
    "UBND": "Ủy ban nhân dân",
    "DVCQG": "Dịch vụ công quốc gia",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
}
_SHORTENED = re.compile(rf"(?<![\w/-])({'|'.join(_ABBREVIATIONS)})(?![\w/-])")
_PUBLISHED = {
    Published.DEMANDED: "bản công bố thủ tục yêu cầu người dân {mode} {paper}",
    Published.FALLBACK_ONLY: "bản công bố thủ tục chỉ yêu cầu {paper} khi cơ quan giải quyết không tra cứu được",
    Published.LOOKED_UP: "theo bản công bố thủ tục, cơ quan giải quyết tự tra cứu thông tin của {paper}",
    Published.ABSENT: "bản công bố thủ tục không nêu {paper}",
    Published.UNREAD: "hồ sơ có yêu cầu về {paper}, chưa đối chiếu với bản công bố thủ tục",
}


class LetterWriter:
    """Writes rows as paragraphs, clauses written out."""

    def __init__(self, citations: Citations) -> None:
        """`citations` names the clauses."""
        self._citations = citations

    def paragraph(self, row: Row, judgement: Judgement, begun: date | None, changes: Changes) -> str:
        """What the dossier demands, what holds and on which clauses, what survives, what is doubtful."""
        parts = [self._demand(row), *self._conclusion(row, judgement, begun)]
        parts += [*self._exceptions(row, judgement), *self._fallbacks(row), *self._correction(row)]
        parts += [*self._later(changes.next), *self._doubts(row)]
        return self._clean(" ".join(part for part in parts if part))

    def _clean(self, text: str) -> str:
        """Clauses and abbreviations written out, spaces and full stops once."""
        text = _SHORTENED.sub(lambda found: _ABBREVIATIONS[found[1]], self._citations.written(text))
        text = re.sub(r"([Nn]ghị (?:quyết|định)) Nghị (?:quyết|định)\b", r"\1", text)
        return re.sub(r"\s+", " ", re.sub(r"\.\.+", ".", text)).strip()

    @staticmethod
    def _demand(row: Row) -> str:
        said = _PUBLISHED[Published(row.published)].format(mode=Mode(row.mode).label, paper=" ".join(_paper(row)))
        return f"Tại thành phần hồ sơ số {row.component} của {_procedure(row)}, {said}."

    def _conclusion(self, row: Row, judgement: Judgement, begun: date | None) -> Iterator[str]:
        if row.verdict is Verdict.KEEP:
            yield f"Kết luận: giữ giấy tờ này trong hồ sơ, vì: {_listed(row.grounds)}."
        elif row.verdict is Verdict.NOT_DEMANDED:
            told = "không được yêu cầu giấy tờ này, cũng không cần người dân cung cấp thông tin đó"
            yield f"Kết luận: {told}{_since(begun)}."
            yield self._based(row, judgement)
        elif row.verdict is Verdict.NEEDS_LEGAL_CHANGE:
            yield from self._no_clause(row)
        elif row.verdict is Verdict.UNCLEAR:
            yield from self._unclear(row)
        else:
            yield from self._cut(row, judgement, begun)

    def _cut(self, row: Row, judgement: Judgement, begun: date | None) -> Iterator[str]:
        """What replaces the paper; then, if something still stands in the way, what and who."""
        label = row.verdict.label.lower() if row.verdict else ""
        is_now = row.verdict is Verdict.CUT_NOW
        since = "" if row.verdict is Verdict.CUT_WHEN_FIELDS_ANNOUNCED else _since(begun)
        if "cut" in judgement.bases:
            yield f"Kết luận: {label}; pháp luật đã bỏ giấy tờ này khỏi thành phần hồ sơ{since}."
        else:
            sources = joined([d.name for d in row.databases]) if row.databases else "cơ sở dữ liệu"
            duty = (
                "cơ quan giải quyết khai thác thông tin trong"
                if is_now
                else "pháp luật cho thay giấy tờ này bằng thông tin trong"
            )
            instead = ", không yêu cầu người dân nộp giấy tờ này" if is_now else ""
            yield f"Kết luận: {label}; {duty} {sources}{instead}{since}."
        yield self._based(row, judgement)
        if row.blockers:
            named = (f"{b.text} (trách nhiệm: {b.actor})" if b.actor else b.text for b in row.blockers)
            yield f"Hiện chưa thực hiện được vì còn vướng: {_listed(named)}."

    def _based(self, row: Row, judgement: Judgement) -> str:
        partial = {c for f in judgement.fired if f.partial for c in f.clauses}
        full = [c for c in row.clauses if c not in partial]
        annex = f" ({'; '.join(row.annex)})" if row.annex else ""
        text = f"Căn cứ: {self._citations.clauses(full)}{annex}" if full else ""
        online = self._citations.clauses(c for c in row.clauses if c in partial)
        if online:
            text += f"; riêng hồ sơ nộp trực tuyến còn có {online}" if text else f"Căn cứ khi nộp trực tuyến: {online}"
        return f"{text}." if text else ""

    def _no_clause(self, row: Row) -> Iterator[str]:
        why = "vào ngày xét không có điều khoản nào đang có hiệu lực cho phép thay"
        yield f"Kết luận: chưa được thay giấy tờ này, vì {why}."
        by = f" (hiện quy định tại: {_listed(row.prescribed_by)})" if row.prescribed_by else ""
        yield f"Kiến nghị {row.issuer} sửa đổi quy định{by}."

    @staticmethod
    def _unclear(row: Row) -> Iterator[str]:
        yield "Kết luận: chưa đủ thông tin để kết luận."
        if row.ask:
            yield f"Cần làm rõ: {row.ask.question}"
        told = [f"{PaperId(p).label}: {Verdict(v).label.lower()}" for p, v in row.candidate_verdicts.items()]
        if told:
            yield f"Nếu giấy tờ là: {'; '.join(told)}."

    def _exceptions(self, row: Row, judgement: Judgement) -> Iterator[str]:
        """Each wording once with all its clauses; the annex's own limits last."""
        doubtful = {d.rule for d in judgement.doubts}
        said: dict[str, list[str]] = {}
        for cited in judgement.exceptions:
            text = f"{cited.text} [còn nghi vấn]" if cited.rule in doubtful else cited.text
            said.setdefault(text, []).append(cited.clause)
        told = [f"{text} (theo {self._citations.clauses(keys)})" for text, keys in said.items()]
        told += [limit for limit in row.exceptions if limit.startswith("phạm vi: ")]
        if told:
            yield f"Ngoại lệ, giới hạn: {_listed(told)}."

    def _fallbacks(self, row: Row) -> Iterator[str]:
        told = [self._step(step) for step in row.fallbacks if not step.overridden_by]
        if told:
            yield f"Trường hợp không khai thác được thông tin của một người cụ thể: {_listed(told)}."

    def _step(self, step: FallbackStep) -> str:
        details = [
            f"thời hạn {step.deadline}" if step.deadline else "",
            f"thực hiện: {step.actor}" if step.actor else "",
        ]
        details.append(f"theo {self._citations.clause(step.clause)}" if step.clause else "")
        named = "; ".join(d for d in details if d)
        return f"{step.text} ({named})" if named else step.text

    @staticmethod
    def _correction(row: Row) -> Iterator[str]:
        if row.finding and row.correction:
            yield f"Đề nghị {row.issuer} công bố lại thành phần hồ sơ này như sau: “{row.correction.rstrip('.')}”."

    def _later(self, change: DateChange | None) -> Iterator[str]:
        if change is None:
            return
        if not change.by_channel and not change.verdict:
            yield f"Từ {long_day(change.day)}, dòng này không còn trong thành phần hồ sơ."
            return
        what = f"“{change.verdict.label}”" if change.verdict else "khác nhau tùy cách nộp"
        parts = [f"không còn: {self._citations.clauses(change.ended)}"] if change.ended else []
        parts += [f"bắt đầu có: {self._citations.clauses(change.begun)}"] if change.begun else []
        why = f"căn cứ thay đổi ({'; '.join(parts)})" if parts else "dữ liệu đã công bố hoặc kết nối đã ghi thay đổi"
        yield f"Từ {long_day(change.day)}, kết luận sẽ là {what}, vì {why}."

    @staticmethod
    def _doubts(row: Row) -> Iterator[str]:
        if row.doubts:
            yield f"Nội dung còn nghi vấn, cần kiểm tra trước khi sử dụng: {_listed(_ranked_once(row.doubts))}."


_RANKED = re.compile(r"(?P<first>.+?) được xếp trên (?P<second>.+?) (?P<why>\([^()]+\): .+)")


def _ranked_once(doubts: Iterable[str]) -> Iterator[str]:
    """Rankings of one rule above several others for the same reason, as one sentence."""
    said: dict[tuple[str, str], list[str]] = {}
    for doubt in doubts:
        found = _RANKED.fullmatch(doubt)
        said.setdefault((found["first"], found["why"]) if found else (doubt, ""), []).append(
            found["second"] if found else ""
        )
    for (first, why), second in said.items():
        yield f"{first} được xếp trên {joined(second)} {why}" if why else first


def _procedure(row: Row) -> str:
    name = row.procedure_name
    shown = name[0].lower() + name[1:] if name.startswith("Thủ tục ") else f"thủ tục “{name}”"
    return f"{shown} (mã {row.procedure})"


def _paper(row: Row) -> Iterator[str]:
    """The paper with what tells it from another one of the same dossier."""
    yield row.paper.label if row.paper else f"“{row.umbrella or row.component_text}”"
    if row.subject:
        yield f"của {row.subject}"
    if row.origin != Origin.ANY:
        yield Origin(row.origin).label
    if row.channel != Channel.ANY:
        yield f"khi nộp {Channel(row.channel).label}"
    if row.other_alternatives:
        yield f"(hoặc thay bằng: {', '.join(row.other_alternatives)})"
    if row.condition:
        yield f"(trường hợp: {row.condition})"


def _since(begun: date | None) -> str:
    return f", kể từ {long_day(begun)}" if begun else ""


def _listed(items: Iterable[str]) -> str:
    """One item as it is, several with numbers."""
    told = [item.strip().rstrip(".") for item in items]
    if len(told) == 1:
        return told[0]
    return "; ".join(f"({number}) {item}" for number, item in enumerate(told, 1))
