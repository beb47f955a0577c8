"""The scale is what words, header and denominators say, or is asked."""

from collections import Counter

import pytest

from engagement.customers.metrics.catalogue import METRICS, own_metric
from engagement.customers.metrics.likely_scale import (
    Told,
    like_last,
    scale_of,
    told_in,
)
from engagement.customers.metrics.scales import FIVE

CSAT = METRICS["csat"]
FIVE_POINTS = Counter({"1": 20, "2": 20, "3": 20, "4": 20, "5": 20})


@pytest.mark.parametrize(
    ("metric", "answers", "scale"),
    [
        ("csat", ["good", "offered"], "good-bad"),
        ("csat", ["Good, I'm satisfied", "Bad, I'm unsatisfied"], "good-bad"),
        ("csat", ["Great", "Not good"], "great-okay-bad"),
        ("csat", ["Très satisfait", "Insatisfait"], "five-words"),
        ("csat", ["Extremely satisfied", "Somewhat dissatisfied"], "five-words"),
        ("csat", ["Tout à fait satisfait", "Plutôt pas satisfait"], "five-words"),
        ("csat", ["Very satisfied", "2", "N/A"], "five-words"),
        ("csat", ["1 - Très satisfait", "4 - Insatisfait"], "five-words"),
        ("csat", ["1 - Very satisfied", "2", "5 - Very dissatisfied"], "1-5-low"),
        ("csat", ["4/10", "10/10"], "1-10"),
        ("csat", ["0/10", "8 / 10"], "0-10"),
        ("csat", ["★★★★☆", "★☆☆☆☆"], "1-5"),
        ("ces", ["Very easy", "Difficult"], "five-words"),
        ("ces", ["Très facile", "Neutre"], "five-words"),
        ("nps", ["Promoter", "9", "Détracteur", "Neutre"], "0-10"),
        ("nps", ["4/10", "10/10"], "0-10"),
    ],
)
def test_words_and_denominators_tell_the_scale(
    metric: str, answers: list[str], scale: str
) -> None:
    found = scale_of(METRICS[metric], Counter(answers))

    assert (found.scale.key, found.is_sure, found.is_asked) == (scale, True, False)


@pytest.mark.parametrize(
    ("metric", "answers"),
    [
        ("csat", FIVE_POINTS),
        ("csat", FIVE_POINTS + Counter(["55"])),
        ("csat", FIVE_POINTS + Counter(["-", "Don't know", "sans avis", "9 - N/A"])),
        ("csat", Counter(["FIVE", "4 stars", "⭐⭐", "5 étoiles"])),
        ("csat", Counter({"1": 2, "3": 2})),
        ("csat", Counter({"5": 40})),
        ("nps", Counter(["0", "10 - Sûrement"])),
    ],
)
def test_plain_numbers_are_on_the_usual_scale_unasked(
    metric: str, answers: Counter[str]
) -> None:
    found = scale_of(METRICS[metric], answers)

    assert not found.is_asked
    assert found.scale == METRICS[metric].scale


@pytest.mark.parametrize(
    ("metric", "answers", "suggested", "strange"),
    [
        ("csat", FIVE_POINTS + Counter("6"), "1-7", ("6",)),
        ("csat", FIVE_POINTS + Counter(["0", "10"]), "0-10", ("0", "10")),
        ("csat", Counter(["85", "40"]), "1-5", ("40", "85")),
        ("csat", Counter(["4.5", "3"]), "1-5", ("4.5",)),
        ("csat", Counter({"1": 7}), "1-5", ()),
        ("csat", Counter({"2": 1, "3": 4}), "1-5", ()),
        ("csat", Counter({"1": 10, "4": 20}), "1-5", ()),
        ("csat", Counter(["4/20", "18/20"]), "1-5", ()),
        ("csat", Counter(["4/5", "8/10"]), "1-5", ()),
        ("csat", Counter(["5-Apr", "4"]), "1-5", ("5-Apr",)),
        ("csat", Counter(["2026-05-04"]), "1-5", ("2026-05-04",)),
        ("csat", Counter(["Satisfait", "Sehr zufrieden"]), "good-bad",
         ("Sehr zufrieden",)),
        ("csat", Counter(["1 - sehr gut", "5 - mies"]), "1-5", ()),
        ("csat", Counter(["1 - Very good", "2 - Good", "3 - Bad"]), "1-5", ()),
        ("csat", Counter(["1 - Satisfied", "5 - Satisfied", "3 - Dissatisfied"]),
         "good-bad", ()),
        ("csat", Counter(["Good", "Bad", "1"]), "good-bad", ("1",)),
        ("csat", Counter(["80%", "100%"]), "1-5", ("100%", "80%")),
        ("ces", Counter("15"), "1-7", ()),
        ("nps", Counter(["Yes", "No"]), "0-10", ("No", "Yes")),
        ("nps", Counter({"5": 3, "4": 2}), "0-10", ()),
    ],
)  # fmt: skip
def test_answers_with_two_readings_are_asked_about(
    metric: str, answers: Counter[str], suggested: str, strange: tuple[str, ...]
) -> None:
    found = scale_of(METRICS[metric], answers)

    assert (found.is_asked, found.is_sure) == (True, False)
    assert (found.scale.key, found.strange) == (suggested, strange)


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("CSAT", Told()),
        ("Satisfaction (1-7)", Told(1, 7)),
        ("Note de 1 à 5", Told(1, 5)),
        ("Rate us between 1 and 10!", Told(1, 10)),
        ("CSAT (out of 10)", Told(highest=10)),
        ("Satisfaction sur 20", Told(highest=20)),
        ("Note /10", Told(highest=10)),
        ("5-star rating", Told(highest=5)),
        ("Satisfait ? (1 = très satisfait, 5 = pas du tout satisfait)",
         Told(1, 5, is_turned=True)),
        ("Satisfied (1: very dissatisfied; 7: very satisfied)",
         Told(1, 7, is_turned=False)),
        ("De 1 (très insatisfait) à 5 (très satisfait)", Told(1, 5, is_turned=False)),
        ("Satisfaction (1 = best)", Told(is_turned=True)),
        ("Effort (1 = very low effort, 7 = very high effort)",
         Told(1, 7, is_turned=True)),
        ("1 - Êtes-vous satisfait de votre visite ?", Told()),
        ("Q1-2 satisfaction 2025-2026, shop 24/7", Told()),
        ("Satisfaction (très satisfait = 1, pas satisfait = 5)",
         Told(1, 5, is_turned=True)),
        ("Best (1) to worst (5)", Told(1, 5, is_turned=True)),
        ("2 - Satisfait ? (1=insatisfait,5=très satisfait)",
         Told(1, 5, is_turned=False)),
        ("Rate 1. Very good 2. Good 3. Bad", Told(1, 3, is_turned=True)),
    ],
)  # fmt: skip
def test_a_header_says_the_scale_and_its_good_end(column: str, told: Told) -> None:
    assert told_in(column) == told


@pytest.mark.parametrize(
    ("metric", "column", "scale"),
    [
        ("csat", "CSAT (1 = very satisfied, 5 = very dissatisfied)", "1-5-low"),
        ("csat", "CSAT (out of 10)", "1-10"),
        ("csat", "CSAT (1 à 7)", "1-7"),
        ("ces", "Easy? (1 = strongly disagree, 7 = strongly agree)", "1-7"),
        ("nps", "Recommend us? (1-10)", "0-10"),
    ],
)
def test_the_scale_of_the_header_is_taken(metric: str, column: str, scale: str) -> None:
    found = scale_of(METRICS[metric], Counter("12335"), column)

    assert (found.scale.key, found.is_sure) == (scale, True)


@pytest.mark.parametrize(
    ("metric", "column", "answers"),
    [
        ("nps", "Recommend us? (1-5)", "12345"),
        ("csat", "Satisfaction (1-5)", "7"),
        ("csat", "Satisfaction (0-5)", "35"),
        ("csat", "Satisfaction (1-5, out of 10)", "35"),
        ("csat", "Satisfaction (1-5, 1 = bad, 10 = good)", "35"),
        ("csat", "Satisfaction (5 to 1)", "35"),
        ("csat", "% satisfied", "35"),
        ("csat", "Note moyenne de satisfaction", "45"),
        ("ces", "Effort (1-7)", "12"),
    ],
)
def test_a_header_that_contradicts_is_asked_about(
    metric: str, column: str, answers: str
) -> None:
    assert scale_of(METRICS[metric], Counter(answers), column).is_asked


def test_words_that_contradict_their_header_are_asked_about() -> None:
    column = "CSAT (1 = very satisfied, 5 = very dissatisfied)"
    answers = Counter(["5 - Very satisfied", "2 - Dissatisfied"])

    assert scale_of(CSAT, answers, column).is_asked


def test_a_metric_of_the_company_s_own_is_on_the_scale_that_it_told() -> None:
    clean = own_metric("clean", "Clean", FIVE)

    assert not scale_of(clean, Counter({"1": 9, "0": 1})).is_asked
    assert scale_of(clean, Counter(["5-Apr"])).is_asked
    assert scale_of(clean, Counter("3"), "Clean (1-10)").is_asked


def test_points_in_the_name_of_a_metric_leave_open_which_end_is_good() -> None:
    assert scale_of(CSAT, Counter("333"), "Score\ncsat3").is_asked


@pytest.mark.parametrize(
    ("last", "answers", "is_sure", "is_asked"),
    [
        ("1-5-low", FIVE_POINTS, True, False),
        ("1-5-low", FIVE_POINTS + Counter(["N/A", "55"]), True, False),
        ("1-5-low", Counter("17"), False, True),
        ("1-3", Counter("135"), False, True),
        ("good-bad", Counter(["Good", "5"]), False, True),
    ],
)
def test_a_scale_that_is_remembered_is_asked_again_once_answers_are_not_on_it(
    last: str, answers: Counter[str], *, is_sure: bool, is_asked: bool
) -> None:
    found = like_last(CSAT, answers, last)

    assert found is not None
    assert (found.scale.key, found.is_sure, found.is_asked) == (last, is_sure, is_asked)


def test_other_words_say_another_scale_than_the_remembered_one() -> None:
    assert like_last(CSAT, Counter(["Very satisfied"]), "good-bad") is None
    assert like_last(CSAT, Counter("5"), "") is None


@pytest.mark.parametrize(
    ("metric", "column", "answers"),
    [
        ("ces", "It took me a lot of effort to get help", ["Agree", "Disagree"]),
        ("ces", "J'ai fait beaucoup d'efforts", ["D'accord", "Pas d'accord"]),
        ("csat", "I was not satisfied", ["Strongly agree", "Disagree"]),
        ("ces", "Much effort (1 = strongly disagree, 7 = strongly agree)", ["6", "7"]),
    ],
)
def test_agreement_with_what_is_bad_is_asked_about(
    metric: str, column: str, answers: list[str]
) -> None:
    assert scale_of(METRICS[metric], Counter(answers), column).is_asked


@pytest.mark.parametrize(
    ("metric", "column"),
    [
        ("ces", "They made it easy for me"),
        ("ces", "It took me little effort"),
        ("ces", "Customer effort score"),
        ("csat", "Je suis satisfait(e) de l'accueil"),
    ],
)
def test_agreement_with_what_is_good_is_plain(metric: str, column: str) -> None:
    found = scale_of(METRICS[metric], Counter(["Agree", "Disagree"]), column)

    assert found.is_sure
