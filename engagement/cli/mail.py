"""The command that tries the mail server."""

import click

from engagement.cli.base import CannotDo, refusing
from engagement.config import Missing, settings_from
from engagement.mail.mailer import Outcome, Post, message

WORDS = (
    "This is a test. If you can read it, Diapason's mails leave the house.\n\n"
    "Ceci est un essai. Si vous le lisez, les e-mails de Diapason partent bien.\n"
)
NOT_TAKEN = {
    Outcome.LATER: "The mail server would not take it for now; try again later.",
    Outcome.NEVER: "The mail server refuses that address.",
}


@click.command()
@click.option("--test", "address", required=True, metavar="ADDRESS")
def mail(address: str) -> None:
    """Send a mail to see whether the mail server takes it."""
    with refusing():
        settings = settings_from(missing=Missing.LEFT)
    if not settings.mail_server:
        raise CannotDo(
            "ENGAGEMENT_MAIL_SERVER is not set, so mails stay in "
            f"{settings.instance / 'outbox'}."
        )
    try:
        with Post(settings) as post:
            outcome = post.send(message(address, "Diapason", WORDS))
    except (OSError, ValueError) as error:
        raise CannotDo(f"No mail can be sent: {error}") from error
    if outcome in NOT_TAKEN:
        raise CannotDo(NOT_TAKEN[outcome])
    click.echo("The mail server took it. Look whether it has come.")
