"""From a programme to a product's document, through its Jinja template.

Templates decide what is said, in what order and in which language. They run in a sandbox, an undefined name is an
error, everything but plain text is escaped, and no Python is loaded from anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from generator.content.project import Project
from generator.content.values import CONTROL
from generator.documents.blocks import Document
from generator.documents.locales import Phrase
from generator.documents.markup import Sources, parse
from generator.documents.speech import load_speech
from generator.documents.web_address import web_address
from generator.errors import TemplateError

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from generator.content.programme import Programme

SOURCES: ContextVar[Sources] = ContextVar("sources")
"""The sources of the render at hand, for its filter `source`: macros of an imported file see no variables of it."""
NO_NAME = re.compile(r"[^\w/.-]")
OPENING = re.compile(r"<([a-z][a-z-]*)(?=[\s/>]|$)")


def render(product: str, programme: Programme, project: Project, options: Mapping[str, Any] | None = None) -> Document:
    """Say everything a product says about a programme.

    `options` reach the template as `options`. Raises TemplateError with the template's file and line.
    """
    return parse(*rendered(product, programme, project, options))


def rendered(
    product: str, programme: Programme, project: Project, options: Mapping[str, Any] | None = None
) -> tuple[str, Sources]:
    """Give what a product says as its template writes it, and the places of its words. Raises as `render` does."""
    from jinja2 import TemplateError as JinjaError
    from jinja2 import TemplateNotFound

    locale = load_speech(project, str(programme.routine.language), (options or {}).get("units", ""))
    environment = environment_of(project)
    sources = Sources()
    token = SOURCES.set(sources)
    try:
        template = environment.get_template(f"{product}.xml.j2")
        xml = template.render(
            p=programme, routine=programme.routine, brand=programme.brand, t=locale, options=dict(options or {})
        )
    except TemplateNotFound as error:
        raise TemplateError(f"{place_of(error, product)}: there is no templates/{error.name}") from error
    except (JinjaError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError) as error:
        raise TemplateError(f"{place_of(error, product)}: {error}") from error
    finally:
        SOURCES.reset(token)
    return xml, sources


@lru_cache(maxsize=4)
def environment_of(project: Project) -> Environment:
    """Make the sandboxed environment whose loader looks in the user's templates first, and compiles each once."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.ext import Extension
    from jinja2.lexer import Token, TokenStream
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from generator.documents.compiled import CompiledTemplates

    class Located(Extension):
        """Give every literal opening tag of the blocks' XML an `at` attribute with its template and line."""

        def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
            for token in stream:
                tags = token.type == "data" and str(stream.name).endswith(".xml.j2")
                value = located(token.value, f"templates/{stream.name}", token.lineno) if tags else token.value
                yield Token(token.lineno, token.type, value)

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in project.template_folders]),
        autoescape=lambda name: not str(name).endswith(".txt.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[Located],
        bytecode_cache=CompiledTemplates(),
    )
    environment.filters["source"] = source_key
    environment.filters["say"] = say
    environment.filters["address"] = web_address
    return environment


def located(markup: str, name: str, first: int) -> str:
    """Write its place into every opening tag of a stretch of a template that begins on the line `first`."""
    place = NO_NAME.sub(referred, name)
    lines = enumerate(markup.split("\n"), first)
    return "\n".join(OPENING.sub(rf'<\1 at="{place}:{number}"', line) for number, line in lines)


def referred(sign: re.Match[str]) -> str:
    """Write a character of a file's name so that neither Jinja nor XML takes it for a sign of its own."""
    unknown = CONTROL.match(sign[0]) or "\ud800" <= sign[0] < "\ue000"
    return "\ufffd" if unknown else f"&#{ord(sign[0])};"


def place_of(error: Exception, product: str) -> str:
    """Tell where in a template an error of Jinja's arose."""
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            name, line = file.rsplit("templates/", 1)[-1], trace.tb_lineno
        trace = trace.tb_next
    return f"templates/{name or product + '.xml.j2'}" + (f":{line}" if line else "")


def source_key(value: object) -> str:
    """Give the key of the place a text was written at, for the `from` attribute."""
    return SOURCES.get().key(value)


def say(phrase: Phrase | str) -> Markup:
    """Write a phrase, with what a screen reader should say where that differs."""
    from markupsafe import Markup, escape

    text = escape(str(phrase))
    says = phrase.says if isinstance(phrase, Phrase) else ""
    return Markup(f'<say as="{escape(says)}">{text}</say>') if says and says != str(phrase) else text  # noqa: S704
