"""Addresses of our own, and which of them know no cookie."""

import re

ANSWER_PAGES = re.compile(r"/p|/[rt]/.*", re.DOTALL)
"""That of the pulse, its results, those at the till; they read and set no cookie."""

API = "/api/"
"""Where every address of the API begins; below it, refusals are problems."""
MAILS = "/mails/"
"""Where mail programs post for those who press their button; they have no cookie."""
OWN_PATH = re.compile(r"/(?!/)[^\\\x00-\x20\x7f]*")
"""No second slash, no backslash (which browsers turn), nothing that they drop."""


def is_cookieless(path: str) -> bool:
    """Tell whether cookies are neither read nor set.

    On answer pages, by the API, and by those who have a mail.
    """
    return is_answer_page(path) or is_api(path) or path.startswith(MAILS)


def is_api(path: str) -> bool:
    return path.startswith(API)


def is_answer_page(path: str) -> bool:
    return ANSWER_PAGES.fullmatch(path) is not None


def own_path(address: str) -> str:
    """Return the address when it is a path of ours, else the start page."""
    return address if OWN_PATH.fullmatch(address) else "/"
