"""Measure side by side what Goldthread takes against what it is held against: `python benchmarks/run.py [names]`.

Without names, all is measured but builds of large handbooks.
Seconds differ from machine to machine and from hour to hour; ratios of two things measured in turns much less.
"""

import argparse
import gzip
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import lighthouse_scores
from bench import CHANGED, GOLDTHREAD, OFF, Bench
from growth import TOUCHPOINTS, drawn
from make_inventory import ROWS, make_inventory
from measuring import Command, Cost, cost, median, side_by_side
from peers import PEERS, items_of
from search_speed import first_result
from serving import EDITS, SETTLED, measured

HERE = Path(__file__).resolve().parent
FINDINGS = 400
SEARCHED = {"S": "sailing cancelled", "L": "waip ploang", "XL": "waip ploagn"}
"""What is searched for in a handbook of each size; the last is misspelt."""
STARTS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            "announce",
            "build",
            "export",
            "import",
            "init",
            "new",
            "publish",
            "release",
            "review",
            "serve",
            "worksheet",
            "write",
        ),
        ("--help",),
    ),
    "check": (),
    "completion": ("bash",),
    "diff": ("HEAD", "HEAD"),
    "doctor": (),
    "explain": ("TCH001",),
    "list": ("touchpoint",),
    "schema": ("--help",),
    "trace": ("need/get-home",),
}
"""Each command with what it is told: where it only reads, what it is for, else to print its help."""


class Row(NamedTuple):
    """One line of the table: what was measured, against what, the two figures, and how the first should stand to the second."""

    what: str
    against: str
    figures: str
    ratio: float
    target: str


def cold(bench: Bench) -> Iterator[Row]:
    """Check of XL against loading the same files."""
    root = bench.handbook("XL")
    load = Command((sys.executable, HERE / "load_yaml.py", root), root)
    left, right = side_by_side([bench.goldthread(root, "check")], [load], bench.runs)
    yield _row("check XL", "loading the same files with CSafeLoader", left, right, "at most 1")


def memory(bench: Bench) -> Iterator[Row]:
    """Memory that a check of XL takes at most."""
    most = median(bench.goldthread(bench.handbook("XL"), "check"), 1).megabytes
    yield Row("memory of check XL", "1 GB", f"{most:.0f} MB", most / 1024, "at most 1")


def findings(bench: Bench) -> Iterator[Row]:
    """Check of XL with findings against a clean one."""
    faulty = bench.goldthread(bench.handbook("XL", findings=FINDINGS), "check", exit_code=1)
    left, right = side_by_side([faulty], [bench.goldthread(bench.handbook("XL"), "check")], bench.runs)
    yield _row(f"check XL with {FINDINGS} findings", "check XL, clean", left, right, "at most 3")


def start(bench: Bench) -> Iterator[Row]:
    """Check of S against importing the two libraries that it cannot do without."""
    root = bench.handbook("S")
    bare = Command((sys.executable, "-c", "import yaml, click"), root)
    left, right = side_by_side([bench.goldthread(root, "check")], [bare], 3 * bench.runs)
    yield _row("check S", "`python -c 'import yaml, click'`", left, right, "at most 3.5")


def unchanged(bench: Bench) -> Iterator[Row]:
    """Check of what has not changed since the last check, against importing the two libraries and against a first check."""
    bare = Command((sys.executable, "-c", "import yaml, click"), bench.handbook("S"))
    for size, against, other, target in (
        ("S", "`python -c 'import yaml, click'`", bare, "below 0.5"),
        ("XL", "check XL", bench.goldthread(bench.handbook("XL"), "check"), "below 0.1"),
    ):
        kept = bench.goldthread(bench.handbook(size), "check")
        again = kept._replace(words=("env", "-u", OFF, f"GOLDTHREAD_CACHE={bench.folder / 'kept'}", *kept.words))
        cost(again)
        left, right = side_by_side([again], [other], 3 * bench.runs if size == "S" else bench.runs)
        yield _row(f"check {size}, nothing changed", against, left, right, target)


def edited(bench: Bench) -> Iterator[Row]:
    """Check after an edit of one record, against importing the two libraries and against a first check."""
    bare = Command((sys.executable, "-c", "import yaml, click"), bench.handbook("S"))
    for size, against, other, target in (
        ("S", "`python -c 'import yaml, click'`", bare, "at most 3"),
        ("XL", "check XL", bench.goldthread(bench.handbook("XL"), "check"), "below 0.5"),
    ):
        again = bench.after_an_edit(size, "check")
        cost(again)
        left, right = side_by_side([again], [other], 3 * bench.runs if size == "S" else bench.runs)
        yield _row(f"check {size} after an edit", against, left, right, target)


def growth(bench: Bench) -> Iterator[Row]:
    """Check of XL against M, ten times smaller."""
    large, small = (bench.goldthread(bench.handbook(size), "check") for size in ("XL", "M"))
    left, right = side_by_side([large], [small], bench.runs)
    yield _row("check XL", "check M", left, right, "at most 11")


def diff(bench: Bench) -> Iterator[Row]:
    """Diff of two commits of L against two checks."""
    root = bench.edited
    check = bench.goldthread(root, "check")
    left, right = side_by_side([bench.goldthread(root, "diff", "HEAD~1", "HEAD")], [check, check], bench.runs)
    yield _row(f"diff of L, {CHANGED} records changed", "check L, twice", left, right, "none")


def imports(bench: Bench) -> Iterator[Row]:
    """Import of a workbook of 3,000 touchpoints into S, and of the same once more, against reading it with the library alone."""
    file, root = bench.folder / "inventory.xlsx", bench.folder / "S-imported"
    make_inventory(file)

    def fresh() -> None:
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(bench.handbook("S"), root)

    fresh()
    words = ("import", file, "--kind", "touchpoint", "--yes")
    first = bench.goldthread(root, *words)._replace(prepare=fresh)
    library = Command((sys.executable, HERE / "read_workbook.py", file), root)
    what = f"import of {ROWS:,} rows into S"
    left, right = side_by_side([first], [library], bench.runs)
    yield _row(what, "reading the workbook with the library alone", left, right, "none")
    yield Row(what, "10 s", f"{left.seconds:.2f} s", left.seconds / 10, "at most 1")
    yield Row(f"memory of {what}", "500 MB", f"{left.megabytes:.0f} MB", left.megabytes / 500, "at most 1")
    again, right = side_by_side([bench.goldthread(root, *words)], [library], bench.runs)
    yield _row(f"{what}, once more", "reading the workbook with the library alone", again, right, "none")


def cards(bench: Bench) -> Iterator[Row]:
    """Build of S with and without cards."""
    root = bench.handbook("S")
    bare = bench.folder / "S-without-cards"
    shutil.copytree(root, bare)
    with (bare / "content/handbook.yml").open("a", encoding="utf-8") as record:
        record.write("\ncards: false\n")
    left, right = side_by_side([bench.build(root)], [bench.build(bare)], bench.runs)
    yield _row("build S, all cards drawn", "build S without cards", left, right, "none")


def public(bench: Bench) -> Iterator[Row]:
    """Build of S for the public and for everybody inside."""
    root = bench.handbook("S")
    left, right = side_by_side([bench.build(root, "--audience", "public")], [bench.build(root)], bench.runs)
    yield _row("build S for the public", "build S", left, right, "none")


def build(bench: Bench) -> Iterator[Row]:
    """Build of S and M against plain mkdocs-material, and the size of their pages."""
    yield from _build(bench, "S", "at most 0.6")
    yield from _build(bench, "M", "at most 0.3")


def build_large(bench: Bench) -> Iterator[Row]:
    """The same of L."""
    yield from _build(bench, "L", "at most 0.3")


def build_growth(bench: Bench) -> Iterator[Row]:
    """Builds of all sizes, once each: how time and memory grow with the number of touchpoints, drawn into `growth.svg`."""
    costs = {}
    for size in TOUCHPOINTS:
        costs[size] = cost(bench.build(bench.handbook(size)))
        (HERE / "growth.svg").write_text(drawn(costs), encoding="utf-8")
    grown = TOUCHPOINTS["XL"] / TOUCHPOINTS["M"]
    largest, middle = costs["XL"], costs["M"]
    yield Row(
        "build XL",
        "build M, ten times",
        f"{largest.seconds:.2f} s / {middle.seconds * grown:.2f} s",
        largest.seconds / (middle.seconds * grown),
        "at most 1",
    )
    yield Row("memory of build XL", "1 GB", f"{largest.megabytes:.0f} MB", largest.megabytes / 1024, "at most 1")


def zensical(bench: Bench) -> Iterator[Row]:
    """Build of M and L against what Zensical takes for the tree that we write, in strict mode and with nothing kept."""
    for size in ("M", "L"):
        root = bench.handbook(size)
        tree = bench.folder / f"tree-{size}-zensical"
        cost(bench.goldthread(root, "write", tree))
        other = Command((sys.executable, "-m", "zensical", "build", "--clean", "--strict"), tree)
        left, right = side_by_side([bench.build(root)], [other], 1)
        yield _row(f"build {size}", "Zensical, the tree that we write", left, right, "below 1")


def peers(bench: Bench) -> Iterator[Row]:
    """Check of XL against other tools that check records, each in an environment of its own."""
    root = bench.handbook("XL")
    items, folder = items_of(root), bench.folder / "peers"
    folder.mkdir()
    check = bench.goldthread(root, "check")
    for peer in PEERS:
        left, right = side_by_side([check], [peer.prepared(items, folder)], 1)
        yield _row("check XL", f"{peer.name} {peer.version}, the same records", left, right, f"at most {peer.wanted}")


def publish(bench: Bench) -> Iterator[Row]:
    """Publishing a commit of M that is published already against building it."""
    root = bench.handbook("M")
    again = bench.goldthread(root, "publish")
    cost(again)
    left, right = side_by_side([again], [bench.build(root)], 1)
    yield _row("publish M again", "build M", left, right, "none")


def serve(bench: Bench) -> Iterator[Row]:
    """Serving S, M and L: until the first page is there, from a saved file to its page, and memory from one edit to the next."""
    for size, wanted in (("S", 0.1), ("M", 0.1), ("L", 0.3)):
        found = measured(bench.handbook(size))
        yield Row(
            f"serve {size}, until the first page is there", "1 s", f"{found.ready:.2f} s passed", found.ready, "none"
        )
        passed = f"{found.page:.3f} s passed"
        yield Row(
            f"serve {size}, from a saved file to its page", f"{wanted} s", passed, found.page / wanted, "at most 1"
        )
        for which, before, after, most in (
            (f"the first {SETTLED} edits add", found.start, found.settled, "none"),
            (f"edits {SETTLED} to {EDITS} add", found.settled, found.end, "at most 0.01"),
        ):
            grown = f"{after - before:+.1f} MB / {before:.0f} MB"
            yield Row(f"serve {size}, memory that {which}", "what it held before", grown, after / before - 1, most)


def starts(bench: Bench) -> Iterator[Row]:
    """The start of each command on S, against importing the two libraries that none can do without."""
    root = bench.handbook("S")
    bare = Command((sys.executable, "-c", "import yaml, click"), root)
    for name, words in STARTS.items():
        done = Command((*GOLDTHREAD, name, *words), root)
        left, right = side_by_side([done], [bare], bench.runs)
        yield _row(
            f"`goldthread {' '.join((name, *words))}`, S", "`python -c 'import yaml, click'`", left, right, "none"
        )


def search(bench: Bench) -> Iterator[Row]:
    """The search on a slow telephone, in handbooks of all sizes; a site of S with the index of each, since no page has a part in it."""
    site = bench.folder / "site-searched"
    cost(bench.build(bench.handbook("S"), "--quiet"))
    shutil.copytree(bench.site(bench.handbook("S")), site)
    for size, words in SEARCHED.items():
        cost(Command((sys.executable, HERE / "write_index.py", bench.handbook(size), site), HERE))
        tried = sorted(first_result(site, words) for _ in range(bench.runs))
        seconds, loaded = tried[len(tried) // 2]
        what = f'search of {size} for "{words}" on a slow telephone'
        yield Row(f"{what}, first result", "3 s of waiting", f"{seconds:.1f} s", seconds / 3, "at most 1")
        yield Row(f"{what}, loaded", "300 KB", f"{loaded / 1000:.0f} KB", loaded / 300_000, "at most 1")


def rebuild(bench: Bench) -> Iterator[Row]:
    """Build of M after an edit of one record against plain mkdocs-material."""
    yield from _rebuild(bench, "M")


def rebuild_large(bench: Bench) -> Iterator[Row]:
    """The same of L."""
    yield from _rebuild(bench, "L")


def lighthouse(bench: Bench) -> Iterator[Row]:
    """What Lighthouse says of four pages of S on a slow phone; what is short of its best goes to the standard error."""
    lighthouse_scores.prepare()
    root = bench.handbook("S")
    cost(bench.build(root))
    for page, report in lighthouse_scores.reports(bench.site(root)):
        print(f"{page}, by a machine of index {report.environment.benchmark_index:.0f}:", file=sys.stderr)
        print("".join(f"  {each}\n" for each in report.short), file=sys.stderr)
        for category, wanted in lighthouse_scores.WANTED.items():
            points = report.points(category)
            yield Row(f"{category} of {page}", f"{wanted} of 100", f"{points} of 100", points / wanted, "at least 1")


Measure = Callable[[Bench], Iterator[Row]]
QUICK: tuple[Measure, ...] = (
    start,
    starts,
    unchanged,
    edited,
    cold,
    memory,
    findings,
    growth,
    diff,
    imports,
    cards,
    public,
)
SLOW: tuple[Measure, ...] = (
    search,
    serve,
    peers,
    build,
    zensical,
    publish,
    rebuild,
    build_large,
    rebuild_large,
    build_growth,
    lighthouse,
)
MEASURES: Mapping[str, Measure] = {each.__name__.replace("_", "-"): each for each in (*QUICK, *SLOW)}


def _build(bench: Bench, size: str, target: str) -> Iterator[Row]:
    root = bench.handbook(size)
    runs = bench.runs if size == "S" else 1
    left, right = side_by_side([bench.build(root)], [bench.plain(root)], runs)
    yield _row(f"build {size}", "mkdocs-material alone, the same pages", left, right, target)
    pages = [page.read_bytes() for page in (bench.site(root) / "touchpoint").glob("*/index.html")]
    each = sum(map(len, pages)) / len(pages) / 1024
    packed = sum(len(gzip.compress(page)) for page in pages) / len(pages) / 1024
    yield Row(f"HTML of a touchpoint's page, {size}", "18 KB", f"{each:.1f} KB", each / 18, "at most 1")
    yield Row(f"the same, compressed, {size}", "5 KB", f"{packed:.1f} KB", packed / 5, "at most 1")


def _rebuild(bench: Bench, size: str) -> Iterator[Row]:
    again = bench.after_an_edit(size, "build", "--output", str(bench.folder / f"site-{size}-edited"))
    for _ in range(2):  # the second keeps the frames of pages that stand alone
        cost(again)
    left, right = side_by_side([again], [bench.plain(bench.handbook(size))], 1)
    yield _row(f"build {size} after an edit", "mkdocs-material alone, the same pages", left, right, "at most 0.05")


def _row(what: str, against: str, left: Cost, right: Cost, target: str) -> Row:
    return Row(what, against, f"{left.seconds:.2f} s / {right.seconds:.2f} s", left.seconds / right.seconds, target)


def main() -> None:
    """Measure what was asked for, and print the table as it is ready."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(MEASURES)}")
    parser.add_argument("--runs", type=int, default=3, help="how many runs each figure is the median of")
    asked = parser.parse_args()
    unknown = set(asked.names) - set(MEASURES)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}")
    wanted = [MEASURES[name] for name in asked.names] or QUICK
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}; medians of {asked.runs} runs\n"
    )
    print("| what | against | processor time | ratio | target |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="goldthread-benchmarks-") as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
        bench = Bench(Path(folder), asked.runs)
        for measure in wanted:
            for row in measure(bench):
                print(f"| {row.what} | {row.against} | {row.figures} | {row.ratio:.2f} | {row.target} |", flush=True)


if __name__ == "__main__":
    main()
