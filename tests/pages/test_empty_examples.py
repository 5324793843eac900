"""Examples of empty pages are nobody's: they hold nothing of the demonstration brand."""

import re

from goldthread.language.catalogue import catalogue
from goldthread.pages.site import make_site
from pages.edge_handbooks import context_of, inspection_of

_BRAND = re.compile(
    r"\b(quays?|boats?|ferry|ferries|crews?|islands?|islanders?|ashore|tarrow|crossings?|sailings?|departures?|cruises?)\b",
    re.IGNORECASE,
)


def test_no_example_of_an_empty_page_is_of_the_demonstration_brand() -> None:
    made = make_site(context_of(inspection_of("empty"), catalogue("en")))
    examples = [
        (page.address, example)
        for page in made.pages
        if not page.address.startswith(("rule/", "edit/"))
        for example in re.findall(r"<pre>.*?</pre>", page.body, re.DOTALL)
    ]
    assert len(examples) > 10
    assert [(address, _BRAND.findall(example)) for address, example in examples if _BRAND.search(example)] == []
