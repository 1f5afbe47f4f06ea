"""Reports in words, made from figures: the same numbers in many wordings, for tests of what prose says."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from types import SimpleNamespace

from gongkai.reporting.importing.blocks import Line, OpenedFile
from gongkai.reporting.importing.chapters import ReadTables, Structure, read_structure
from gongkai.reporting.importing.structure import findings_of
from gongkai_law.report.findings import Figures, Finding
from gongkai_law.report.form import Form

F2019, F2021 = Form.by_id("F2019"), Form.by_id("F2021")
YEAR, AGENCY = 2023, "清源县石桥镇人民政府"

HEADINGS = tuple(chapter.heading for chapter in F2021.chapters)
OVERVIEW = "2023年，我镇主动公开政府信息，规范依申请公开办理，加强政府信息管理，做好政府信息公开平台建设，强化监督保障。"
TABLES = ("（表格见附件）", "（表格见附件）", "（表格见附件）")
PROBLEMS = "主要问题是公开内容还不够全面。改进措施是加强培训，及时更新栏目。"
OTHER = "2023年，我镇未发出收费通知，未收取信息处理费。"
TITLE = "清源县石桥镇人民政府2023年政府信息公开工作年度报告"


def opened(text: str) -> OpenedFile:
    """A text file, line by line."""
    return OpenedFile("txt", tuple(Line(line) for line in text.split("\n")))


def tables(figures: Figures | None = None, form: Form | None = F2021) -> ReadTables:
    """What the tables' reader would hand on for these figures."""
    formats = {"t2": form.id, "t3": form.id} if form else {}
    return SimpleNamespace(  # type: ignore[return-value]
        format=form.id if form else None, formats=formats, figures=figures or {}, spans=()
    )


def report(
    overview: str = OVERVIEW,
    *,
    intro: str = TITLE,
    headings: Mapping[int, str] | None = None,
    problems: str = PROBLEMS,
    other: str = OTHER,
) -> str:
    """A whole report. `headings` replaces single headings by number; an empty one leaves the heading out."""
    bodies = (overview, *TABLES, problems, other)
    lines = [intro]
    for number, (heading, body) in enumerate(zip(HEADINGS, bodies, strict=True), 1):
        lines += [(headings or {}).get(number, heading), body]
    return "\n".join(line for line in lines if line)


def structure(text: str) -> Structure:
    """The report taken apart, no table spans given."""
    return read_structure(opened(text), tables())


def check(
    text: str,
    figures: Figures | None = None,
    *,
    form: Form | None = F2021,
    year: int | None = YEAR,
    agency: str | None = AGENCY,
    previous: str | None = None,
) -> list[Finding]:
    """Every finding about the text."""
    before = structure(previous) if previous is not None else None
    read = tables(figures, form)
    return findings_of(read_structure(opened(text), read), read, year=year, agency=agency, previous=before)


def rules(findings: list[Finding]) -> list[str]:
    """Their rules, sorted."""
    return sorted(finding.rule for finding in findings)


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences with {names} for numbers. `needs` decides from the figures whether the sentence can be said."""

    text: str
    needs: Callable[[Mapping[str, int]], bool] = field(default=lambda values: True)


def values_of(form: Form, figures: Figures) -> dict[str, int]:
    """The numbers prose speaks of, by the names the wordings use."""

    def total(*rows: str) -> int:
        return sum(int(figures[f"t3.{row}.total"] or 0) for row in rows)

    def column(row: str, *columns: str) -> int:
        return sum(int(figures[f"t3.{row}.{column}"] or 0) for column in columns)

    organisations = [col.id for col in form.t3_columns if col.id.startswith("org_")]
    values = {name: total(*form.rows_of(name)) for name in ("denied", "unable", "notproc", "other")}
    values |= {row: total(row) for row in ("new", "carry_in", "carry_out", "granted", "partial")}
    values |= {"closed": total("total"), "both": total("granted", "partial")}
    values |= {"natural": column("new", "natural"), "organisations": column("new", *organisations)}
    for name in ("upheld", "corrected", "other", "pending", "total"):
        values[f"review_{name}"] = int(figures[f"t4.review.{name}"] or 0)
        values[f"suit_{name}"] = sum(
            int(figures[f"t4.{group}.{name}"] or 0) for group in ("suit_direct", "suit_after")
        )
    values["remedies"] = values["review_total"] + values["suit_total"]
    issued = "t2.normative.issued" if form.has("t2.normative.issued") else "t2.normative.made_new"
    values["issued"] = int(figures[issued] or 0)
    values["abolished"] = int(figures.get("t2.normative.abolished") or 0)
    values["valid"] = int(figures.get("t2.normative.valid") or 0)
    return values


WORDINGS = (
    Wording("2023年，我镇共收到政府信息公开申请{new}件，答复{closed}件（含上年度结转申请{carry_in}件，另有{carry_out}件顺延到下年度答复）。"),
    Wording("全年新收政府信息公开申请{new}件，上年结转{carry_in}件，办结{closed}件，结转下年度继续办理{carry_out}件。"),
    Wording("2023年受理{new}件政府信息公开申请，其中自然人申请{natural}件，法人或其他组织申请{organisations}件。"),
    Wording("本机关共收到依申请公开{new}件，其中：予以公开{granted}件，部分公开{partial}件，不予公开{denied}件，无法提供{unable}件，不予处理{notproc}件，其他处理{other}件。"),
    Wording("全年收到公民、法人和其他组织提出的政府信息公开申请 {new} 件，均依法办理。其中，予以公开及部分公开 {both} 件，因本机关不掌握等原因无法提供 {unable} 件。"),
    Wording("收到政府信息公开申请{new}件，按期答复{closed}件，其中{denied}件不予公开，{partial}件部分公开。"),
    Wording("信息公开类行政复议{review_total}件，行政诉讼{suit_total}件。"),
    Wording("因政府信息公开被申请行政复议{review_total}件，其中结果维持{review_upheld}件，结果纠正{review_corrected}件，其他结果{review_other}件，尚未审结{review_pending}件；政府信息公开行政诉讼{suit_total}件，其中结果维持{suit_upheld}件，结果纠正{suit_corrected}件，其他结果{suit_other}件，尚未审结{suit_pending}件。"),
    Wording("政府信息公开行政复议、行政诉讼案件{remedies}件。"),
    Wording("我镇制发行政规范性文件{issued}件，废止行政规范性文件{abolished}件，现行有效件数{valid}件。"),
    Wording("全年主动公开规范性文件{issued}件、其他文件12件，发布政策解读3篇。"),
)  # fmt: skip


def share(part: int, whole: int, places: int = 2) -> str:
    """A percentage as printed."""
    return str((Decimal(part) * 100 / Decimal(whole)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def sayable(form: Form, wording: Wording) -> bool:
    """Documents abolished and in force are columns of the 2021 form only."""
    return form is F2021 or ("{abolished}" not in wording.text)


def overview(form: Form, figures: Figures, rng: random.Random) -> str:
    """Prose for chapter one: half of the wordings in any order, all numbers right."""
    values = values_of(form, figures)
    chosen = [wording for wording in WORDINGS if sayable(form, wording)]
    rng.shuffle(chosen)
    sentences = [wording.text.format(**values) for wording in chosen[: len(chosen) // 2]]
    return "\n".join([OVERVIEW, *sentences])
