"""The picture of an inset on a floor, with its label and leader."""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.blocks import Inset
from generator.layouts.bands.manner import Manner
from generator.layouts.engine.text import TextBox
from generator.layouts.page import LeaderItem, PageItem, PictureItem

PLATE_SHAPE = 0.6
"""Width of an inset's plate as a share of its height."""
LEAST_PLATE = 0.25
"""Width of the narrowest plate as a share of the height of an inset."""
LABEL_GAP = 1.0
"""White between a plate and its label, as a share of that between figures and words."""


def label_of(manner: Manner, inset: Inset) -> TextBox | None:
    """Set the label of an inset's picture."""
    label = inset.picture.caption
    return TextBox(manner.setter, label, "inset-label", manner.scale) if label is not None else None


def plate_room(manner: Manner, inset: Inset, width: float) -> float:
    """Give the width beside its label that an inset's picture has; 0 where it is too narrow to show anything."""
    text = label_of(manner, inset)
    room = width - (text.natural + LABEL_GAP * manner.spaces.figure_to_text if text is not None else 0.0)
    return room if room >= LEAST_PLATE * manner.spaces.inset_height else 0.0


def plate(manner: Manner, inset: Inset, place: tuple[float, float, float], height: float) -> Iterator[PageItem]:
    """Place an inset's picture on a floor, at most `height` mm high, with its label and leader: x, floor, width."""
    x, floor, width = place
    setting, spaces, text = manner.setter.setting, manner.spaces, label_of(manner, inset)
    height = min(height, plate_room(manner, inset, width) / PLATE_SHAPE)
    artwork, (px, py) = manner.figures.pictures.front_plate(height * PLATE_SHAPE, height)
    item = PictureItem(artwork, x, floor, 1.0, inset.picture)
    yield item
    if text is None:
        return
    target = (x + px - artwork.bounds[0], floor - py + artwork.bounds[1])
    left = item.box.right + (LABEL_GAP - 0.2) * spaces.figure_to_text
    ink = setting.theme.inks["ink"].reportlab(setting.space)
    yield LeaderItem((left - 0.2 * spaces.figure_to_text, target[1]), target, 0.4 * spaces.rules[1], ink)
    yield from text.place(left, target[1] - text.cap * 0.36, text.natural + 0.1)
