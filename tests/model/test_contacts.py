"""Contacts: what can be followed in them, and what only looks like it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.model.contacts import CHAT, contact_parts, unusable_parts

SAFE = re.compile(rf"(?:https?|mailto|tel|{'|'.join(sorted(CHAT))}):[^\s<>\"]+")


@pytest.mark.parametrize(
    ("contact", "hrefs"),
    [
        ("crew@ferry.example", ["mailto:crew@ferry.example"]),
        ("The hut, crew@ferry.example.", ["mailto:crew@ferry.example"]),
        ("mailto:crew@ferry.example", ["mailto:crew@ferry.example"]),
        ("https://chat.ferry.example/crew.", ["https://chat.ferry.example/crew"]),
        ("(https://chat.ferry.example/crew)", ["https://chat.ferry.example/crew"]),
        ("www.ferry.example/crew", ["https://www.ferry.example/crew"]),
        ("+44 (0)1632 960-112 ext. 4", ["tel:+441632960112;ext=4"]),
        ("(01632) 960 112", ["tel:01632960112"]),
        ("030/123 45-67 Durchwahl 12", ["tel:0301234567;ext=12"]),
        ("555-010-0199", ["tel:5550100199"]),
        ("tel:+441632960112", ["tel:+441632960112"]),
        ("Telefon 4711", ["tel:4711"]),
        ("sip:desk@ferry.example, xmpp:desk@ferry.example", ["sip:desk@ferry.example", "xmpp:desk@ferry.example"]),
        ("#crew:ferry.example", ["matrix:r/crew:ferry.example"]),
        ("crew@ferry.example or 01632 960112", ["mailto:crew@ferry.example", "tel:01632960112"]),
        ("Channel 12 while under way", []),
        ("The hut, open 04:45-20:00, 0615 0705", []),
        ("@example/crew", []),
        ("javascript:alert(1)", []),
        ("JaVaScRiPt:alert(1)//crew", []),
        ("data:text/html,x", []),
        ("file:///etc/passwd", []),
        ("2024-2026", []),
    ],
)
def test_addresses_and_numbers_are_found_in_plain_text(contact: str, hrefs: list[str]) -> None:
    assert [each.href for each in contact_parts(contact) if each.href] == hrefs


@pytest.mark.parametrize(
    ("contact", "unusable"),
    [
        ("crew@", ("crew@",)),
        ("crew@ferry", ("crew@ferry",)),
        ("https://", ("https://",)),
        ("htps://ferry.example", ("htps://ferry.example",)),
        ("+44 12", ("+44 12",)),
        ("the hut, crew@ferry.example", ()),
        ("Teams: Crew", ()),
        ("@example/crew", ()),
        ("The desk, open from a quarter to five", ()),
    ],
)
def test_what_looks_like_an_address_and_is_none_is_named(contact: str, unusable: tuple[str, ...]) -> None:
    assert unusable_parts(contact) == unusable


PIECES = st.sampled_from(
    ["crew@ferry.example", "+44 1632 960112", "javascript:alert(1)", "https://x.example/?a=b&c", "@", ":", " ", '"', "<",
     "0", "ext. 4", "data:", "mailto:", "tel:", "//", "\u202e", "x", "(0)", "www.", "sip:", "#a:b.example"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=8), max_size=12).map("".join))
def test_no_text_is_lost_and_no_link_leads_to_what_is_not_safe(contact: str) -> None:
    parts = contact_parts(contact)
    assert "".join(each.text for each in parts) == " ".join(contact.split())
    assert all(SAFE.fullmatch(each.href) for each in parts if each.href)
    assert all(each in " ".join(contact.split()) or len(each) for each in unusable_parts(contact))
