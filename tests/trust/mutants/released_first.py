"""A mutant of the closing: it commits the release, and destroys afterwards."""

from sqlalchemy.orm import Session

from engagement.pulses.closing import closing
from engagement.pulses.models import Pulse, State

_destroy = closing._destroy  # noqa: SLF001 - a mutant cuts where it must


def destroy(session: Session, pulse: Pulse, state: State) -> None:
    session.commit()
    _destroy(session, pulse, state)


closing._destroy = destroy  # noqa: SLF001 - as above
