"""Screening speed on one core: MB/s of UTF-8, and the ratio to one pattern for each kind in the same run.

python tools/bench/screening.py [--megabytes N]

The reference is a plain pattern for each kind, run over the whole text with check digits afterwards, as pattern
recognisers do; Presidio's own recognisers are measured as well where the package is installed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gongkai_law.screening import scan
from gongkai_law.screening.checkdigits import id_check_digit, passes_luhn

WANTED_MB, WANTED_RATIO = 150, 10
SENTENCES = (
    "葛寨镇人民政府按照《中华人民共和国政府信息公开条例》的规定，全年主动公开政府信息38条，其中通过镇政府网站公开16条。",
    "各村要在公示栏及时张贴农村最低生活保障对象名单，公示期不少于7天，接受群众监督，做到公开、公平、公正。",
    "2020年1月1日至2020年12月31日，共收到政府信息公开申请0件，无行政复议和行政诉讼，无收费情况。",
    "下一步，我镇将继续完善政府信息公开制度，加强对工作人员的培训，提高公开的质量和时效，让群众看得到、听得懂。",
)
FIGURES = (
    "2020年1月至12月，全镇完成固定资产投资12345.67万元，同比增长12.3%，其中第一产业3456.78万元；"
    "联系电话0379-68331234，文号青政〔2020〕12号。\n"
)
HEAD = "序号\t姓名\t村组\t身份证号\t联系电话\t银行账号\t人数\t金额\n"
PATTERNS = [
    re.compile(p)
    for p in (
        r"(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])",
        r"(?<!\d)[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)",
        r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)",
        r"(?<!\d)(?:62\d{14,17}|[3-6]\d{15,18})(?!\d)",
        r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]",
        r"(?<!\d)[1-9]\d{16}[0-9Xx][1-7][1-4](?!\d)",
        r"(?<![A-Za-z0-9])(?:[EG]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]E?\d{7,8})(?![A-Za-z0-9])",
        r"(?<![A-Za-z0-9])[CHMTL]\d{8,10}(?!\d)",
        r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}",
        r"\d{3,6}\*{4,12}\d{0,4}",
    )
]


def full_width(text: str) -> str:
    """ASCII digits in their full-width form."""
    return text.translate({code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)})


def person(serial: int) -> str:
    """An identity number that belongs to nobody: born on the first of January 1900."""
    body = f"41032919000101{serial % 1000:03d}"
    return body + id_check_digit(body)


def account() -> str:
    """A card number of noughts that passes its check digit."""
    body = "622848" + "0" * 12
    return next(body + str(digit) for digit in range(10) if passes_luhn(body + str(digit)))


def texts(megabytes: int) -> dict[str, str]:
    """Plain prose, prose with a finding in every kilobyte in three ways of writing, lists of people, and figures."""
    repeats = megabytes * 1_000_000 // len("".join(SENTENCES).encode())
    prose = [s + "\n" for _ in range(repeats) for s in SENTENCES]
    seeded = list(prose)
    for n in range(0, len(seeded), 8):
        number = person(n)
        ways = (number, f"{number[:6]} {number[6:14]} {number[14:]}", full_width(number))
        seeded[n] = f"身份证号{ways[n // 8 % 3]}，{seeded[n]}"
    rows = [
        f"{n}\t张三\t{person(n)}\t1380000{n % 10_000:04d}\t{n % 900 + 100}.00\n"
        for n in range(megabytes * 1000)
    ]
    full = [
        f"{n}\t张三\t李村\t{person(n)}\t1380000{n % 10_000:04d}\t{account()}\t3\t{n % 900 + 100}.00\n"
        for n in range(megabytes * 1000)
    ]
    figures = [
        f"{n}\t李村\t{n * 37 % 900}\t{n * 91 % 9000}.{n % 100:02d}\t2020-{n % 12 + 1:02d}-{n % 28 + 1:02d}\n"
        for n in range(megabytes * 3000)
    ]
    return {
        "plain prose": "".join(prose),
        "a number per KB": "".join(seeded),
        "prose with figures": FIGURES * (megabytes * 1000),
        "list of people": "".join(rows),
        "with head and cards": HEAD + "".join(full),
        "table of figures": "".join(figures),
    }


def by_patterns(text: str) -> int:
    """The reference: every pattern over the whole text, check digits where there are any."""
    count = 0
    for number, pattern in enumerate(PATTERNS):
        for m in pattern.finditer(text):
            value = m[0]
            if number == 0 and id_check_digit(value[:17]) != value[17].upper():
                continue
            if number == 3 and not passes_luhn(value):
                continue
            count += 1
    return count


def presidio() -> Callable[[str], int] | None:
    """Presidio's pattern recognisers (no language model), where the package is there."""
    if find_spec("presidio_analyzer") is None:
        return None
    from presidio_analyzer import Pattern, PatternRecognizer

    made = [
        PatternRecognizer(f"K{n}", patterns=[Pattern(f"K{n}", pattern.pattern, 0.5)])
        for n, pattern in enumerate(PATTERNS)
    ]
    return lambda text: sum(len(one.analyze(text, [f"K{n}"], None) or []) for n, one in enumerate(made))


def speed(work: Callable[[str], object], text: str, rounds: int = 3) -> float:
    """MB of UTF-8 a second of processor time, the best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = process_time()
        work(text)
        best = min(best, process_time() - start)
    return len(text.encode()) / 1e6 / best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=10)
    megabytes = parser.parse_args().megabytes
    others: dict[str, Callable[[str], int]] = {"one pattern a kind": by_patterns}
    if (recognisers := presidio()) is not None:
        others["Presidio's patterns"] = recognisers
    for name, text in texts(megabytes).items():
        ours = speed(scan, text)
        line = f"{name:<20} {ours:>7.1f} MB/s   {ours / WANTED_MB:.2f} x {WANTED_MB}"
        for other, work in others.items():
            theirs = speed(work, text, rounds=1)
            line += f"   {other} {theirs:.1f} MB/s: {ours / theirs:.1f} x (wanted {WANTED_RATIO})"
        print(f"{line}   {len(scan(text))} findings")


if __name__ == "__main__":
    main()
