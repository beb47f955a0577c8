"""What is said of comments that HR turns on or off the wall."""

from flask_babel import gettext as _


def turned(*, is_done: bool, is_on: bool) -> str:
    """Return what became of a press."""
    if not is_done:
        return str(_("Somebody else has decided on this comment meanwhile."))
    return str(_("The comment is on the wall.") if is_on else _("It is off the wall."))
