"""Eight weeks of a company of 120: nobody is mailed twice, and no week is lost."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from engagement.mail import queue
from engagement.mail.models import Mail, MailState
from engagement.pulses.calendar import WhyNot
from engagement.pulses.programme import programme
from tests.mail.post_office import PostOffice, post_office
from tests.play.eight_weeks import (
    BOUNCES,
    EVENTS,
    FIRST,
    WEEKS,
    Office,
    Play,
    here,
    machines,
    off,
    on,
    play,
    told_of,
)
from tests.play.witness import faults, monday_faults


def a_company(folder: Path, office: PostOffice) -> Play:
    return Play(office, machines(folder), here)


def test_a_company_of_120_runs_by_itself_for_eight_weeks(tmp_path: Path) -> None:
    with post_office(Office()) as office:
        company = play(a_company(tmp_path, office), WEEKS, EVENTS)

    assert list(faults(office.mails, company.pulses, company.left)) == []
    zone = company.settings.timezone
    assert list(monday_faults(office.mails, company.mondays, zone)) == []
    assert len(company.mondays) == 5
    assert [*told_of(company, WEEKS).values()] == [
        *(None, None, None, None, WhyNot.HOLIDAYS, None, WhyNot.MISSED, None)
    ]
    assert BOUNCES not in office.each
    assert sum(asked.counted for asked in company.pulses.values()) > 400


def test_a_mail_that_is_not_noted_as_sent_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = queue._note  # noqa: SLF001 - what is broken on purpose

    def forgetful(
        session: Session, taken: Mail, state: MailState, at: datetime
    ) -> None:
        is_forgotten = state is MailState.SENT and taken.person_id == 20
        if is_forgotten:
            state, at = MailState.SENDING, at + queue.IN_HAND
        noted(session, taken, state, at)

    monkeypatch.setattr(queue, "_note", forgetful)
    with post_office() as office:
        company = play(a_company(tmp_path, office), 1, {})

    assert any(" to p" in one for one in faults(office.mails, company.pulses, {}))


def test_a_week_that_is_lost_silently_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programme, "note_skipped", lambda *_: [])
    with post_office() as office:
        asleep = {(0, 1): off, (0, 160): on}
        company = play(a_company(tmp_path, office), 2, asleep)

    assert FIRST not in told_of(company, 2)


def test_a_monday_s_mail_that_every_turn_queues_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "begin_round", lambda *_: True)
    with post_office() as office:
        company = play(a_company(tmp_path, office), 2, {(0, 50): Play.decide})

    wrong = list(
        monday_faults(office.mails, company.mondays, company.settings.timezone)
    )
    assert any("2026-12-07: " in one and " to p" in one for one in wrong)
