"""The question bank."""

from engagement.pulses import bank
from engagement.web import wording


def test_there_are_three_weekly_questions_and_one_for_each_dimension() -> None:
    assert len(bank.WEEKLY) == 3
    assert len(bank.DIMENSIONS) == 11
    assert set(bank.BANK) <= set(wording.NAMES)


def test_every_question_is_short_and_in_both_languages() -> None:
    for question in bank.BANK.values():
        assert set(question.texts) == {"en", "fr"}
        assert all(10 < len(text) <= 70 for text in question.texts.values())


def test_a_pulse_asks_the_three_and_two_others() -> None:
    asked = bank.asked_in(0)

    assert asked[:3] == list(bank.WEEKLY)
    assert len(set(asked)) == 5


def test_every_dimension_comes_up_twice_in_eleven_pulses() -> None:
    turns = [key for number in range(11) for key in bank.asked_in(number)[3:]]

    assert sorted(turns) == sorted(bank.DIMENSIONS * 2)
