"""Whose routine it is: the club's or clinic's name, how to reach it, and where its logo lies."""

from __future__ import annotations

from pathlib import Path

from generator.content.base import Content
from generator.content.kinds import Name
from generator.content.project import Project, spelled
from generator.content.values import Link, Text


class Brand(Content):
    """The club's or clinic's name and how to reach it."""

    name: Text
    contact: Text | None = None
    email: Name | None = None
    phone: Name | None = None
    link: Link | None = None
    logo: Name | None = None
    logo_alt: Text | None = None
    people: tuple[Name, ...] = ()


def brand_folder(project: Project) -> Path:
    """Give the content/ folder that the brand, and so its logo, is taken from."""
    folders = [folder / "content" for folder in project.folders]
    return next((folder for folder in folders if spelled(folder / "brand.yaml").is_file()), folders[0])
