"""The form for a metric of the company's own."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, Length, Optional, Regexp, StopValidation

from engagement.customers.files.words import folded
from engagement.customers.metrics import wording
from engagement.customers.metrics.catalogue import (
    KEY,
    LONGEST_KEY,
    METRICS,
    Metric,
    means_more,
    metric_named,
)
from engagement.customers.metrics.own_scales import OwnScale, ScaleFault
from engagement.files.csv_file import is_formula
from engagement.measures import STAFF_ONLY

LONGEST_NAME = 60

OF_SCALE = ("lowest", "highest", "best", "favourable", "unfavourable")

HIGHEST_IS_BEST, LOWEST_IS_BEST = "highest", "lowest"
FAULTS = {
    ScaleFault.BELOW_ALL: _l("The lowest answer cannot be below 0."),
    ScaleFault.ABOVE_ALL: _l("The highest answer cannot be above 100."),
    ScaleFault.UPSIDE_DOWN: _l("The highest answer must be above the lowest."),
    ScaleFault.ALL_FAVOURABLE: _l(
        "Choose an answer of the scale, and not the worst one: then every answer "
        "would be favourable."
    ),
    ScaleFault.NOT_APART: _l(
        "Choose an answer of the scale that is worse than the favourable ones."
    ),
}


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


GIVEN = InputRequired(_l("Write a whole number."))


class WholeNumber(IntegerField):
    """A number without decimals; whatever else was written stays to be corrected."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        try:
            super().process_formdata(list(valuelist))
        except ValueError as error:
            raise ValueError(_("Write a whole number.")) from error


class MetricForm(FlaskForm):
    """A metric of the company's own: its name, and how customers are asked."""

    name = StringField(
        _l("Name"),
        filters=[_plain],
        validators=[
            InputRequired(_l("Write how you call the metric.")),
            Length(max=LONGEST_NAME, message=_l("Write at most %(max)d characters.")),
        ],
        description=_l(
            "As everybody knows it. It stands on the pages as you write it, in both "
            "languages, and files may have a column of that name."
        ),
    )
    key = StringField(
        _l("Short code for files and programs (optional)"),
        filters=[lambda text: _plain(text).lower()],
        validators=[
            Optional(),
            Length(max=LONGEST_KEY, message=_l("Write at most %(max)d characters.")),
            Regexp(
                f"^{KEY}$",
                message=_l(
                    "Write small letters from a to z, digits and hyphens, for instance "
                    "“clean-shop”."
                ),
            ),
        ],
        description=_l("Left empty, it is made of the name. It never changes."),
    )
    lowest = WholeNumber(_l("Lowest answer"), [GIVEN], description=_l("0 at least."))
    highest = WholeNumber(_l("Highest answer"), [GIVEN], description=_l("100 at most."))
    best = SelectField(
        _l("The best answer is"),
        choices=[
            SelectChoice(HIGHEST_IS_BEST, _l("the highest")),
            SelectChoice(LOWEST_IS_BEST, _l("the lowest")),
        ],
        description=_l("Mostly the highest."),
    )
    favourable = WholeNumber(
        _l("Favourable from"),
        [GIVEN],
        description=_l("The least good answer that is still favourable."),
    )
    unfavourable = WholeNumber(
        _l("Unfavourable from"),
        [GIVEN],
        description=_l("The least bad answer that is unfavourable."),
    )
    others: Mapping[str, Metric] = METRICS
    """The metrics from which this one must differ."""

    @classmethod
    def of(
        cls, name: str, asked: OwnScale, others: Mapping[str, Metric], *, is_fixed: bool
    ) -> "MetricForm":
        """Return the form of a metric that is there, with what can still change."""
        best = LOWEST_IS_BEST if asked.is_turned else HIGHEST_IS_BEST
        form = cls(data={**asdict(asked), "name": name, "best": best})
        form.others = others
        for part in ("key", *(OF_SCALE if is_fixed else ())):
            del form[part]
        return form

    def validate_name(self, field: StringField) -> None:
        name = field.data or ""
        if is_formula(name) or not name.isprintable():
            raise StopValidation(_("Begin the name with a letter or a digit."))
        if not any(map(str.isalpha, name)):
            raise StopValidation(_("The name needs at least one letter."))
        if means_more(name):
            raise StopValidation(
                _("In files, a column of this name says something else; add a word.")
            )
        self._stop_at_another(name)

    def validate_key(self, field: StringField) -> None:
        code = field.data or ""
        if code in STAFF_ONLY or means_more(code):
            raise StopValidation(_("This code means something else; choose another."))
        self._stop_at_another(code)

    def _stop_at_another(self, text: str) -> None:
        names = wording.names(self.others)
        shown = {folded(name): name for name in names.values()}
        name = names.get(metric_named(text, self.others)) or shown.get(folded(text))
        if name:
            raise StopValidation(
                _(
                    "Files call “%(metric)s” by this name already; choose another.",
                    metric=name,
                )
            )

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 - WTForms' own
        """Look at each field, then at the scale as a whole."""
        is_good = bool(super().validate(extra_validators))
        if not is_good or not self.has_scale:
            return is_good
        faults = self.asked.faults
        for name, fault in faults.items():
            self[name].errors = [*self[name].errors, FAULTS[fault]]
        return not faults

    @property
    def has_scale(self) -> bool:
        return "lowest" in self

    @property
    def asked(self) -> OwnScale:
        return OwnScale(
            _whole(self.lowest),
            _whole(self.highest),
            _whole(self.favourable),
            _whole(self.unfavourable),
            is_turned=self.best.data == LOWEST_IS_BEST,
        )


def _whole(field: IntegerField) -> int:
    """Return the number of a field that was found to hold one."""
    return int(field.data or 0)
