"""What each column is for that may tell of an answer or a story, in a sentence."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

TABLE_WORDS: Mapping[str, LazyString] = {
    "envelope": _l("The answers to the pulse that is open, each sealed by itself."),
    "ticket": _l("The codes with which the open pulse can be answered, once each."),
    "snapshot_team": _l("The teams as they stood when the pulse opened."),
    "snapshot_person": _l("Who was invited, and with whom each is counted."),
    "counted_in": _l(
        "In which teams’ figures a person would count: from those with too few others "
        "in them they are kept away as a reader."
    ),
    "release": _l("Which results were published, and that nobody changed them since."),
    "figure": _l("The published results, one a line."),
    "distribution": _l("How answers lay over the five points, of large groups alone."),
    "company_statistics": _l("How far results can be relied on, of the whole company."),
    "comment": _l("Comments of staff that are shown."),
    "story": _l("Stories of customers that staff told for the wall."),
    "story_address": _l("Where a team tells its stories."),
    "results_link": _l("Where a group reads its results."),
}
COLUMN_WORDS: Mapping[str, Mapping[str, LazyString]] = {
    "envelope": {
        "id": _l(
            "Sixteen random bytes that tell one row from another, and nothing of who "
            "or when."
        ),
        "pulse_id": _l("The pulse that was answered."),
        "sealed": _l(
            "Answers and comment, encrypted. Every envelope has the same size, "
            "whether much was written or nothing."
        ),
    },
    "ticket": {
        "hash": _l(
            "A fingerprint of the code: a code that comes is known by it, and it "
            "cannot be turned back into the code."
        ),
        "pulse_id": _l("The pulse that the code opens."),
        "group": _l(
            "With whom the answer will be counted, encrypted with the server’s "
            "secret: whoever reads the database cannot sort codes by team."
        ),
        "spent": _l(
            "Whether the code was used, so that it works once. Whose code it is, the "
            "row does not say."
        ),
    },
    "snapshot_team": {
        "pulse_id": _l("The pulse at whose opening the teams stood so."),
        "team_id": _l("The team’s number."),
        "parent_id": _l("The team above, where people of too small a team count."),
        "name": _l("What the team was called; the answer page shows it."),
        "invited": _l("How many of those invited count there. Not how many answered."),
        "is_settled": _l(
            "Whether the team has existed for 28 days; before that it is not shown."
        ),
        "mac": _l(
            "A seal on the list of the team’s people: whoever changes it without the "
            "server’s secret is found out."
        ),
    },
    "snapshot_person": {
        "pulse_id": _l("The pulse to which the person was invited."),
        "person_id": _l(
            "The person’s number in the directory. Everybody who was invited is on "
            "the list, whether they answer or not."
        ),
        "group_id": _l("The team with which the person is counted."),
        "name": _l("The name that the others of the group see on the answer page."),
        "is_new": _l("Whether they are new in the group, which the others see too."),
        "address": _l(
            "A fingerprint of the e-mail address at the opening: the link goes to no "
            "other."
        ),
    },
    "counted_in": {
        "person_id": _l(
            "The person’s number in the directory, whether they ever answered or not."
        ),
        "team_id": _l("The team whose figures would hold an answer of theirs."),
        "first_week": _l("The week from which it is so."),
        "last_week": _l("The week up to which it is so."),
        "is_group": _l(
            "Whether it is the group itself or a team above it: nobody reads the "
            "weeks in which they were counted in the very team that they lead now."
        ),
    },
    "release": {
        "id": _l("A number that goes up by one."),
        "week": _l("The week that the results are of."),
        "pulse_id": _l(
            "The pulse they come from; none where they were brought in from another "
            "tool."
        ),
        "released_at": _l(
            "When the pulse was closed and counted. Of no answer is it known when it "
            "came."
        ),
        "previous": _l(
            "The fingerprint of the release before: none can be taken out unnoticed."
        ),
        "hash": _l("A fingerprint of all that was published of the week."),
        "mac": _l(
            "A signature made with the server’s secret, by which results that "
            "somebody else has put there are found out."
        ),
    },
    "figure": {
        "question": _l("Which question it is, or how many took part."),
        "week": _l("The week of the figure."),
        "team_id": _l("The team of the figure."),
        "release_id": _l("The release with which the figure came."),
        "share": _l("How many in a hundred were favourable, rounded at random."),
        "steps": _l("How coarse the grid is to which it was rounded."),
        "rounding": _l("How far from the truth that rounding may lead."),
        "low": _l("So many answered at least."),
        "high": _l("So many answered at most; the exact number is not kept."),
        "invited": _l("How many were asked, beside how many took part alone."),
    },
    "distribution": {
        "question": _l("The question whose answers lay so."),
        "week": _l("The week in which they lay so."),
        "team_id": _l("The team, of at least a hundred who answered."),
        "release_id": _l("The release with which the distribution came."),
        "twentieths": _l(
            "The share of each of the five points, in steps of one in twenty."
        ),
    },
    "company_statistics": {
        "week": _l("The week of the pulse."),
        "release_id": _l("The release with which these numbers came."),
        "icc1": _l("How much of the difference between answers lies between teams."),
        "icc2": _l("How far a team’s mean can be relied on, over all teams."),
        "alpha": _l("How well the questions on mobilisation hang together."),
        "questions": _l("The questions that were compared."),
        "correlations": _l(
            "How far two questions are answered alike. Of the whole company: of a "
            "team, such numbers would give answers away."
        ),
    },
    "comment": {
        "id": _l(
            "Random bytes, drawn at the closing: they tell no order, and nothing of "
            "the envelope."
        ),
        "release_id": _l("The release with which the comment came, so its week."),
        "team_id": _l(
            "Where it is shown: a team, or the company, of which at least ten people "
            "could have written it."
        ),
        "text": _l("What somebody wrote, word for word, up to 500 characters."),
    },
    "story": {
        "id": _l(
            "Random bytes, by which the same form sent twice is known; stories stand "
            "in their order."
        ),
        "team_id": _l("The team at whose address it was told."),
        "week": _l("The week in which it was told, and nothing finer."),
        "text": _l("What somebody told."),
        "signature": _l("What they chose to write below it; it may be nothing."),
        "on_wall": _l("Whether HR has read it and lets it be shown."),
        "is_edited": _l("Whether HR has changed its words; the wall says so."),
    },
    "story_address": {
        "team_id": _l("The team that tells there."),
        "code": _l("The random end of the address, the same for the whole team."),
    },
    "results_link": {
        "pulse_id": _l("The pulse in whose mails the address stands."),
        "team_id": _l("The group that reads there."),
        "code": _l("The random end of the address, the same for the whole group."),
    },
}
"""By table and column; tests/trust/test_closed_list.py says of which it must be."""
