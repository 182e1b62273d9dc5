"""Write the guide to posing: every word of the vocabulary with a picture of what it does.

`python -m generator.figure.reading.guide docs` writes `posing.md` and its pictures; a test keeps them up to date.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.figure.picture import draw_figure
from generator.figure.reading.figure_reading import read_figure
from generator.figure.reading.guide_lists import guide_lists
from generator.figure.reading.guide_poses import GuideEntry
from generator.figure.reading.guide_words import SECTIONS
from generator.figure.stage.colours import SRGB
from generator.figure.words.style import Style

HEAD = """\
# Posing a body

A figure is data: a person, a camera, things around, and one or more frames with a pose each. The press solves where
the body is, draws it, and refuses what no body can do, with the line of the file.

```yaml
figure:
  alt: A woman on her back, head and shoulders curled up.   # what the picture shows, in words: always needed
  person: a
  view: {yaw: 14, pitch: 11}
  props: [mat]
  frames:
    - name: start
      step: 2                                                # the step of the exercise that it shows
      caption: Curl up
      pose: {root: supine, spine: {curl: 40}, hips: {both: 50}}
```

A frame has the number of its `step` under its picture; a variant has a caption and no number.

All angles are degrees from relaxed standing; all lengths are centimetres on a body 168 cm tall. Words for joints take
`left`, `right` or `both`. Look at one figure at once with `routine-press figure EXERCISE -o look.svg`.

`view` walks the camera to the right (`yaw`) and looks down (`pitch`). Without it, of a few usual cameras the one is
taken that shows hands, feet, face and motion best, one for all frames.
"""
SCALE = 17.0
PICTURES = "posing"


@dataclass(frozen=True)
class GuidePage:
    """The guide's text, and its pictures by file name."""

    text: str
    pictures: dict[str, str]


def guide() -> GuidePage:
    """Return the guide, drawn anew."""
    from generator.figure.pens.svg import svg_of

    lines, pictures = [HEAD], {}
    for title, about, entries in SECTIONS:
        lines.append(f"\n## {title}\n\n{about}\n\n| Words | What they do | |\n|---|---|---|\n")
        for entry in entries:
            name = f"{entry.name}.svg"
            drawing = draw_figure(read_figure(_figure(entry)), Style(entry.kind, SCALE, mat=entry.kind == "colour"))
            pictures[name] = svg_of(drawing, SRGB, entry.about)
            lines.append(f"| `{_one_line(entry.words)}` | {entry.about} | ![{entry.about}]({PICTURES}/{name}) |\n")
    return GuidePage("".join(lines) + guide_lists(), pictures)


def _one_line(words: str) -> str:
    return words.replace("|", "\\|")


def _figure(entry: GuideEntry) -> dict[str, Any]:
    figure: dict[str, Any] = {"alt": entry.about, "view": entry.view, **_yaml(entry.figure or "{}")}
    frame = {"name": "start", "pose": {**_yaml(entry.start or "{}"), **_yaml(entry.pose or "{}")}}
    return {"frames": [{**frame, **_yaml(entry.frame or "{}")}, *_yaml(entry.others or "[]")], **figure}


def _yaml(text: str) -> Any:
    """Read YAML as authors' files are read: every scalar a text, so that `on` is a word."""
    import yaml

    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes texts only


def write(folder: Path) -> None:
    """Write the guide and its pictures below a folder."""
    page = guide()
    (folder / PICTURES).mkdir(parents=True, exist_ok=True)
    for path in (folder / PICTURES).glob("*.svg"):
        if path.name not in page.pictures:
            path.unlink()
    for name, picture in page.pictures.items():
        (folder / PICTURES / name).write_text(picture, "utf-8")
    (folder / "posing.md").write_text(page.text, "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
