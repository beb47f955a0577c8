"""Of a style sheet, what pages need."""

import re

import pytest

from engagement.web.bundle import BOOTSTRAP, SOURCES, built_bootstrap
from engagement.web.stylesheet import needed

WORDS = {"btn", "btn-primary", "card"}


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".btn{color:red}", ".btn{color:red}"),
        (".btn,.toast{color:red}", ".btn{color:red}"),
        (".toast{color:red}", ""),
        (".btn.toast{color:red}", ""),
        (".card .toast>a{color:red}", ""),
        (".card:not(.toast){color:red}", ".card:not(.toast){color:red}"),
        ("a:hover,[hidden]{color:red}", "a:hover,[hidden]{color:red}"),
        ("@media print{.btn{a:b}.toast{a:b}}", "@media print{.btn{a:b}}"),
        ("@media print{.toast{a:b}}", ""),
        ("@keyframes turn{to{a:b}}", "@keyframes turn{to{a:b}}"),
        ("/* told */.btn{width:1.5rem}", ".btn{width:1.5rem}"),
    ],
)
def test_a_rule_stays_where_some_page_has_its_classes(css: str, kept: str) -> None:
    assert needed(css, WORDS) == kept


def test_a_class_of_a_template_has_the_rules_that_it_had() -> None:
    pages = "".join(path.read_text() for path in SOURCES if path.suffix == ".html")
    named = set(" ".join(re.findall(r'class="([^"{]*)"', pages)).split())
    whole = (BOOTSTRAP / "bootstrap.min.css").read_text()

    kept = built_bootstrap()

    alone = {name for name in named if re.search(rf"[{{}},]\.{name}[,{{]", whole)}
    assert {"btn", "form-control", "visually-hidden"} <= alone
    assert [one for one in alone if not re.search(rf"[{{}},]\.{one}[,{{]", kept)] == []
    assert len(kept) < len(whole) / 4
