"""Which secret a database is used with: whoever comes with another is refused.

Under another secret an open pulse could neither be answered nor closed, and what is
imported would be signed so that nobody else believes it.
"""

import hmac

from sqlalchemy.orm import Session

from engagement import database
from engagement.config import Settings
from engagement.pulses import schedule
from engagement.pulses.closing import releases
from engagement.pulses.crypto import urn
from engagement.pulses.models import Fingerprint

THE_ROW = 1
PURPOSE = "fingerprint"


class AnotherSecret(RuntimeError):  # noqa: N818 - named for what was found
    """The secret is not the one that the database is used with, and what to do."""


def demand(settings: Settings) -> None:
    """Refuse another secret than the database's; the first one that fits is kept.

    Raises `AnotherSecret`. Whoever opens the open pulse has the right one, whatever
    somebody wrote into the database: nothing there may keep a closing from happening.
    """
    with database.apart() as session:
        kept = session.get(Fingerprint, THE_ROW)
        if kept and hmac.compare_digest(kept.value, of(settings.secret)):
            return
        opens = _opens(session, settings.secret)
        is_new = kept is None and opens is not False and _signed(session, settings)
    if is_new:
        keep(database.db.session(), settings.secret)
        database.db.session.commit()
    elif not opens:
        raise AnotherSecret(refusal(settings))


def keep(session: Session, secret: str) -> None:
    """Let this secret be the database's; the caller commits."""
    database.put(session, Fingerprint(id=THE_ROW, value=of(secret)))


def is_kept(session: Session, secret: str) -> bool:
    """Tell whether another secret is not the database's."""
    kept = session.get(Fingerprint, THE_ROW)
    return kept is None or hmac.compare_digest(kept.value, of(secret))


def refusal(settings: Settings) -> str:
    return (
        "The secret is not the one that this database is used with: set "
        f"ENGAGEMENT_SECRET, or the file {settings.instance / 'secret'}, back to what "
        "it was; where it is lost, or replaced on purpose, run: engagement "
        "sign-releases"
    )


def _opens(session: Session, secret: str) -> bool | None:
    """Tell whether a secret opens the open pulse; None: none is open."""
    pulse = schedule.the_open_pulse(session)
    if pulse is None:
        return None
    try:
        wrapped = pulse.wrapped_private_key or b""
        urn.unwrap_key(secret, pulse.id, urn.PRIVATE, wrapped)
    except urn.SecretChanged:
        return False
    return True


def _signed(session: Session, settings: Settings) -> bool:
    return releases.unsigned_release(session, settings.secret) is None


def of(secret: str) -> bytes:
    """Return what follows from a secret and leads back to nothing of it."""
    return urn.derive_key(secret, 0, PURPOSE)
