"""Try handbooks made by chance for as long as asked; what fails is made small and kept in the corpus.

    python tests/fuzz/run.py --seconds 600 [--seed N]

Each step of what is done with an input (a check, a report in one format, a fix, a comparison) may take two seconds of CPU, or ten
where pages are made of it, and all of it a gigabyte and a half of memory.
"""

import argparse
import hashlib
import json
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.checks import judge
from fuzz.inputs import Files, made_by_chance, seeds_in

CORPUS = Path(__file__).parent / "corpus"
SPECIMEN = Path(__file__).parents[1] / "specimen"
CPU = 2.0
CPU_OF_PAGES = 10.0
MEMORY = 1_500_000_000
PAGES_EVERY = 15
TRIES = 300


class HangError(Exception):
    """A step took more CPU than it may."""


def failure(files: Files, *, with_pages: bool) -> str:
    """How an input fails: the error and the place in the code; empty when it does not."""
    at = ""

    def begin(step: str) -> None:
        nonlocal at
        at = step
        signal.setitimer(signal.ITIMER_VIRTUAL, CPU_OF_PAGES if step == "pages" else CPU)

    try:
        judge(files, with_pages=with_pages, begin=begin)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        frames = [each for each in traceback.extract_tb(error.__traceback__) if "/goldthread/" in each.filename]
        where = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else ""
        where = at.replace(" ", "-") if isinstance(error, HangError) else where
        return f"{type(error).__name__} {where} {str(error)[:120]}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def minimised(files: Files, fails: Callable[[Files], bool]) -> Files:
    """A smaller input that fails in the same way: fewer files, fewer lines, fewer characters."""
    tries = 0

    def still(candidate: Files) -> bool:
        nonlocal tries
        tries += 1
        return tries <= TRIES and fails(candidate)

    for name in sorted(files):
        rest = {path: data for path, data in files.items() if path != name}
        if rest and still(rest):
            files = rest
    for name in sorted(files):
        for joint in (b"\n", b""):
            parts = files[name].split(joint) if joint else [files[name][i : i + 1] for i in range(len(files[name]))]
            size = max(len(parts) // 2, 1)
            while size:
                start = 0
                while start < len(parts) and tries <= TRIES:
                    fewer = parts[:start] + parts[start + size :]
                    if still({**files, name: joint.join(fewer)}):
                        parts = fewer
                    else:
                        start += size
                size //= 2
            files = {**files, name: joint.join(parts)}
    return files


def keep(files: Files, why: str) -> Path:
    """Store an input in the corpus."""
    texts = {path: data.decode("utf-8", "surrogateescape") for path, data in sorted(files.items())}
    text = json.dumps({"why": why, "files": texts}, indent=1, ensure_ascii=True) + "\n"
    path = CORPUS / f"{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    path.write_text(text, encoding="utf-8")
    return path


def main() -> int:
    """Run, and say what failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGVTALRM, _give_up)
    sys.stdout.write(f"seed {asked.seed}\n")
    chance, seeds = random.Random(asked.seed), seeds_in(SPECIMEN)  # noqa: S311 - slips, not secrets
    failed: dict[str, int] = {}
    number, end = 0, time.monotonic() + asked.seconds
    while time.monotonic() < end:
        number += 1
        files, with_pages = made_by_chance(seeds, chance), not number % PAGES_EVERY
        why = failure(files, with_pages=with_pages)
        kind = " ".join(why.split(" ")[:2])
        if why and kind not in failed:
            small = minimised(files, lambda each: failure(each, with_pages=with_pages).startswith(kind))  # noqa: B023
            sys.stdout.write(f"input {number}: {why}\n  kept as {keep(small, why).name}\n")
            sys.stdout.flush()
        if why:
            failed[kind] = failed.get(kind, 0) + 1
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{number:,} inputs, {sum(failed.values())} failed in {len(failed)} ways; {most} MB at most\n")
    return 1 if failed else 0


def _give_up(_signal: int, _frame: FrameType | None) -> None:
    raise HangError("more CPU than an input may take")


if __name__ == "__main__":
    sys.exit(main())
