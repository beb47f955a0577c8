"""How a mail is written: one language, as text and as HTML, from a company."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import make_msgid, parseaddr

from flask import current_app
from flask_babel import gettext as _

from engagement.config import Settings
from engagement.mail.mailer import message

PRODUCT = "Diapason"
PICTURES = "diapason.invalid"
"""In the names of pictures, which nobody asks any machine for."""
ONE_CLICK = "List-Unsubscribe=One-Click"
"""What mail programs post where somebody presses their own button (RFC 8058)."""


@dataclass(frozen=True)
class Picture:
    """A picture within a mail, and the same in words."""

    png: bytes
    title: str
    told: str


@dataclass(frozen=True)
class Letter:
    """What a mail says; paragraphs are plain text."""

    subject: str
    paragraphs: Sequence[str]
    button: tuple[str, str] | None = None
    """What it says, and where it leads."""
    small_print: Sequence[str] = ()
    off: str = ""
    """Where one such mail too many is turned off by one press; empty: nowhere."""
    links: Sequence[tuple[str, str]] = ()
    """Beside the button, as it is."""
    picture: Picture | None = None


@dataclass(frozen=True)
class Letterhead:
    """Who writes, and when."""

    company: str
    """Empty: it has no name yet."""
    contact: str
    """Whom its people ask; empty: nobody is named."""
    settings: Settings
    now: datetime

    @property
    def asking(self) -> str:
        """Who asks, by name."""
        return self.company or PRODUCT

    def subject(self, about: str) -> str:
        return f"{self.asking} · {about}"

    def questions(self) -> list[str]:
        """Return the line about whom to ask, if somebody is named."""
        return [_("Questions? %(contact)s", contact=self.contact)] * bool(self.contact)

    def write(self, letter: Letter, to: str, language: str) -> EmailMessage:
        """Write a letter that a machine sends.

        Raises `BadAddress` where no mail can be written to the address.
        """
        sender = parseaddr(self.settings.mail_from)[1]
        mail = message(to, letter.subject, _text(letter))
        mail["From"] = Address(self.asking, addr_spec=sender)
        mail["Date"] = self.now
        mail["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
        mail["Auto-Submitted"] = "auto-generated"
        mail["Content-Language"] = language
        if letter.off:
            mail["List-Unsubscribe"] = f"<{letter.off}>"
            mail["List-Unsubscribe-Post"] = ONE_CLICK
        self._add_page(mail, letter, language)
        return mail

    def _add_page(self, mail: EmailMessage, letter: Letter, language: str) -> None:
        cid = make_msgid(domain=PICTURES)
        page = current_app.jinja_env.get_template("mails/letter.html").render(
            letter=letter, language=language, company=self.asking, cid=cid[1:-1]
        )
        mail.add_alternative(page, subtype="html")
        if letter.picture:
            html = mail.get_payload()[-1]  # type: ignore[index]
            png = letter.picture.png
            html.add_related(png, "image", "png", cid=cid, disposition="inline")  # type: ignore[union-attr]


def _text(letter: Letter) -> str:
    parts = [*letter.paragraphs]
    if letter.picture:
        parts += [letter.picture.told]
    parts += ["\n".join(one) for one in (letter.button, *letter.links) if one]
    return "\n\n".join([*parts, *letter.small_print]) + "\n"
