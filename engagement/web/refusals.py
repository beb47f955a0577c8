"""The sentences for refused files and rows, in the reader's language."""

from flask_babel import lazy_gettext as _l

from engagement.refusals import Reason, Refusal

SENTENCES = {
    Reason.EMPTY_FILE: _l("The file is empty. Choose one with a header and rows."),
    Reason.TOO_LARGE: _l(
        "The file is larger than %(megabytes)s MB. Split it and send the parts."
    ),
    Reason.TOO_MANY_ROWS: _l(
        "The file has more than %(most)s rows. Split it and send the parts."
    ),
    Reason.NOT_TEXT: _l(
        "This is not a text file. In your spreadsheet, choose “Save as”, then “CSV”."
    ),
    Reason.MISSING_COLUMNS: _l(
        "These columns are missing: %(columns)s. Add them to the first row."
    ),
    Reason.COLUMNS_NOT_FOUND: _l(
        "These columns are missing: %(columns)s. The first row has: %(seen)s. Put the "
        "names of the columns there, and call these as they are called here."
    ),
    Reason.COLUMNS_NOT_ON_SHEET: _l(
        "These columns are missing: %(columns)s. The first row of the sheet "
        "“%(sheet)s” has: %(seen)s. Put the names of the columns there, and call these "
        "as they are called here."
    ),
    Reason.TWO_COLUMNS: _l(
        "Each of these columns could be “%(column)s”: %(seen)s. Keep one of them, or "
        "call the others something else."
    ),
    Reason.SEVERAL_SHEETS: _l(
        "Each of these sheets could be meant: %(sheets)s. Save one of them as a file "
        "of its own and send that."
    ),
    Reason.WRONG_NUMBER_OF_CELLS: _l(
        "The row does not have as many cells as the first row."
    ),
    Reason.ANOTHER_TABLE: _l(
        "Another table begins here. Save it as a file of its own and send that too."
    ),
    Reason.MISSING_VALUE: _l("The cell “%(column)s” is empty; fill it in."),
    Reason.TWICE: _l("The same row stands further up with other values; keep one."),
    Reason.UNKNOWN_TEAM: _l(
        "There is no team “%(team)s”. Correct the code, or import the team first."
    ),
    Reason.SEVERAL_TEAMS: _l(
        "Several teams are called “%(team)s”. Write the code of the one that is meant: "
        "%(codes)s."
    ),
    Reason.LOOKS_ALIKE: _l(
        "“%(text)s” looks like “%(known)s”, but has a character in it that cannot be "
        "seen. Delete the cell and type “%(known)s” anew, or choose another code."
    ),
    Reason.UNKNOWN_PARENT: _l(
        "Its parent “%(team)s” is neither in the file nor known. Add it, or correct it."
    ),
    Reason.PARENT_REFUSED: _l(
        "“%(team)s”, above it, was refused. Correct that row first."
    ),
    Reason.LOOP: _l("“%(team)s” would stand below itself. Correct its parent."),
    Reason.SECOND_ROOT: _l(
        "“%(team)s” is already at the top of the company. Give this team a parent."
    ),
    Reason.FORMULA: _l(
        "“%(text)s” starts like a spreadsheet formula. Write it without = + - or @."
    ),
    Reason.TOO_LONG: _l(
        "The cell “%(column)s” has more than %(most)s characters; shorten it."
    ),
    Reason.BAD_EMAIL: _l("“%(email)s” is not an e-mail address; correct it."),
    Reason.EMAIL_TAKEN: _l(
        "The e-mail “%(email)s” belongs to somebody else; correct one of the two."
    ),
    Reason.EMAIL_SHARED: _l(
        "Somebody else in the file has the e-mail “%(email)s” as well. Give each their "
        "own, or say that they share it."
    ),
    Reason.RECODED: _l(
        "“%(email)s” belongs to somebody under another code. Say that it is the same "
        "person, or correct one of the two."
    ),
    Reason.WHICH_TEAM: _l(
        "Teams may come from each of these columns: %(columns)s. Choose one, or call "
        "it “team”."
    ),
    Reason.UNKNOWN_ROLE: _l(
        "There is no role “%(role)s”. Write employee, manager or hr."
    ),
    Reason.NO_CODE: _l("Write an e-mail address or a code."),
    Reason.CODE_TAKEN: _l("The code “%(code)s” is taken; write another one."),
    Reason.ANOTHER_PERSON: _l(
        "Name and e-mail both change. Tick this if it is still the same person; "
        "otherwise take this person out, and add the new one."
    ),
    Reason.STILL_LEADS: _l(
        "“%(person)s” leads a team and stays a manager. Give the team another lead "
        "first."
    ),
    Reason.MANY_LEAVE: _l(
        "%(left)s people would leave, more than %(percent)s %% of everybody. If that "
        "is right, say so; otherwise send the whole list."
    ),
    Reason.LIST_NOT_WHOLE: _l(
        "Some rows cannot be read, so nobody leaves for being missing. Correct them "
        "and send the list again."
    ),
    Reason.TAKEN_SINCE: _l(
        "Somebody else has a code or an e-mail of before by now. Change that first."
    ),
    Reason.NO_HR_LEFT: _l(
        "Nobody of HR would be left. Give somebody who stays that role first."
    ),
    Reason.UNKNOWN_LANGUAGE: _l(
        "Mails are not written in “%(language)s”. Write fr or en, or leave the cell "
        "empty."
    ),
    Reason.TWO_LEADS: _l("“%(team)s” already has a lead; a team has one at most."),
    Reason.NEITHER_YES_NOR_NO: _l(
        "“%(text)s” in the cell “%(column)s” is neither yes nor no; write one of them."
    ),
    Reason.LAST_HR: _l(
        "“%(person)s” is the last person of HR and stays. Give somebody else that role "
        "first."
    ),
    Reason.CLOSED_TEAM: _l("“%(team)s” is closed. Name another team."),
    Reason.TOP_STAYS: _l("“%(team)s” is the top of the company and cannot be closed."),
    Reason.TEAM_NOT_EMPTY: _l(
        "People or teams still belong to “%(team)s”. Join it to another team."
    ),
    Reason.CANNOT_JOIN: _l(
        "“%(team)s” cannot be joined to “%(into)s”: that is the same team, one below "
        "it, or a closed one. Choose another."
    ),
    Reason.BAD_WEEK: _l("There is no week “%(week)s”. Write it as 2026-W42."),
    Reason.LONGER_THAN_WEEK: _l(
        "“%(week)s” is longer than a week, so its scores have no place here. Export "
        "them by week."
    ),
    Reason.BAD_DATE: _l("There is no day “%(date)s”. Write it as 2026-10-14."),
    Reason.TWO_DATES: _l(
        "“%(date)s” could be two different days. Write it as 2026-10-14."
    ),
    Reason.BAD_NUMBER: _l(
        "“%(text)s” in the cell “%(column)s” is not a number that fits there."
    ),
    Reason.UNDER_FIVE: _l(
        "Fewer than %(least)s people answered; such results are never taken in."
    ),
    Reason.MORE_THAN_ALL: _l("More favourable answers than answers; correct one."),
    Reason.COUNT_OR_PERCENT: _l(
        "“%(text)s” of %(n)s may be a number of answers or a percentage. Call the "
        "column “favourable answers” or “favourable %%”, whichever it is."
    ),
    Reason.UNKNOWN_METRIC: _l(
        "There is no metric “%(metric)s”. Write nps, csat, ces, rtf or a dimension, or "
        "add your own on the page “Metrics”."
    ),
    Reason.TOO_MANY_SUGGESTIONS: _l(
        "That would be more than %(most)s suggestions of your own (%(kept)s are there "
        "already), more than anybody reads. Take some out first."
    ),
    Reason.UNKNOWN_MEASURE: _l(
        "Nothing called “%(text)s” is asked here. Write a dimension, mobilisation or a "
        "metric, as the pages name them."
    ),
    Reason.UNKNOWN_KIND: _l(
        "There is no kind of action “%(text)s”. Write one of those that the page lists."
    ),
    Reason.OUT_OF_SCALE: _l(
        "“%(text)s” is outside the scale, which goes from %(low)s to %(high)s."
    ),
    Reason.SHARE_NOT_PERCENT: _l(
        "“%(text)s” looks like a share; write a percentage: 82 %% instead of 0.82."
    ),
    Reason.ALREADY_RELEASED: _l(
        "Another result stands for this team, week and question, and what has been "
        "published is never changed."
    ),
    Reason.FUTURE_WEEK: _l("The week %(week)s lies in the future; correct it."),
    Reason.WEEK_NOT_OVER: _l(
        "The week %(week)s is not over yet, so it has no results; correct it."
    ),
    Reason.WEEK_OF_PULSES: _l(
        "From the first pulse on, results come from pulses alone; leave the week "
        "%(week)s out."
    ),
    Reason.TELLS_A_FEW: _l(
        "With the results of the teams above or below, this row would tell what fewer "
        "than %(least)s people answered; leave it out."
    ),
    Reason.BROKEN_WORKBOOK: _l(
        "This workbook cannot be opened. In your spreadsheet, save it again as XLSX, "
        "or as CSV."
    ),
    Reason.LOCKED: _l(
        "This workbook is locked by a password. Save it without one and send it again."
    ),
    Reason.TOO_MUCH_INSIDE: _l(
        "This workbook unpacks to far more than its size. Copy the rows into a new "
        "one and send that."
    ),
    Reason.UNKNOWN_SCALE: _l(
        "The file does not tell on which scale “%(metric)s” was asked, and which end "
        "of it is good. Choose it."
    ),
    Reason.MEAN_NOT_SHARE: _l(
        "“%(text)s” looks like an average of points. Send the percentage of good "
        "answers instead, or the answers themselves."
    ),
}


def sentence(refusal: Refusal) -> str:
    """Say what is wrong and what to do; quotes inside values stay as they came."""
    return str(SENTENCES[refusal.reason]) % dict(refusal.values)
