"""What is said of a week without a pulse."""

from flask_babel import lazy_gettext as _l

from engagement.pulses.calendar import WhyNot

WHY_NOT = {
    WhyNot.CHOSEN: _l("No pulse: you left this week out."),
    WhyNot.OTHER_WEEK: _l("No pulse: it comes every two weeks."),
    WhyNot.PAUSED: _l("No pulse: paused."),
    WhyNot.HOLIDAYS: _l("No pulse: holidays from its day to Friday."),
    WhyNot.PASSED: _l("No pulse: its day had passed when you set the rhythm."),
    WhyNot.TOO_SOON: _l(
        "No pulse: five days after the last opening, and with no other pulse open, "
        "fewer than 48 hours would be left."
    ),
    WhyNot.FIGURES: _l("No pulse: this week has figures from another tool."),
    WhyNot.NOBODY: _l("No pulse: nobody was in the directory."),
    WhyNot.MISSED: _l("No pulse: the server was not running in time."),
}
