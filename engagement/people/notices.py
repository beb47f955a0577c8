"""What channels of a chat are told: that a pulse is open, that results are out.

No figure, no name; whoever is in the channel reads it.
"""

import logging
from collections.abc import Collection
from datetime import datetime

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.database import db
from engagement.mail import queue
from engagement.mail.models import NOTICES, Mail, MailKind
from engagement.mail.webhooks import channels
from engagement.mail.webhooks.calling import Caller
from engagement.mail.webhooks.messages import HookMessage, Notice
from engagement.people.company import company
from engagement.web.context import now, settings

log = logging.getLogger(__name__)


def send_tests() -> None:
    """Send the tests that wait, in a thread of its own, after a response."""
    try:
        send_due(db.session(), settings(), now(), [MailKind.CHANNEL_TEST])
    except OperationalError as error:
        db.session.rollback()
        told = "A test of a notice could not be sent (%s); tried again in a minute."
        log.error(told, type(error).__name__)  # noqa: TRY400 - it would hold the address


def send_due(
    session: Session,
    settings: Settings,
    now: datetime,
    kinds: Collection[MailKind] = NOTICES,
) -> int:
    """Send the notices that are due; commits. Returns how many went."""
    if not queue.has_due(session, now, kinds):
        return 0

    def compose(mail: Mail) -> HookMessage | None:
        with force_locale(company(session).language):
            notice = _notice(mail.kind, settings)
        return channels.addressed(session, settings, mail, notice)

    writers = dict.fromkeys(kinds, compose)
    return queue.send_due(session, settings, now, writers, lambda _: Caller())


def _notice(kind: MailKind, settings: Settings) -> Notice:
    home = f"{settings.address}/"
    if kind is MailKind.OPENED:
        told = _(
            "The pulse is open: a minute for how your week was, anonymously. Your own "
            "link has come by e-mail; with a code on paper, type it here."
        )
        return Notice(told, _("Answer with a code"), f"{settings.address}/p")
    if kind is MailKind.RELEASED:
        told = _("The results of the last pulse are out.")
        return Notice(told, _("Look at the results"), home)
    told = _("This is a test: notices of the pulse arrive here.")
    return Notice(told, _("Open Diapason"), home)
