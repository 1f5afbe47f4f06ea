"""Output that is closed, full, cut off or in a narrow encoding: no traceback, the exit code stays true."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.project.tree import ROOT

FEE = f"{sys.executable} -m gongkai.cli fee --items 41 --json"


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["sh", "-c", command], cwd=ROOT, capture_output=True, env={**os.environ, **environment}
    )


@pytest.mark.parametrize(
    ("redirection", "code"),
    [
        pytest.param("<&-", 0, id="stdin closed"),
        pytest.param(">&-", 0, id="stdout closed"),
        pytest.param("2>&-", 0, id="stderr closed"),
    ],
)
def test_closed_streams(redirection: str, code: int):
    done = shell(f"{FEE} {redirection}")
    assert (done.returncode, done.stderr) == (code, b"")


def test_a_fault_with_stderr_closed_is_2():
    done = shell(f"{sys.executable} -m gongkai.cli fee --items x 2>&-")
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"")


def test_a_reader_that_goes_away_is_no_fault():
    done = shell(f"{FEE} | head -c 1")
    assert (done.stdout, done.stderr) == (b"{", b"")


def test_a_full_disk_is_said():
    done = shell(f"{FEE} > /dev/full")
    assert done.returncode == 2 and "磁盘满了" in done.stderr.decode() and b"Traceback" not in done.stderr


def test_a_narrow_encoding_keeps_json_json():
    done = shell(FEE, PYTHONIOENCODING="ascii")
    wide = shell(FEE, PYTHONIOENCODING="utf-8")
    assert done.stdout.isascii() and json.loads(done.stdout) == json.loads(wide.stdout)
