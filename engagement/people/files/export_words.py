"""What tools that keep people call their columns and their states, in our languages.

English, French, German; as `words` gives a header, and `plain` a cell.
"""

from collections.abc import Mapping, Sequence

FALLBACKS: Mapping[str, Sequence[str]] = {
    "person": (
        "id", "worker id", "personnel no", "personalnummer", "personal nr",
        "mitarbeiternummer", "mitarbeiter id", "employee no", "staff number",
        "code salarie", "numero salarie", "n ° salarie", "identifiant",
        "object id", "objectid",
    ),
    "name": (
        "display name", "displayname", "worker", "employee", "employee full name",
        "mitarbeiter", "vollstandiger name", "salarie", "collaborateur",
        "nom prenom", "nom et prenom", "prenom nom", "nom et prenoms",
    ),
    "first name": ("vorname", "legal first name", "preferred first name"),
    "last name": (
        "nachname", "legal last name", "preferred last name", "nom d usage",
        "nom usuel", "familienname",
    ),
    "e-mail": (
        "primary work email", "email work", "e mail adresse", "e mail geschaftlich",
        "geschaftliche e mail", "login e mail", "mail professionnel",
        "adresse mail professionnelle", "courriel professionnel", "identifiant e mail",
        "user principal name", "userprincipalname",
    ),
    "team": (),
    "department": (
        "departement", "service", "abteilung", "supervisory organization",
        "cost center", "cost centre", "kostenstelle", "centre de cout", "business unit",
        "unite", "pole",
    ),
    "location": (
        "office", "site", "store", "standort", "arbeitsort", "buro", "etablissement",
        "magasin", "agence", "lieu de travail", "office location", "officelocation",
        "physicaldeliveryofficename", "work location",
    ),
    "manager": (
        "supervisor", "reporting to", "reports to", "line manager", "manager name",
        "manager email", "manager e mail", "manager id", "supervisor email",
        "vorgesetzter", "vorgesetzte r", "responsable", "responsable hierarchique",
        "superieur hierarchique", "n 1",
    ),
    "status": (
        "employment status", "employee status", "worker status", "active status",
        "statut", "etat", "beschaftigungsstatus", "account enabled", "accountenabled",
        "actif",
    ),
    "begins": (
        "hire date", "start date", "date of hire",
        "eintrittsdatum", "einstellungsdatum",
        "date d embauche", "date d entree", "date entree", "date de debut",
        "date debut contrat", "date de debut de contrat",
    ),
    "ends": (
        "termination date", "end date", "last day", "last day of work", "leave date",
        "austrittsdatum", "letzter arbeitstag", "date de sortie", "date sortie",
        "date de depart", "date de fin", "date fin contrat", "date de fin de contrat",
    ),
    "kind": ("usertype", "user type"),
}  # fmt: skip
"""Our columns, and what else they are called, the likeliest first."""
PLACES = ("team", "department", "location", "manager")
"""From which of them a team may come."""
SWAPPED = ("last name first name", "nachname vorname")
"""One column of both names, a comma between them."""
WHO = ("person", "e-mail", *FALLBACKS["person"], *FALLBACKS["e-mail"])
WHERE = tuple(word for place in PLACES for word in (place, *FALLBACKS[place]))
GONE = frozenset(
    {
        "inactive", "terminated", "left", "former", "offboarded", "deactivated",
        "inaktiv", "ausgetreten", "ausgeschieden",
        "inactif", "sorti", "sortie", "parti", "partie", "ancien",
        "false", "faux", "falsch", "no", "non", "nein", "0",
    }
)  # fmt: skip
FUTURE = frozenset(
    {
        "future", "future hire", "pre hire", "pre-hire", "prehire", "not started",
        "onboarding", "zukunftig", "a venir", "futur", "entree a venir",
    }
)  # fmt: skip
GUESTS = frozenset({"guest", "gast", "invite"})
