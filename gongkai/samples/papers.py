"""Texts of the sample town's records as Word files: short, made up, without a single person's data."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# by a word in the title; the first that fits
_TEXTS = (
    ("低保|最低生活保障", ("根据最低生活保障有关规定，经个人申请、入户调查、民主评议、镇级审核，现将新增对象情况予以公示。", "公示期七天。有异议的，请在公示期内向镇社会事务办公室反映。")),
    ("特困|五保", ("根据特困人员救助供养有关规定，现将本批供养情况予以公示。", "公示期七天，期间接受群众监督。")),
    ("补贴", ("按照县里统一部署，本批补贴面积已由各村核实、张榜，现将发放情况公开。", "补贴资金通过一卡通发放，任何单位和个人不得截留、抵扣。")),
    ("项目|一事一议", ("项目经村民会议讨论通过，资金专款专用，现将资金使用情况公开。", "欢迎群众对工程质量和资金使用进行监督。")),
    ("危房", ("经农户申请、村评议、镇审核、县审批，现将本批补助对象情况公示。", "对公示内容有异议的，请向镇村镇建设办公室反映。")),
    ("禁烧|防火|防汛|安全", ("各村要落实网格责任，宣传到户，巡查到位，发现情况及时处置、及时报告。", "违反规定造成后果的，依法追究责任。")),
    ("预算|财政|财务", ("现将有关收支情况予以公开，没有数据的项目以零列示。", "具体数字见财政所公开栏。")),
    ("机构|职能|便民", ("镇便民服务大厅工作日对外办公，办理事项、所需材料、办理时限在大厅公示。", "欢迎来人来电咨询。")),
)  # fmt: skip
_OTHER = (
    "会议传达了上级有关精神，通报了工作进展，研究部署了下一步任务。",
    "会议要求各村、各站所压实责任、细化措施，按时完成。",
)


def lines_for(title: str) -> tuple[str, ...]:
    """A heading and two paragraphs that fit a title."""
    for words, text in _TEXTS:
        if any(word in title for word in words.split("|")):
            return text
    return _OTHER


def word_file(title: str) -> bytes:
    """A Word file with the text for a title."""
    lines = (title, *lines_for(title), "葛寨镇人民政府")
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines[1:])
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_SPACE}"><w:body>{body}</w:body></w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", _TYPES)
        out.writestr("_rels/.rels", _RELATIONS)
        out.writestr("word/document.xml", document)
    return stream.getvalue()
