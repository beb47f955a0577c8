"""The question bank."""

from itertools import pairwise

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


def test_a_culture_check_has_at_most_five_questions_beside_the_three() -> None:
    assert bank.CHECK[:3] == bank.WEEKLY
    assert 3 <= len(bank.CULTURE) <= 5
    assert not set(bank.CULTURE) & set(bank.IN_TURN)
    assert not set(bank.CULTURE) & set(bank.DIMENSIONS)


def test_a_pulse_asks_the_three_and_two_others() -> None:
    asked = bank.asked_in(0)

    assert asked[:3] == list(bank.WEEKLY)
    assert len(set(asked)) == 5


def test_every_dimension_comes_up_every_six_or_seven_pulses() -> None:
    rounds = [bank.asked_in(number) for number in range(200)]
    turns = {q: [n for n, one in enumerate(rounds) if q in one] for q in bank.IN_TURN}

    apart = {
        question: {after - before for before, after in pairwise(found)}
        for question, found in turns.items()
    }

    assert apart.pop(bank.DELIGHTED) == {5}
    assert all(found <= {6, 7} for found in apart.values())


def test_every_dimension_stands_beside_what_customers_felt_once_in_a_while() -> None:
    rounds = [bank.asked_in(number)[3:] for number in range(5 * 11)]

    beside = [one[0] for one in rounds if bank.DELIGHTED in one]

    assert sorted(beside) == sorted(bank.DIMENSIONS)
