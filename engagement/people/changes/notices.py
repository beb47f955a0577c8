"""Mails that tell of a change of address, at the earlier one and at the new."""

import logging
from collections.abc import Iterator
from datetime import date

from flask_babel import force_locale, format_date
from flask_babel import gettext as _

from engagement.config import Settings
from engagement.mail import mailer
from engagement.people.changes.change_log import Addresses
from engagement.web import context
from engagement.web.afterwards import afterwards
from engagement.web.language import LANGUAGES

SUBJECT = "Diapason · e-mail"
log = logging.getLogger(__name__)


def send_afterwards(addresses: Addresses) -> None:
    """Tell them once the response to this request has gone; see `send`."""
    chosen, day = context.settings(), context.today()
    afterwards(lambda: send(chosen, addresses, day))


def send(settings: Settings, addresses: Addresses, today: date) -> None:
    """Tell everybody whose address changed; to be called after the commit.

    The change stands, whatever becomes of the mails.
    """
    if not addresses:
        return
    body = "\n\n".join(_words(today))
    mails = [
        mailer.message(to, SUBJECT, body) for pair in addresses for to in pair if to
    ]
    try:
        mailer.send(settings, mails)
    except OSError as error:
        log.error(  # noqa: TRY400 - a traceback would hold addresses
            "Not everybody could be told of their new address: %s.",
            type(error).__name__,
        )


def _words(today: date) -> Iterator[str]:
    for language in LANGUAGES:
        with force_locale(language):
            yield _(
                "Your entry in Diapason was changed on %(day)s: it has another e-mail "
                "address, or was taken out. If you did not expect that, ask HR.\n\n"
                "A new address counts from the next pulse on; "
                "the link to a pulse that is open now is never sent there.",
                day=format_date(today, "long"),
            )
