"""What people call media, and the channels that belong to each, in English and German."""

from collections.abc import Iterator, Mapping
from typing import get_args

from goldthread.importing.names import plain
from goldthread.model.customers import Medium

MEDIA: tuple[Medium, ...] = get_args(Medium)
_BARE = """
personal: personal, person, in person, people, face to face, human, persönlich, person zu person, mensch, menschen
physical: physical, place, thing, things, object, on site, offline, physisch, gegenständlich, vor ort
digital: digital, online, internet, electronic, elektronisch, numérique
"""
_CHANNELS = """
personal: phone, telephone, call, hotline, call centre, call center, counter, desk, reception, visit, meeting, event, consultation
personal: conversation, staff, employee, sales talk, service desk
personal: telefon, anruf, schalter, empfang, theke, besuch, treffen, veranstaltung, gespräch, beratung, sprechstunde, mitarbeiter
personal: mitarbeitende, außendienst
physical: print, printed, brochure, flyer, leaflet, poster, catalogue, catalog, letter, post, postal mail, package, packaging, parcel
physical: sign, signage, store, shop, retail, branch, office, building, room, display, window, out of home, magazine, newspaper, paper, card
physical: druck, drucksache, gedruckt, papier, broschüre, faltblatt, plakat, katalog, brief, paket, verpackung, schild, beschilderung
physical: laden, geschäft, filiale, büro, gebäude, raum, wartezimmer, schaufenster, zeitschrift, zeitung, karte
digital: web
digital: website, web site, homepage, app, mobile, email, e mail, newsletter, social media, social, instagram, facebook, linkedin, youtube
digital: tiktok, whatsapp, chat, chatbot, sms, text message, push, portal, web shop, webshop, online shop, onlineshop, e commerce
digital: video call, screen, machine, terminal, search, podcast, blog, banner
digital: webseite, internetseite, startseite, soziale medien, kundenportal, bildschirm, automat, videogespräch, suche
"""


def _rows(table: str) -> Iterator[tuple[str, Medium]]:
    for line in table.strip().splitlines():
        name, _, words = line.partition(": ")
        medium = next(each for each in MEDIA if each == name)
        yield from ((plain(word), medium) for word in words.split(", "))


BARE_MEDIA: Mapping[str, Medium] = dict(_rows(_BARE))
"""The media by words that say one as a whole, and no channel."""
CHANNEL_MEDIA: Mapping[str, Medium] = dict(_rows(_CHANNELS))
"""The media by words for a channel."""
