"""What a section of prose has named so far, and whose numbers it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gongkai.reporting.importing.prose.patterns import wordings
from gongkai_law.report.form import Form

REMEDIES = ("review", "suit", "suit_direct", "suit_after")

_SUBJECT = re.compile(r"信息公开|依申请公开|申请公开")
_VERBS = "收到|受理|办结|答复|新收|办理|接收"
_BODY = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{0,8}?(?P<own>[我本全该])?(?:[\u4e00-\u9fff]局|(?<=[我本全该])局|委员会|镇|乡|街道))"
    rf"(?:机关)?(?:共|全年|累计|本年度?|年内|共计)*(?:{_VERBS})"
)
_OFFICE = re.compile(rf"[县市区省](?:人民)?政府办(?:公[室厅])?(?:共|全年|累计)*(?:{_VERBS})")
_OURS = re.compile(r"[我本](?:机关|单位|级|局|县|区|市|省|镇|乡|街道|办|委|厅|中心)")


@dataclass(slots=True)
class Context:
    """`seen`: subjects named in the section, `last` the latest; `mentioned`: it speaks of requests at all;
    `elsewhere`: the counts are those of a wider whole or another body until the agency itself is named again."""

    form: Form
    year: int | None
    agency: str | None = None
    seen: set[str] = field(default_factory=set)
    last: str = ""
    mentioned: bool = False
    elsewhere: bool = False

    def begin(self, section: str) -> None:
        """A new （一）… section, its heading as `section`."""
        self.seen.clear()
        self.last = ""
        self.mentioned = False
        if "申请" in section and "复议" not in section:
            self.name("requests")

    def hear(self, sentence: str) -> None:
        """Whether the section speaks of requests or of disclosure's remedies at all."""
        self.mentioned = self.mentioned or bool(_SUBJECT.search(sentence))

    def name(self, subject: str) -> None:
        """A subject was named with a count."""
        self.last = subject
        self.seen.add(subject)

    def is_own(self, clause: str) -> bool:
        """Whether a count in this clause is the agency's own; remembers it for the clauses behind it."""
        if self._other_whole(clause) or self._other_body(clause):
            self.elsewhere = True
        elif self.elsewhere and self._names_agency(clause):
            self.elsewhere = False
        return not self.elsewhere

    def _other_whole(self, clause: str) -> bool:
        """全县 in a township's report."""
        own = wordings().own_scope(self.agency)
        return own is not None and any(word not in own for word in wordings().wide.findall(clause))

    def _other_body(self, clause: str) -> bool:
        """教育局收到 in another agency's report."""
        if not self.agency:
            return False
        if _OFFICE.search(clause) and "办公" not in self.agency:
            return True
        match = _BODY.search(clause)
        return bool(match and match["own"] is None and match["name"][-3:] not in self.agency)

    def _names_agency(self, clause: str) -> bool:
        own = wordings().own_scope(self.agency) or ()
        return bool(_OURS.search(clause) or _BODY.search(clause) or any(word in clause for word in own))
