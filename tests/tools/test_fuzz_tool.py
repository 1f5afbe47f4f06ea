"""The fuzzing tool finds what is planted, keeps it, and does the same twice."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from tools import fuzz


def pack(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def planted(data: bytes) -> None:
    if b"\0" in data:
        raise ZeroDivisionError


def test_a_planted_fault_is_found_and_its_input_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fuzz, "ROOT", tmp_path)
    monkeypatch.setattr(fuzz, "BROKEN", tmp_path / "fuzz")
    with pytest.raises(ZeroDivisionError):
        fuzz.by_mutation(fuzz.watched("planted", planted), [b"a sound input"], seconds=10)
    (kept,) = (tmp_path / "fuzz").iterdir()
    assert b"\0" in kept.read_bytes()


def test_the_same_seed_breaks_an_input_in_the_same_way():
    one, two = (fuzz.mutate_file(b"x" * 100, random.Random(7)) for _ in range(2))
    assert one == two


def test_a_pack_is_broken_inside_and_can_still_be_opened():
    data = pack(a="甲" * 100, b="乙" * 100)
    broken = fuzz.mutate_member(data, random.Random(1))
    with zipfile.ZipFile(io.BytesIO(broken)) as opened:
        assert opened.namelist() == ["a", "b"]
        assert opened.testzip() is None
        assert [opened.read(name) for name in ("a", "b")] != ["甲".encode() * 100, "乙".encode() * 100]


def test_a_pack_that_cannot_be_opened_is_broken_as_bytes():
    assert fuzz.mutate_file(b"PK\3\4 cut off", random.Random(3))


def test_an_empty_input_can_be_broken():
    assert isinstance(fuzz.mutate(b"", random.Random(1)), bytes)


@pytest.mark.parametrize("name", fuzz.names())
def test_every_target_reads_its_own_seeds(name: str):
    import importlib

    target = importlib.import_module(f"tests.fuzz.fuzz_{name}")
    seeds = list(target.seeds())
    assert seeds
    for seed in seeds:
        target.fuzz_one(seed)


def test_a_run_without_targets_is_no_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fuzz, "TARGETS", tmp_path)
    assert fuzz.main(["1"]) == 1
