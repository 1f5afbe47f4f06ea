"""Feed broken bytes to every reader of foreign files, for a bounded time.

    python -m tools.fuzz [SECONDS] [NAME …]

A target is a module `tests/fuzz/fuzz_<name>.py` with two functions: `seeds()` gives whole inputs to start from, and
`fuzz_one(data)` reads one input and lets through nothing but what its reader may not raise. Coverage leads the
mutations where atheris is installed; elsewhere a plain mutator breaks the seeds. Each target runs in a process of its
own; what breaks it is written to `var/fuzz/<name>-<hash>` and the exit code is 1.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import io
import random
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGETS = ROOT / "tests" / "fuzz"
BROKEN = ROOT / "var" / "fuzz"
ONE_INPUT_SECONDS = 20
MEGABYTES = 2048
SLACK_SECONDS = 120


def keep(name: str, data: bytes) -> None:
    """Keep an input that broke a reader, so that it can become a test."""
    BROKEN.mkdir(parents=True, exist_ok=True)
    path = BROKEN / f"{name}-{hashlib.sha256(data).hexdigest()[:16]}"
    path.write_bytes(data)
    print(f"✗ {name}: {path.relative_to(ROOT)}", flush=True)


def watched(name: str, fuzz_one: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The target, keeping the input and showing the fault when it lets one through."""

    def one(data: bytes) -> None:
        try:
            fuzz_one(data)
        except BaseException:
            keep(name, data)
            traceback.print_exc()
            raise

    return one


def mutate(data: bytes, source: random.Random) -> bytes:
    """Break an input in one to four places: flip, cut, repeat, insert, blank."""
    broken = bytearray(data)
    for _ in range(source.randint(1, 4)):
        at = source.randrange(len(broken) + 1)
        end = min(len(broken), at + source.choice((1, 2, 8, 64, 512)))
        match source.randrange(5):
            case 0:
                broken[at:end] = source.randbytes(end - at)
            case 1:
                del broken[at:end]
            case 2:
                broken[at:at] = broken[at:end] * source.randint(1, 4)
            case 3:
                broken[at:at] = source.choice(
                    (b"\0", b"\xff", "，".encode(), b"-1", b"1e999", b"<td>", b"&#x0;")
                )
            case _:
                broken[at:end] = b"\0" * (end - at)
    return bytes(broken)


def mutate_member(data: bytes, source: random.Random) -> bytes:
    """Break one file inside a zip (docx, xlsx) and pack it again: a broken pack alone is refused at its door."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as pack, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as broken:
        names = pack.namelist()
        chosen = source.choice(names)
        for name in names:
            content = pack.read(name)
            broken.writestr(name, mutate(content, source) if name == chosen else content)
    return out.getvalue()


def mutate_file(data: bytes, source: random.Random) -> bytes:
    """Break a file: a zip mostly inside, anything else as bytes."""
    if data.startswith(b"PK") and source.random() < 0.8:
        try:
            return mutate_member(data, source)
        except Exception:  # a pack already broken can fail in many ways, all of which mean the same here
            return mutate(data, source)
    return mutate(data, source)


def by_mutation(fuzz_one: Callable[[bytes], None], seeds: list[bytes], seconds: float) -> int:
    """Without atheris: mutate the seeds, the same ones in the same order each time."""
    source = random.Random(20190515)
    deadline, count = time.monotonic() + seconds, 0
    while time.monotonic() < deadline:
        fuzz_one(mutate_file(source.choice(seeds), source))
        count += 1
    return count


def by_coverage(name: str, fuzz_one: Callable[[bytes], None], seeds: list[bytes], seconds: float) -> None:
    """With atheris: its engine ends the process itself, with 0 when nothing broke."""
    import atheris

    def mutator(data: bytes, most: int, seed: int) -> bytes:
        if not data.startswith(b"PK"):
            return bytes(atheris.Mutate(data, most))
        return mutate_file(bytes(data), random.Random(seed))[:most]

    with tempfile.TemporaryDirectory() as folder:
        for index, seed in enumerate(seeds):
            (Path(folder) / f"seed-{index}").write_bytes(seed)
        limits = [
            f"-max_total_time={int(seconds)}",
            f"-timeout={ONE_INPUT_SECONDS}",
            f"-rss_limit_mb={MEGABYTES}",
            f"-max_len={2 * max(4096, *(len(seed) for seed in seeds))}",
            f"-artifact_prefix={BROKEN}/{name}-",
            "-seed=20190515",
            "-verbosity=0",
            "-print_final_stats=1",
        ]
        BROKEN.mkdir(parents=True, exist_ok=True)
        atheris.Setup([name, *limits, folder], fuzz_one, custom_mutator=mutator)
        atheris.Fuzz()


def run_target(name: str, seconds: float) -> int:
    """Fuzz one target in this process."""
    led = importlib.util.find_spec("atheris") is not None
    if led:
        import atheris

        with atheris.instrument_imports(include=["gongkai", "gongkai_law"]):
            module = importlib.import_module(f"tests.fuzz.fuzz_{name}")
    else:
        module = importlib.import_module(f"tests.fuzz.fuzz_{name}")
    seeds = list(module.seeds())
    fuzz_one = watched(name, module.fuzz_one)
    for seed in seeds:
        fuzz_one(seed)
    if led:
        by_coverage(name, fuzz_one, seeds, seconds)
    else:
        print(f"{name}: {by_mutation(fuzz_one, seeds, seconds)} inputs")
    return 0


def names() -> list[str]:
    """Every target's name, from its file."""
    return sorted(path.stem.removeprefix("fuzz_") for path in TARGETS.glob("fuzz_*.py"))


def main(arguments: Sequence[str]) -> int:
    """Run each target in a process of its own."""
    if arguments[:1] == ["--target"]:
        return run_target(arguments[1], float(arguments[2]))
    seconds = arguments[0] if arguments else "20"
    broken, targets = [], arguments[1:] or names()
    if not targets:
        print("fuzz: no target in tests/fuzz")
        return 1
    for name in targets:
        print(f"fuzz {name}: {seconds} s", flush=True)
        command = [sys.executable, "-m", "tools.fuzz", "--target", name, seconds]
        try:
            done = subprocess.run(
                command, cwd=ROOT, capture_output=True, text=True, timeout=float(seconds) + SLACK_SECONDS
            )
        except subprocess.TimeoutExpired as late:
            broken.append(name)
            print(f"✗ {name}: 没有按时结束 / did not end in time\n{late.stdout!r}")
            continue
        print(
            "\n".join(line for line in done.stderr.splitlines() if "number_of_executed" in line)
            or done.stdout
        )
        if done.returncode:
            broken.append(name)
            print(done.stdout[-4000:], done.stderr[-8000:], sep="\n")
    print(f"fuzz: {'✗ ' + ' '.join(broken) if broken else 'nothing broke'}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
