"""The answer page as a person uses it, with a finger."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.browser.company import Site

POINTS = [1, 2, 3, 4, 5]
"""From "not at all" to "yes, fully", in the order of the page."""


@dataclass(frozen=True)
class AnswerPage:
    """An open answer page and the language in which it is read."""

    page: Page
    site: Site
    language: str = "en"

    def said(self, text: str, **values: object) -> str:
        return self.site.said(self.language, text, **values)

    def point(self, question: str, point: int) -> Locator:
        group = self.page.get_by_role("group", name=question)
        return group.get_by_role("radio").nth(point - 1)

    def points(self) -> list[Locator]:
        """Return what is meant: another point for each question."""
        questions = self.site.questions(self.language)
        return [self.point(*pair) for pair in zip(questions, POINTS, strict=True)]

    def choose(self) -> None:
        for point in self.points():
            point.tap()

    def send(self) -> None:
        name = self.said("Send my answers")
        self.page.get_by_role("button", name=name).tap()

    @property
    def title(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    @property
    def code(self) -> Locator:
        return self.page.get_by_label(self.said("Your code"))

    @property
    def comment(self) -> Locator:
        return self.page.get_by_label(self.said("Anything to add? (optional)"))

    @property
    def alert(self) -> Locator:
        return self.page.get_by_role("alert")

    def switched_to(self, language: str) -> "AnswerPage":
        name = {"en": "English", "fr": "Français"}[language]
        self.page.get_by_role("button", name=name).tap()
        return AnswerPage(self.page, self.site, language)
