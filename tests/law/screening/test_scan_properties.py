"""What holds for every text: spans, order, no overlap, and that the prefilter never hides what the detectors would see."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai_law.screening import scan, screening_kinds
from gongkai_law.screening.folding import FOLDS, fold
from gongkai_law.screening.labels import Labels
from gongkai_law.screening.prefilter import classes, find_candidates
from tests.screening_numbers import card, full_width, identity, old_identity

SCRAPS = st.sampled_from(
    [identity(), old_identity(), card(), "13812345678", "豫C12345", "a@163.com", "E12345678", "护照", "身份证", "账号", "编号"]
    + ["2020年", " ", "　", "\n", "\t", "-", "，", "。", "\u200b", "*", "****", "X", "０", "𠮷", "0379-68331234", "元", ":", "@"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(SCRAPS, st.text(max_size=6)), max_size=30).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_are_exact_ordered_and_apart(text: str):
    found = scan(text)
    assert all(text[f.start : f.end] == f.value and f.value for f in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert all(f.kind in screening_kinds() and f.why and f.severity in ("error", "warning") for f in found)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_folding_and_classes_keep_every_place(text: str):
    assert len(fold(text)) == len(classes(text)) == len(text)


@settings(max_examples=100, deadline=None)
@given(prefix=st.text(max_size=20).filter(lambda t: not t or not t[-1].isalnum()), times=st.integers(0, 3))
def test_a_number_is_found_behind_any_text(prefix: str, times: int):
    number = identity()
    text = prefix + "，" * times + "号为。" + number
    assert (number, len(text) - 18) in [(f.value, f.start) for f in scan(text)]


@given(st.integers(0, 9), st.booleans())
def test_a_full_width_digit_counts_as_a_digit(digit: int, wide: bool):
    sign = full_width(str(digit)) if wide else str(digit)
    assert find_candidates("中" + sign * 11).numbers == [(1, 12)]


def test_every_fold_is_one_character():
    assert all(len(plain) == 1 for plain in FOLDS.values())


def test_a_run_lies_whole_in_its_block_however_long_the_text():
    filler = "字" * ((1 << 17) - 5)
    for shift in range(12):
        text = filler + "字" * shift + identity() + "字" * 10
        assert [f.start for f in scan(text)] == [len(filler) + shift]


def test_a_long_list_is_read_in_reasonable_time():
    rows = "".join(f"{n}\t张三\t{identity(serial=f'{n % 999 + 1:03d}')}\t100\n" for n in range(3000))
    assert len(scan(rows)) == 3000


def test_the_head_of_a_block_is_looked_up_once():
    text = "姓名\t卡号\n" + "张三\t1\n" * 50
    labels = Labels(text)
    assert labels.of(text.rindex("1")) is not None
    assert len(labels._heads) >= 50


def test_addresses_that_run_into_each_other_are_read_in_reasonable_time():
    assert len(scan("住址1号" * 20_000)) > 1
