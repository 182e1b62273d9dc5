"""The command that writes and sends mail."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.building import together
from generator.cli.merging import jobs_option, out_option, people_option
from generator.cli.words import counted
from generator.content.project import Project
from generator.errors import PressError
from generator.options import Job, Options
from generator.progress import progress

if TYPE_CHECKING:
    from generator.delivery.envelopes import Envelope
    from generator.delivery.journal import Mailing
    from generator.delivery.messages import Sender
    from generator.delivery.people import Person
    from generator.delivery.secrets import Secret
    from generator.delivery.sending import Ready, Sending
    from generator.delivery.settings import MailFile
    from generator.delivery.smtp import Server

REFUSED, UNFINISHED, INTERRUPTED = 3, 4, 130
"""Exit codes: everyone had a turn and some were refused or are unsure; some still wait; stopped by Ctrl-C."""
ADVICE = {
    "later": "start the same command again in half an hour",
    "refused": "correct their addresses in the list, or try again with --retry-failed",
    "unsure": "ask them, or send it again with --resend-unsure",
}

server_options = together(
    click.option("--smtp-host", metavar="HOST", help="Your mail server, such as smtp.example.org."),
    click.option("--smtp-port", metavar="PORT", type=int, help="Its port (default 587, with tls 465)."),
    click.option("--smtp-user", metavar="NAME", help="Your account there; the password comes from the environment."),
    click.option("--smtp-security", metavar="HOW", help="starttls, tls or none (default starttls)."),
    click.option("--smtp-authority", metavar="FILE", help="Trust the certificates in this file."),
    click.option("--smtp-allow-plain", is_flag=True, default=None, help="Allow none beyond this machine."),
    click.option("--token-command", metavar="COMMAND", help="Log in by XOAUTH2 with the token that this prints."),
    click.option("--from", "from_", metavar="ADDRESS", help='Who it is from: "Club <club@example.org>".'),
    click.option("--unsubscribe", metavar="LINK", help="Your https address that takes one-click unsubscribing."),
)
pace_options = together(
    click.option("--pause", metavar="SECONDS", type=float, help="Between two messages."),
    click.option("--daily-limit", metavar="N", type=int, help="Most messages in any 24 hours."),
    click.option("--limit", metavar="N", type=click.IntRange(1), help="Most messages in this run."),
)
run_options = together(
    click.option("--send", is_flag=True, help="Send. Without it nothing leaves this machine."),
    click.option("--mailing", default="", metavar="NAME", help="Name of the mailing (default routine and version)."),
    click.option("--changed", is_flag=True, help="Send the rest even though what is sent has changed."),
    click.option("--retry-failed", is_flag=True, help="Also those that were refused."),
    click.option("--resend-unsure", is_flag=True, help="Also those that may have got it."),
)


@click.command()
@click.argument("routine")
@people_option
@run_options
@server_options
@pace_options
@click.option("--booklet-size", default="a5", metavar="NAME", help="Booklet page: a5, half-letter … (default a5).")
@click.option("--theme", default="colour", metavar="NAME", help="Theme: colour, photocopy … (default colour).")
@jobs_option
@out_option
def mail(routine: str, people: Path, out: Path, jobs: int, send: bool, **given: Any) -> None:
    """Write a message with the booklet of ROUTINE to everyone on a list, and send them with --send.

    Without --send the messages are written as files that any mail program opens, with a table of what would go to
    whom. Nobody gets a message twice: a journal beside the files knows who has it.

    Ends with 0 when all are sent, 3 when some were refused or are unsure, 4 when some still wait, 5 when the server
    refuses your account, 130 when you stopped it.

    \b
    Examples:
      routine-press mail psoas-for-runners --people club.csv --from "Club <club@example.org>"
      routine-press mail psoas-for-runners --people club.csv --send --smtp-host smtp.example.org
      routine-press mail psoas-for-runners --people club.csv --send --retry-failed
    """
    from generator.delivery.envelopes import addressed, journal_path, mailing_of
    from generator.delivery.mail import prepare
    from generator.delivery.order import Order

    project = Project.find()
    settings, sender = settings_of(given)
    everyone = read_list(project, routine, people)
    order = Order(project, Options(booklet_size=given["booklet_size"], theme=given["theme"]), routine, Job("booklet"))
    mailing = mailing_of(order, sender, given["mailing"])
    journal = journal_path(out, mailing)
    envelopes = addressed(everyone, mailing, out / "mail", journal)
    with progress(quiet=False) as starting:
        messages = prepare(order, sender, envelopes, jobs=jobs, starting=starting)
    if send:
        deliver(envelopes, messages, mailing, sender, settings, journal, given)
    else:
        show_plan(envelopes, messages, settings, given)


def read_list(project: Project, routine: str, people: Path) -> tuple[Person, ...]:
    """Give the people on a list, who may have any language that mail is written in."""
    from generator.content.library import Library
    from generator.delivery.people import read_people

    languages = project.files("templates/locales")
    return read_people(people, str(people), Library(project).programme(routine), ("name", "email"), languages)


def settings_of(given: dict[str, Any]) -> tuple[MailFile, Sender]:
    """Put together what the files and the command line say. Raises PressError when nobody is the sender."""
    from generator.delivery.messages import Sender
    from generator.delivery.settings import MailFile, load_settings

    names = {field.alias or name for name, field in MailFile.model_fields.items()}
    said = {("from" if name == "from_" else name): value for name, value in given.items()}
    settings = load_settings(Path.cwd(), {name: value for name, value in said.items() if name in names})
    if not settings.from_:
        raise PressError('say who the mail is from: --from "Club <club@example.org>", or from: in mail.yaml')
    return settings, Sender.parse(str(settings.from_), str(settings.unsubscribe or ""))


def show_plan(
    envelopes: Sequence[Envelope], messages: Sequence[Ready], settings: MailFile, given: dict[str, Any]
) -> None:
    """Print what would go to whom and what would not, and how long it takes."""
    from generator.delivery.envelopes import to_send
    from generator.delivery.pace import days_needed, minutes_needed

    going = to_send(envelopes, refused=given["retry_failed"], unsure=given["resend_unsure"])
    keys = {envelope.key for envelope in going}
    sizes = {message.key: message.size for message in messages}
    wide = max(len(envelope.person.shown) for envelope in envelopes)
    far = max(len(str(envelope.person.email)) for envelope in envelopes)
    for envelope in envelopes:
        what = "would go" if envelope.key in keys else f"stays: {envelope.state}"
        about = "; ".join(filter(None, (what, envelope.note, envelope.step.words if envelope.step else "")))
        size = f"{sizes[envelope.key] / 1000:6.0f} kB"
        click.echo(f"{envelope.person.shown:{wide}}  {envelope.person.email!s:{far}}  {size}  {about}")
    shared = sum(count > 1 for count in Counter(str(envelope.person.email) for envelope in envelopes).values())
    click.echo()
    click.echo(f"{counted(len(going), 'message')} would go, {len(envelopes) - len(going)} stay")
    if shared:
        click.echo(f"Addresses that several people share, and get a message each: {shared}")
    click.echo(f"Largest: {max(sizes.values()) / 1e6:.1f} MB")
    pause, limit = settings.pause or 0.0, settings.daily_limit
    if pause and going:
        click.echo(f"With a pause of {pause:g} s: {counted(ceil(minutes_needed(len(going), pause)), 'minute')}")
    if limit and going:
        click.echo(f"With a daily limit of {limit}: {counted(days_needed(len(going), limit), 'day')}")
    click.echo(f"The messages are in {envelopes[0].path.parent}. Nothing was sent; --send sends them.")


def deliver(
    envelopes: Sequence[Envelope],
    messages: Sequence[Ready],
    mailing: Mailing,
    sender: Sender,
    settings: MailFile,
    path: Path,
    given: dict[str, Any],
) -> None:
    """Send what is to go, print what became of it, and end with the exit code that says so."""
    from generator.delivery.connecting import connect
    from generator.delivery.envelopes import addressed_again, to_send
    from generator.delivery.journal import Journal, handed_over
    from generator.delivery.pace import Pace
    from generator.delivery.sending import Patience, Sending
    from generator.delivery.settings import server_of

    server = server_of(settings)
    secret = secrets_for(server, str(settings.token_command or ""))
    pace = Pace(settings.pause or 0.0, settings.daily_limit, handed_over(path.parent, mailing.sender))
    patience = Patience(settings.retry_waits) if settings.retry_waits is not None else Patience()
    with Journal.open(path, mailing, changed=given["changed"]) as journal:
        known = addressed_again(envelopes, journal.steps)
        going = {one.key for one in to_send(known, refused=given["retry_failed"], unsure=given["resend_unsure"])}
        run = Sending(lambda: connect(server, secret()), sender.address, journal, pace, patience, given["limit"])
        run.tell = lambda ready, outcome: click.echo(f"{outcome.state:8} {ready.shown}")
        run.pausing = lambda why, seconds: click.echo(f"{why}; waiting {seconds:.0f} s", err=True)
        if not going:
            click.echo("There is nothing to send.")
        try:
            with stopping_gently(run):
                run.run([message for message in messages if message.key in going])
        finally:
            show_results(addressed_again(envelopes, journal.steps), path, run.stopped)
    code = INTERRUPTED if run.interrupted else exit_code(addressed_again(envelopes, journal.steps))
    click.get_current_context().exit(code)


def secrets_for(server: Server, token_command: str) -> Callable[[], Secret | None]:
    """Say how to get the secret at each login: a token anew, since tokens end; a password once."""
    from generator.delivery.secrets import find_secret

    if not server.user:
        return lambda: None
    if token_command:
        return lambda: find_secret(server.user, server.host, token_command)
    secret = find_secret(server.user, server.host)
    return lambda: secret


@contextmanager
def stopping_gently(run: Sending) -> Iterator[None]:
    """Let Ctrl-C end a run when the message at hand is through, and a second one at once."""

    def stop(signal_number: int, frame: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.write(2, b"\nStopping after the message at hand; Ctrl-C again stops at once.\n")
        run.interrupt()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def show_results(envelopes: Sequence[Envelope], journal: Path, stopped: str) -> None:
    """Count what became of everyone, name those that did not get it, and write the table."""
    from generator.delivery.envelopes import results_table, states

    counts = states(envelopes)
    click.echo("In all: " + ", ".join(f"{count} {state}" for state, count in sorted(counts.items())))
    for envelope in envelopes:
        if envelope.state in ("refused", "unsure", "later") and envelope.step:
            click.echo(f"{envelope.state}: {envelope.person.shown}: {envelope.step.words}", err=True)
    for state, advice in ADVICE.items():
        if counts[state]:
            click.echo(f"{state}: {advice}")
    if stopped:
        click.echo(f"Stopped: {stopped}", err=True)
    click.echo(f"Everyone's result is in {results_table(envelopes, journal.with_suffix('.csv'))}")


def exit_code(envelopes: Sequence[Envelope]) -> int:
    """Say by number what became of everyone."""
    found = {envelope.state for envelope in envelopes}
    return UNFINISHED if found & {"", "later"} else REFUSED if found & {"refused", "unsure"} else 0
