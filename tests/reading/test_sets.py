"""Sets of principles that the handbook declares."""

from goldthread.reading.book import read_files


def test_two_sets_with_one_id_are_a_finding_at_the_second() -> None:
    text = """\
brand: Gravel Ferry
vision: People cross.
edition: "1.0"
principle_sets:
  - {id: voice, title: Our voice}
  - {id: values, title: Our values}
  - {id: voice, title: How we speak}
"""
    (finding,) = read_files({"content/handbook.yml": text.encode()}).findings
    assert (finding.code, finding.place.line) == ("REF002", 7)
    assert str(finding.message) == (
        'The set of principles "voice" is declared twice, first at content/handbook.yml:5:10.'
    )
