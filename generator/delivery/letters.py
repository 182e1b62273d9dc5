"""What a message says to a person, from the templates of mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.content.programme import Programme
from generator.content.project import Project
from generator.delivery.messages import Letter, Sender, content_id
from generator.delivery.people import Person
from generator.delivery.personal import personal_programme
from generator.errors import TemplateError

if TYPE_CHECKING:
    from jinja2 import Environment

PARTS = ("subject.txt", "text.txt", "page.html")


class Letters:
    """Writes letters from `templates/mail/LANGUAGE/`."""

    def __init__(self, project: Project, programme: Programme, sender: Sender) -> None:
        from generator.documents.templating import environment_of, locale_of

        self.programme = programme
        self.sender = sender
        self.environment: Environment = environment_of(project)
        self.locale = locale_of(programme, project)

    def write(self, person: Person, *, picture: bool = True) -> Letter:
        """Write to one person. Raises TemplateError with the template's file and line."""
        from jinja2 import TemplateError as JinjaError

        from generator.documents.templating import place_of

        values = self.values(person, content_id(self.sender) if picture else "")
        folder = f"mail/{self.programme.routine.language}"
        texts = []
        for part in PARTS:
            try:
                texts.append(self.environment.get_template(f"{folder}/{part}.j2").render(values))
            except (JinjaError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError) as error:
                raise TemplateError(f"{place_of(error, f'{folder}/{part}')}: {error}") from error
        subject, text, html = texts
        return Letter(" ".join(subject.split()), text, html)

    def values(self, person: Person, picture: str) -> dict[str, Any]:
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
            "changed": [move for move in programme.moves if move.key in doses],
            "skipped": [move for move in self.programme.moves if move.key in person.skip],
            "picture": picture,
        }
