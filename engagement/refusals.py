"""Why a file or a row is refused: pure; web/refusals.py has the sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LONGEST_QUOTE = 60


class Reason(StrEnum):
    """Why a file or a row is refused; `refusals` has the sentences."""

    EMPTY_FILE = "empty_file"
    TOO_LARGE = "too_large"  # values: megabytes
    TOO_MANY_ROWS = "too_many_rows"  # values: most
    NOT_TEXT = "not_text"
    MISSING_COLUMNS = "missing_columns"  # values: columns
    COLUMNS_NOT_FOUND = "columns_not_found"  # values: columns, seen
    COLUMNS_NOT_ON_SHEET = "columns_not_on_sheet"  # values: columns, seen, sheet
    TWO_COLUMNS = "two_columns"  # values: column, seen
    SEVERAL_SHEETS = "several_sheets"  # values: sheets
    WRONG_NUMBER_OF_CELLS = "wrong_number_of_cells"
    ANOTHER_TABLE = "another_table"
    MISSING_VALUE = "missing_value"  # values: column
    TWICE = "twice"
    UNKNOWN_TEAM = "unknown_team"  # values: team
    SEVERAL_TEAMS = "several_teams"  # values: team, codes
    LOOKS_ALIKE = "looks_alike"  # values: text, known
    UNKNOWN_PARENT = "unknown_parent"  # values: team
    PARENT_REFUSED = "parent_refused"  # values: team
    LOOP = "loop"  # values: team
    SECOND_ROOT = "second_root"  # values: team
    FORMULA = "formula"  # values: text
    TOO_LONG = "too_long"  # values: column, most
    BAD_EMAIL = "bad_email"  # values: email
    EMAIL_TAKEN = "email_taken"  # values: email
    EMAIL_SHARED = "email_shared"  # values: email
    RECODED = "recoded"  # values: email
    WHICH_TEAM = "which_team"  # values: columns
    UNKNOWN_ROLE = "unknown_role"  # values: role
    NO_CODE = "no_code"
    CODE_TAKEN = "code_taken"  # values: code
    ANOTHER_PERSON = "another_person"
    STILL_LEADS = "still_leads"  # values: person
    MANY_LEAVE = "many_leave"  # values: left, percent
    LIST_NOT_WHOLE = "list_not_whole"
    TAKEN_SINCE = "taken_since"
    NO_HR_LEFT = "no_hr_left"
    UNKNOWN_LANGUAGE = "unknown_language"  # values: language
    TWO_LEADS = "two_leads"  # values: team
    NEITHER_YES_NOR_NO = "neither_yes_nor_no"  # values: column, text
    LAST_HR = "last_hr"  # values: person
    CLOSED_TEAM = "closed_team"  # values: team
    TOP_STAYS = "top_stays"  # values: team
    TEAM_NOT_EMPTY = "team_not_empty"  # values: team
    CANNOT_JOIN = "cannot_join"  # values: team, into
    BAD_WEEK = "bad_week"  # values: week
    LONGER_THAN_WEEK = "longer_than_week"  # values: week
    BAD_DATE = "bad_date"  # values: date
    TWO_DATES = "two_dates"  # values: date
    BAD_NUMBER = "bad_number"  # values: column, text
    UNDER_FIVE = "under_five"  # values: least
    MORE_THAN_ALL = "more_than_all"
    COUNT_OR_PERCENT = "count_or_percent"  # values: text, n
    UNKNOWN_METRIC = "unknown_metric"  # values: metric
    TOO_MANY_SUGGESTIONS = "too_many_suggestions"  # values: most, kept
    UNKNOWN_MEASURE = "unknown_measure"  # values: text
    UNKNOWN_KIND = "unknown_kind"  # values: text
    OUT_OF_SCALE = "out_of_scale"  # values: text, low, high
    SHARE_NOT_PERCENT = "share_not_percent"  # values: text
    ALREADY_RELEASED = "already_released"
    FUTURE_WEEK = "future_week"  # values: week
    WEEK_NOT_OVER = "week_not_over"  # values: week
    WEEK_OF_PULSES = "week_of_pulses"  # values: week
    TELLS_A_FEW = "tells_a_few"  # values: least
    BROKEN_WORKBOOK = "broken_workbook"
    LOCKED = "locked"
    TOO_MUCH_INSIDE = "too_much_inside"
    UNKNOWN_SCALE = "unknown_scale"  # values: metric
    MEAN_NOT_SHARE = "mean_not_share"  # values: text


@dataclass(frozen=True)
class Refusal:
    """A row that did not go in, or (row 0) a whole file, and why."""

    row: int
    reason: Reason
    values: Mapping[str, str | int] = field(default_factory=dict)


class FileRefused(ValueError):  # noqa: N818 - named for the broken rule
    """A file of which nothing can be used."""

    def __init__(self, reason: Reason, **values: str | int) -> None:
        super().__init__(reason)
        self.refusal = Refusal(0, reason, values)


class RowRefused(ValueError):  # noqa: N818 - named for the broken rule
    """A row that does not go in; `values` complete the reason's sentence."""

    def __init__(self, reason: Reason, **values: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = {
            name: value[:LONGEST_QUOTE] if isinstance(value, str) else value
            for name, value in values.items()
        }
