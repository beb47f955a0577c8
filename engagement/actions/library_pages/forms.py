"""The forms by which HR adds suggestions: one, or a file of them."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired

from engagement.actions import wording
from engagement.actions.forms import at_most
from engagement.actions.kinds import ActionKind
from engagement.actions.models import LONGEST_TEXT
from engagement.people.forms import trimmed


class SuggestionForm(FlaskForm):
    """A suggestion of the company's own."""

    text = TextAreaField(
        _l("What can be done"),
        [DataRequired(_l("Write what can be done.")), at_most(LONGEST_TEXT)],
        filters=[trimmed],
        description=_l("One sentence that a team can begin with on Monday morning."),
    )
    measure = SelectField(
        wording.FIELDS["measure"],
        [InputRequired(_l("Choose what it should improve."))],
    )
    kind = SelectField(
        wording.FIELDS["kind"],
        [InputRequired(_l("Choose what sort of thing it is."))],
    )

    def offer(self) -> "SuggestionForm":
        """Fill in what there is to choose from."""
        choose = ("", str(_("Choose…")))
        self.measure.choices = [choose, *wording.measure_names().items()]
        kinds = [(kind.value, wording.kind_name(kind)) for kind in ActionKind]
        self.kind.choices = [choose, *kinds]
        return self


class SuggestionFileForm(FlaskForm):
    """A file of the company's own suggestions."""

    file = FileField(
        _l("File of suggestions"),
        validators=[FileRequired(_l("Choose a file first."))],
        description=_l("CSV, Excel or OpenDocument. The same file twice adds nothing."),
    )
