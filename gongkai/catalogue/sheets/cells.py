"""The cells of one row of a catalogue: 同上, merged cells, ticked boxes, marks with words in them."""

from __future__ import annotations

import re

from gongkai.catalogue.rows import ItemRow
from gongkai.catalogue.sheets.grids import GridSheet
from gongkai.catalogue.sheets.heads import Head
from gongkai_law.disclosure.directory import all_boxes, area_of, box_of, is_same_as_above, ticked
from gongkai_law.errors import Fault, InputFault

_BOX_TEXT = re.compile(r"([■√✓✔☑●◆▲□○☐])\s*([^■√✓✔☑●◆▲□○☐]+)")
_MARK_ONLY = re.compile(r"[■√✓✔☑●◆▲·VvＶ1是\s]+")
_LONGEST = {
    "level1": 200,
    "level2": 200,
    "level3": 200,
    "term": 500,
    "subject": 300,
}
_LONGEST_TEXT = 8000


class RowCells:
    """Reads one row; `faults` are (column id, fault). `above` is the row before, for 同上 and for names left blank."""

    def __init__(self, sheet: GridSheet, head: Head, number: int, above: RowCells | None) -> None:
        self._sheet, self._head, self._number, self._above = sheet, head, number, above
        self.faults: list[tuple[str, Fault]] = []
        self._texts: dict[str, str] = {}
        self._channels: tuple[tuple[str, ...], str] | None = None

    def _raw(self, column: str) -> str:
        place = self._head.columns.get(column)
        return self._sheet.at(self._number, place).strip() if place is not None else ""

    def text(self, column: str) -> str:
        """The words of a column; 同上 is the row above's. A blank first-level name goes on from above."""
        if column not in self._texts:
            value = self._raw(column)
            goes_on = is_same_as_above(value) or (not value and column == "level1")
            if goes_on and self._above is not None:
                value = self._above.text(column)
            elif is_same_as_above(value):
                self.faults.append((column, InputFault("catalogue_sheet.nothing_above")))
                value = ""
            longest = _LONGEST.get(column, _LONGEST_TEXT)
            if len(value) > longest:
                self.faults.append((column, InputFault("catalogue_sheet.too_long", most=longest)))
                value = value[:longest]
            self._texts[column] = value
        return self._texts[column]

    def _mark(self, column: str) -> tuple[bool, str]:
        """Whether a mark column is ticked, and the words in it (本村村民 in 特定群体 ticks it)."""
        value = self._raw(column)
        if is_same_as_above(value) and self._above is not None:
            return self._above._mark(column)
        answer = ticked(value)
        words = value[1:].strip(" :：（）()") if answer and not _MARK_ONLY.fullmatch(value) else ""
        return (True, value) if answer is None else (answer, words)

    def _box_columns(self) -> tuple[list[str], str]:
        chosen, note = [], ""
        for box in all_boxes():
            place = self._head.boxes.get(box.id)
            if place is None:
                continue
            value = self._sheet.at(self._number, place).strip()
            if is_same_as_above(value) and self._above is not None:
                above = self._above.channels()
                if box.id in above[0]:
                    chosen.append(box.id)
                continue
            answer = ticked(value)
            if answer is None and box.id != "other":
                self.faults.append(
                    ("channels", InputFault("catalogue_sheet.mark", box=box.label, value=value[:20]))
                )
                continue
            if answer or answer is None:
                chosen.append(box.id)
                if box.id == "other" and not _MARK_ONLY.fullmatch(value):
                    note = value.lstrip("■√✓✔☑●").strip()
        return chosen, note

    def _box_text(self) -> tuple[list[str], str]:
        """One cell: ■政府网站 □政府公报 …, or plain names joined by 、."""
        value = self.text("channels")
        marked = _BOX_TEXT.findall(value)
        pairs = [(ticked(mark) is True, label) for mark, label in marked]
        if not marked:
            pairs = [(True, label) for label in re.split(r"[、，,;；\n\s]+", value) if label]
        chosen, notes = [], []
        for on, label in pairs:
            if not on:
                continue
            box = box_of(label)
            chosen.append(box.id if box is not None else "other")
            if box is None:
                notes.append(label.strip())
            elif box.id == "other" and len(label.strip()) > 2:
                notes.append(label.strip().removeprefix("其他").strip(" ：:_"))
        return chosen, "、".join(note for note in notes if note)

    def channels(self) -> tuple[tuple[str, ...], str]:
        """Ids of the ticked boxes in the form's order, and what is written for others."""
        if self._channels is None:
            chosen, note = self._box_columns() if self._head.boxes else self._box_text()
            held = set(chosen)
            ordered = tuple(box.id for box in all_boxes() if box.id in held)
            self._channels = (ordered, note[:200])
        return self._channels

    def _audience(self) -> tuple[str, str]:
        everyone, _ = self._mark("audience_all")
        some, words = self._mark("audience_some")
        if everyone == some:
            return "", ""
        return ("all", "") if everyone else ("specific", words[:200])

    def _mode(self) -> str:
        proactive, on_request = self._mark("mode_proactive")[0], self._mark("mode_on_request")[0]
        if proactive == on_request:
            return ""
        return "proactive" if proactive else "on_request"

    def _area(self, of_sheet: str) -> str:
        words = self.text("area")
        if not words and not of_sheet:
            self.faults.append(("area", InputFault("catalogue_sheet.no_area")))
            return ""
        if not words:
            return of_sheet
        try:
            return area_of(words).id
        except InputFault as fault:
            self.faults.append(("area", fault))
            return ""

    def row(self, area: str) -> ItemRow:
        """The row; `area` is the sheet's, used where the row has none of its own."""
        channels, note = self.channels()
        audience, audience_note = self._audience()
        township = self._mark("level_township")[0]
        both = self._head.columns.get("level_township") in self._head.both_levels
        units = tuple(part for part in re.split(r"[、，,;；\n]+", self.text("unit")) if part)
        return ItemRow(
            area=self._area(area),
            level1=self.text("level1"),
            level2=self.text("level2"),
            level3=self.text("level3"),
            content=self.text("content"),
            basis=self.text("basis"),
            term=self.text("term"),
            subject=self.text("subject"),
            channels=channels,
            channels_note=note,
            audience=audience,
            audience_note=audience_note,
            mode=self._mode(),
            on_county=self._mark("level_county")[0],
            on_township=township,
            on_village=self._mark("level_village")[0] or (both and township),
            units=units or _units_in(self.text("subject")),
        )


def _units_in(subject: str) -> tuple[str, ...]:
    """Names in 公开主体 that may be units of the office: those joined by 、; names nobody knows fall away later."""
    return tuple(part.strip() for part in re.split(r"[、，,;；\n/]+", subject) if part.strip())
