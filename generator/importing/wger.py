"""wger: what its interface gives (`exerciseinfo`), or its fixtures, which are rows of tables to be joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from generator.importing.draft import Draft, DraftPicture
from generator.importing.plain_lists import Entry, texts
from generator.importing.words import blocks, parted

LANGUAGES = {1: "de", 2: "en", 4: "es", 5: "ru", 6: "nl", 7: "pt", 9: "cs", 10: "sv", 12: "fr", 13: "it", 14: "pl"}
"""Languages by wger's numbers (its fixture `languages`), where a file does not name them itself."""
NOTHING = "none (bodyweight exercise)"


def is_wger(entry: Entry) -> bool:
    """Tell an entry of `exerciseinfo` by its fields."""
    return "translations" in entry and "category" in entry


def is_fixture(entry: Entry) -> bool:
    """Tell a row of wger's fixtures."""
    return str(entry.get("model", "")).startswith(("exercises.", "core.")) and "fields" in entry


def wger(entries: list[Entry], language: str) -> Iterator[Draft]:
    """Give the drafts of wger in a language; exercises that are not told in it are left out."""
    for entry in entries:
        told = [each for each in entry.get("translations") or () if isinstance(each, Mapping)]
        for translation in [each for each in told if spoken(each.get("language")) == language][:1]:
            steps, tips = parted(blocks(" ".join(texts(translation, "description"))))
            notes = [text for note in named(translation.get("notes"), "comment") for text in blocks(note)]
            used = [name for name in named(entry.get("equipment"), "name") if name != NOTHING]
            credit, licence = rights(translation, entry)
            yield Draft(
                name=" ".join(text for name in texts(translation, "name") for text in blocks(name)),
                credit=credit,
                licence=licence,
                language=language,
                also_called=tuple(named(translation.get("aliases"), "alias")),
                steps=tuple(steps),
                cues=tuple(dict.fromkeys((*tips, *notes))),
                equipment=tuple(name.lower() for name in used),
                muscles=tuple(dict.fromkeys(worked(entry))),
                tags=tuple(name.lower() for name in named([entry.get("category")], "name")),
                pictures=tuple(pictures(entry)),
            )


def fixture(rows: list[Entry], language: str) -> Iterator[Draft]:
    """Give the drafts of wger's fixtures, all tables in one list."""
    yield from wger(list(joined(rows)), language)


def joined(rows: list[Entry]) -> Iterator[Entry]:
    """Join rows of tables into entries as `exerciseinfo` has them; what a number means, other rows say."""
    tables: dict[str, dict[Any, dict[str, Any]]] = defaultdict(dict)
    for row in rows:
        tables[str(row["model"]).rpartition(".")[2]][row.get("pk")] = dict(row["fields"])
    languages = {key: one.get("short_name") for key, one in tables["language"].items()}
    told: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for key, one in tables["translation"].items():
        one["language"] = languages.get(one.get("language"), one.get("language"))
        one["license"] = tables["license"].get(one.get("license"), {})
        for table, name in (("exercisecomment", "notes"), ("alias", "aliases")):
            one[name] = [each for each in tables[table].values() if each.get("translation") == key]
        told[one.get("exercise")].append(one)
    for key, one in tables["exercise"].items():
        for name, table in (("muscles", "muscle"), ("muscles_secondary", "muscle"), ("equipment", "equipment")):
            one[name] = [tables[table][each] for each in one.get(name) or () if each in tables[table]]
        one["category"] = tables["exercisecategory"].get(one.get("category"), {})
        one["license"] = tables["license"].get(one.get("license"), {})
        shown = [each for each in tables["exerciseimage"].values() if each.get("exercise") == key]
        one["images"] = [{**each, "license": tables["license"].get(each.get("license"), {})} for each in shown]
        yield {**one, "translations": told[key]}


def spoken(language: object) -> str:
    """Name a language that is given by its number or its code."""
    return LANGUAGES.get(language, "") if isinstance(language, int) else str(language or "")


def named(values: object, field: str) -> list[str]:
    """Give a field of each of several objects, where it is a text."""
    listed = values if isinstance(values, list) else []
    return [text for each in listed if isinstance(each, Mapping) for text in texts(each, field)]


def worked(entry: Entry) -> Iterator[str]:
    """Yield the muscles by their plain names, else by their anatomical ones."""
    for field in ("muscles", "muscles_secondary"):
        for muscle in entry.get(field) or ():
            if isinstance(muscle, Mapping):
                yield from (texts(muscle, "name_en") or texts(muscle, "name"))[:1]


def rights(*told: Entry) -> tuple[str, str]:
    """Give who made something and its licence, of the first that says so; "" for a licence that nobody says."""
    authors = [author for each in told for author in texts(each, "license_author")]
    for each in told:
        licence = each.get("license")
        if isinstance(licence, Mapping) and (names := texts(licence, "short_name") or texts(licence, "full_name")):
            said = ", ".join((names[0], *texts(licence, "url")[:1]))
            return ", ".join((*authors[:1], "wger.de")), said
    return ", ".join((*authors[:1], "wger.de")), ""


def pictures(entry: Entry) -> Iterator[DraftPicture]:
    """Yield an entry's pictures, its main one first."""
    shown = [each for each in entry.get("images") or () if isinstance(each, Mapping)]
    for image in sorted(shown, key=lambda each: not each.get("is_main")):
        credit, licence = rights(image)
        yield from (DraftPicture(file, credit, licence) for file in texts(image, "image"))
