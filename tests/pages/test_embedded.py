"""Drawings as files of their own."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping

from goldthread.pages.frame.page import Site
from goldthread.pages.site import make_site
from pages.page_bodies import ContextOf


def _drawings(made: Site) -> Mapping[str, str]:
    return {path: data.decode() for path, data in made.files if path.startswith("data/") and path.endswith(".svg")}


def test_a_drawing_is_a_self_contained_file(context_of: ContextOf) -> None:
    drawings = _drawings(make_site(context_of({})))
    assert {"data/alignment-map.svg", "data/journey-map.svg"} <= set(drawings)
    for svg in drawings.values():
        root = ET.fromstring(svg)  # noqa: S314 - our own drawing
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        named = set(re.findall(r"var\((--[a-z0-9-]+)", svg))
        assert named <= set(re.findall(r"(--[a-z0-9-]+):", svg)), "a colour or a size is used that is not in the file"
        assert not re.search(r"url\(|@import|<script|https?://(?!www\.w3\.org)", svg)


def test_every_link_in_a_drawing_has_its_target(context_of: ContextOf) -> None:
    made = make_site(context_of({}))
    pages = {page.address for page in made.pages}
    for svg in _drawings(made).values():
        for link in re.findall(r'xlink:href="([^"]+)"', svg):
            assert link.startswith("../")
            assert link.removeprefix("../").split("#")[0].removesuffix("index.html") in pages


def test_a_page_without_a_drawing_offers_no_file(context_of: ContextOf) -> None:
    unlinked_node = make_site(context_of({"content/touchpoints/landing.yml": "{}"}))
    offered = {found for page in unlinked_node.pages for found in re.findall(r"data/[a-z-]+\.svg", page.body)}
    assert offered == {path for path, _ in unlinked_node.files if path.endswith(".svg") and path.startswith("data/")}
