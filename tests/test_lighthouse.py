"""What Lighthouse is shown: pages that there are, compressed as hosts send them."""

import gzip
import sys
import urllib.request
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

import lighthouse_scores


def test_each_page_that_is_looked_at_is_there(site: Path) -> None:
    assert [
        address for address in lighthouse_scores.PAGES.values() if not (site / address / "index.html").is_file()
    ] == []


def test_pages_are_sent_compressed_and_pictures_as_they_are(tmp_path: Path) -> None:
    for name, held in (("index.html", b"<p>text"), ("picture.png", b"png")):
        (tmp_path / name).write_bytes(held)
    with lighthouse_scores.served(tmp_path) as host:
        with urllib.request.urlopen(host) as page:  # noqa: S310 - a server of ours
            assert page.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(page.read()) == b"<p>text"
        with urllib.request.urlopen(host + "picture.png?v=1") as picture:  # noqa: S310 - as above
            assert picture.headers["Content-Encoding"] is None
            assert picture.read() == b"png"


def test_what_is_short_of_its_best_is_named_with_its_figure() -> None:
    said = {
        "categories": {"seo": {"score": 0.92}},
        "audits": {
            "good": {"title": "Has a title", "score": 1},
            "does-not-apply": {"title": "Has sound", "score": None},
            "late": {"title": "Paint", "score": 0.5, "displayValue": "3 s"},
            "bare": {"title": "Has no description", "score": 0},
        },
        "environment": {"benchmarkIndex": 322.5},
    }
    report = lighthouse_scores.read(msgspec.json.encode(said))
    assert report.points("seo") == 92
    assert report.short == ["Paint: 3 s", "Has no description"]
