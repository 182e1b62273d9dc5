"""What a message says to a person, from the templates of mail, in the person's language.

The mail's own words come from the language's file; what the routine says stays in the language it is written in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.content.programme import Programme
from generator.content.project import Project
from generator.delivery.copies import personal_programme
from generator.delivery.messages import Letter, Sender, content_id
from generator.delivery.people import Recipient
from generator.errors import TemplateError
from generator.units import UnitSystem

if TYPE_CHECKING:
    from jinja2 import Environment

PARTS = ("subject.txt", "text.txt", "page.html")


class Letters:
    """Writes letters in a language (by default the programme's) from `templates/mail/`.

    A part of one language's own, `templates/mail/LANGUAGE/`, wins over the one for all.
    """

    def __init__(
        self, project: Project, programme: Programme, sender: Sender, language: str = "", units: UnitSystem = ""
    ) -> None:
        from generator.documents.speech import load_speech
        from generator.documents.templating import environment_of

        self.programme = programme
        self.sender = sender
        self.written = str(programme.routine.language)
        self.language = language or self.written
        self.environment: Environment = environment_of(project)
        self.locale = load_speech(project, self.language, units)
        self.other_language = "" if self.language == self.written else language_name(project, self.written)

    def write(self, person: Recipient) -> Letter:
        """Write to one person. Raises TemplateError with the template's file and line."""
        from jinja2 import TemplateError as JinjaError

        from generator.documents.templating import place_of

        values = self.values(person)
        texts = []
        for part in PARTS:
            try:
                names = [f"mail/{self.language}/{part}.j2", f"mail/{part}.j2"]
                texts.append(self.environment.select_template(names).render(values))
            except (JinjaError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError) as error:
                raise TemplateError(f"{place_of(error, f'mail/{part}')}: {error}") from error
        subject, text, html = texts
        return Letter(" ".join(subject.split()), text, html, tuple(dict.fromkeys((self.language, self.written))))

    def values(self, person: Recipient) -> dict[str, Any]:
        """Gather what a template may name; `picture` is the content id of the poster's picture."""
        programme = personal_programme(self.programme, person)
        doses = dict(person.doses)
        return {
            "person": person,
            "sender": self.sender,
            "p": programme,
            "routine": programme.routine,
            "brand": programme.brand,
            "t": self.locale,
            "language": self.language,
            "other_language": self.other_language,
            "changed": [move for move in programme.moves if move.key in doses],
            "skipped": [move for move in self.programme.moves if move.key in person.skip],
            "picture": content_id(self.sender),
        }


def language_name(project: Project, language: str) -> str:
    """Give a language's name in that language, as its file says."""
    from generator.content.locale_file import read_locale

    return read_locale(project, language).name
