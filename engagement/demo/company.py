"""The invented company Alouette & Finch, pure: its teams and people, as files."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from engagement.demo.names import FIRST_AND_LAST

SEED = 2026
SHOP = ("Caisse", "Livraison")
CENTRE = ("Hotline", "Chat", "E-mail")
NOWHERE: tuple[str, ...] = ()
MANAGER = "ouest-lead"
"""Leads a region of eight shops."""
EMPLOYEE = "nantes-03"
NAME = "Alouette & Finch"
CONTACT = "Ressources humaines, rh@alouette-finch.example"
HR = "ressources-humaines-lead"
HR_TEAM = "ressources-humaines"
HR_PERSONS = 3


@dataclass(frozen=True)
class Site:
    """A team of the company, with how many people work there beside its lead."""

    key: str
    name: str
    parent: str
    people: int
    language: str
    moments: tuple[str, ...]
    """Where its customers are asked; empty: it has none."""


@dataclass(frozen=True)
class Hire:
    """An invented person."""

    key: str
    name: str
    email: str
    team: str
    role: str
    leads: str


def plain(text: str) -> str:
    """Return the text in small letters, without accents or spaces."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    letters = (part for part in parts if not unicodedata.combining(part))
    return "".join(letters).replace(" ", "-")


def _branch(
    name: str,
    language: str,
    moments: tuple[str, ...],
    below: Mapping[str, int],
    people: int = 2,
) -> Iterator[Site]:
    yield Site(plain(name), name, "alouette-finch", people, language, moments=NOWHERE)
    for place, size in below.items():
        yield Site(plain(place), place, plain(name), size, language, moments)


PLACES = (
    Site("alouette-finch", NAME, "", 4, "fr", NOWHERE),
    *_branch(
        "Nord", "fr", SHOP,
        {"Lille": 20, "Arras": 11, "Amiens": 14, "Roubaix": 12, "Dunkerque": 9,
         "Lens": 10, "Valenciennes": 13, "Calais": 4},
    ),
    *_branch(
        "Ouest", "fr", SHOP,
        {"Nantes": 19, "Rennes": 16, "Brest": 12, "Angers": 13, "Le Mans": 10,
         "Lorient": 14, "Vannes": 9, "Saint-Malo": 4},
    ),
    *_branch(
        "Sud", "fr", SHOP,
        {"Lyon": 23, "Marseille": 20, "Nice": 15, "Toulouse": 17, "Montpellier": 13,
         "Grenoble": 12, "Avignon": 10, "Nîmes": 8},
    ),
    *_branch(
        "England North", "en", SHOP,
        {"Manchester": 20, "Leeds": 16, "Liverpool": 14, "Sheffield": 13, "York": 11,
         "Hull": 9, "Lancaster": 8, "Durham": 4},
    ),
    *_branch(
        "England South", "en", SHOP,
        {"Bristol": 17, "Brighton": 14, "Southampton": 13, "Reading": 12, "Oxford": 12,
         "Exeter": 10, "Canterbury": 9, "Bath": 8},
    ),
    *_branch(
        "Service client", "fr", CENTRE,
        {"Accueil téléphonique": 21, "Helpline": 18, "Commandes": 14,
         "Suivi des livraisons": 13, "After-sales": 12, "Réclamations": 12,
         "Professionnels": 9, "Équipe du soir": 8},
    ),
    *_branch(
        "Siège", "fr", NOWHERE,
        {"Ressources humaines": 8, "Achats": 11, "Logistique": 15, "Informatique": 11},
        people=6,
    ),
)  # fmt: skip
BY_KEY = {place.key: place for place in PLACES}
IN_CONTACT = tuple(place.key for place in PLACES if place.moments)
"""The teams that have customers."""


@cache
def hires() -> Sequence[Hire]:
    """Return everybody, each team's lead first."""
    random = Random(SEED)  # noqa: S311 - a company that can be invented again
    wanted = sum(place.people + 1 for place in PLACES)
    names = {
        language: iter(random.sample(pairs, wanted))
        for language, pairs in FIRST_AND_LAST.items()
    }
    return tuple(
        _hire(place, number, next(names[place.language]))
        for place in PLACES
        for number in range(place.people + 1)
    )


def _hire(place: Site, number: int, name: str) -> Hire:
    """Shop staff have no e-mail at work: they answer with a printed code."""
    is_lead = number == 0
    is_hr = place.key == HR_TEAM and number < HR_PERSONS
    role = "manager" if is_lead else "employee"
    return Hire(
        key=f"{place.key}-lead" if is_lead else f"{place.key}-{number:02}",
        name=name,
        email=f"{plain(name).replace('-', '.')}@alouette.example"
        if is_lead or is_hr
        else "",
        team=place.key,
        role="hr" if is_hr else role,
        leads=place.key if is_lead else "",
    )


def teams_file(places: Iterable[Site]) -> bytes:
    rows = ((place.key, place.name, place.parent) for place in places)
    return as_csv(("team", "name", "parent"), rows)


def persons_file(places: Iterable[Site]) -> bytes:
    keys = {place.key for place in places}
    rows = (
        (hire.key, hire.name, hire.email, hire.team, hire.role, hire.leads)
        for hire in hires()
        if hire.team in keys
    )
    return as_csv(("person", "name", "e-mail", "team", "role", "lead of"), rows)


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Write a file as a spreadsheet would."""
    text = io.StringIO()
    csv.writer(text).writerows([columns, *rows])
    return text.getvalue().encode()
