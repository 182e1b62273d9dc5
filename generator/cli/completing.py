"""Completion in shells: the command that prints what a shell needs, and the names that are completed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem, get_completion_class

from generator.content.project import Project
from generator.errors import ChoiceError, PressError

SHELLS = ("bash", "zsh", "fish")
PROGRAM, VARIABLE = "routine-press", "_ROUTINE_PRESS_COMPLETE"
Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


@click.command()
@click.argument("shell", metavar="bash|zsh|fish")
def completion(shell: str) -> None:
    """Print what lets a shell complete commands, options and the names of routines and exercises.

    \b
    Examples:
      routine-press completion bash >> ~/.bashrc
      routine-press completion zsh >> ~/.zshrc
      routine-press completion fish > ~/.config/fish/completions/routine-press.fish
    """
    if shell not in SHELLS or (found := get_completion_class(shell)) is None:
        raise ChoiceError("shell", shell, SHELLS)
    root = click.get_current_context().find_root().command
    click.echo(found(root, {}, PROGRAM, VARIABLE).source())


def names_in(folder: str, *, families: bool = False, files: bool = False) -> Completer:
    """Complete the names of a folder of the project; with `files` paths of files, too, once a slash is typed."""

    def complete(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
        if files and ("/" in typed or "." in typed):
            return [CompletionItem(typed, type="file")]
        try:
            known: Iterable[str] = Project.find().files(folder, families=families)
        except (PressError, OSError):
            return []
        *before, last = typed.split(",")
        return [CompletionItem(",".join([*before, name])) for name in known if name.startswith(last)]

    return complete


ROUTINES = names_in("content/routines", files=True)
EXERCISES = names_in("content/exercises", families=True)
LANGUAGES = names_in("templates/locales")
THEMES = names_in("templates/themes")
