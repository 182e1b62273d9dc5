"""The page: a template's words, figures, style and script in one file that asks nothing of any network.

Its policy (Content-Security-Policy) names the style and the script by their digests, so that nothing else runs; what
content says is escaped by the template, and the session reaches the script as JSON.
"""

from __future__ import annotations

import base64
import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from generator.content.project import Project
from generator.content.timetable import Interval, timetable
from generator.documents.manuscript import Manuscript
from generator.documents.speech import Speech, load_speech
from generator.documents.templating import environment_of, place_of
from generator.errors import PressError, TemplateError
from generator.files import cache_folder
from generator.layouts.theme import Theme, load_theme
from generator.output import Output
from generator.web.figures import FramePicture, frame_pictures
from generator.web.inks import InkSheet

if TYPE_CHECKING:
    from markupsafe import Markup

    from generator.content.programme import Programme

STYLE, SCRIPT = "web/page.css", "web/page.js"
"""The page's style and script, below templates/."""


def web_page(manuscript: Manuscript) -> Output:
    """Write a routine as one HTML file, and tell what of it stays in the booklet.

    Raises TemplateError with the template's file and line.
    """
    from jinja2 import TemplateError as JinjaError

    programme, project = manuscript.programme, manuscript.project
    speech = load_speech(project, str(programme.routine.language), manuscript.said.get("units", ""))  # type: ignore[arg-type]
    theme = load_theme(project, manuscript.choices.theme)
    sheet = InkSheet(theme, night_of(project, theme))
    pictures = pictures_of(programme, speech, sheet)
    hero = hero_of(programme, sheet)
    style, script = sheet.css() + text_of(project, STYLE), text_of(project, SCRIPT)
    name = f"{manuscript.template}.html.j2"
    try:
        html = (
            environment_of(project)
            .get_template(name)
            .render(
                p=programme,
                routine=programme.routine,
                brand=programme.brand,
                t=speech,
                pictures=pictures,
                hero=hero,
                names=dict(zip(programme.labels, (move.exercise.label for move in programme.moves), strict=True)),
                style=as_it_is(style),
                script=as_it_is(script),
                policy=policy(style, script),
                session=as_json(session_of(programme, speech)),
            )
        )
    except (JinjaError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError) as error:
        raise TemplateError(f"{place_of(error, name)}: {error}") from error
    return Output(html.encode("utf-8"), 1, 0, 0, notes=told(programme))


def told(programme: Programme) -> tuple[str, ...]:
    """Say what the page puts in words that the booklet draws."""
    drawn = len(programme.charts) + sum(chapter.plate is not None for chapter in programme.routine.chapters)
    named = [programme.anatomy[name] for chapter in programme.routine.chapters for name in chapter.muscles]
    drawn += sum(note.plate is not None for note in named)
    return (f"plates and charts ({drawn}) are told in words: the booklet draws them",) if drawn else ()


def night_of(project: Project, theme: Theme) -> Theme | None:
    """Give the theme for dark screens, where a theme names one."""
    return load_theme(project, str(theme.file.at_night)) if theme.file.at_night else None


def pictures_of(programme: Programme, speech: Speech, sheet: InkSheet) -> dict[str, list[FramePicture]]:
    """Draw the figure of every move, by the move's key."""
    cache = cache_folder() / "figures"
    return {
        move.key: frame_pictures(programme.figures[move.picture], speech.alt(move), sheet, cache)
        for move in programme.moves
    }


def hero_of(programme: Programme, sheet: InkSheet) -> FramePicture | None:
    """Draw the figure of the title, where a routine names one."""
    name = programme.routine.hero
    if not name:
        return None
    figure = programme.figures[name]
    return next(each for each in frame_pictures(figure, figure.alt, sheet, cache_folder() / "figures") if each.main)


def text_of(project: Project, name: str) -> str:
    """Read a file below templates/ that goes into the page as it is. Raises PressError."""
    path = project.template(name)
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError) as error:
        raise PressError(f"{project.display_name(path)}: cannot be read: {error}") from None
    if "</" in text:
        raise PressError(f'{project.display_name(path)}: holds "</", which would end it within the page')
    return text


def as_it_is(text: str) -> Markup:
    """Let a text of a template's own into the page without escaping it."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704


def policy(style: str, script: str) -> str:
    """Write the page's Content-Security-Policy: its own style and script, and nothing from anywhere else."""
    digests = (base64.b64encode(sha256(text.encode()).digest()).decode() for text in (style, script))
    style_digest, script_digest = digests
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{style_digest}'; script-src 'sha256-{script_digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def as_json(value: Any) -> Markup:
    """Write a value as JSON that no text in it can end: signs of HTML are written as escapes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return as_it_is(text)


def session_of(programme: Programme, speech: Speech) -> list[dict[str, Any]]:
    """Give the intervals of the session as the script takes them: what is shown, and for how many seconds."""
    keys = {move.key: f"move-{number}" for number, move in enumerate(programme.moves, 1)}
    return [
        {
            "work": each.kind == "work",
            "seconds": round(each.seconds),
            "timed": each.timed,
            "name": " / ".join(str(move.exercise.label) for move in each.moves),
            "dose": " / ".join(speech.dose_of(move).text for move in each.moves),
            "place": place_in(each, speech),
            "moves": [keys[move.key] for move in each.moves],
        }
        for each in timetable(programme)
    ]


def place_in(interval: Interval, speech: Speech) -> str:
    """Say which round, set and side an interval is, where there are several."""
    said = []
    for name in ("round", "set"):
        number, count = getattr(interval, name)
        if count > 1:
            said.append(speech.phrase(f"{name}_of", number=number, count=count))
    number, count = interval.half
    if interval.halves and number > 1:
        said.append(speech.word(f"other_{interval.halves}"))
    elif count > 1 and not interval.halves:
        said.append(speech.phrase("one_of_series", number=number, count=count))
    return " · ".join(said)
