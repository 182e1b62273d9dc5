"""Images: whether they can be read, and the most ink their pixels take.

pikepdf unpacks what it can, Pillow the rest; a few pixels more or less do not count. Source: ISO 32000-2, 8.9.5.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from generator.finishing.preflight.budget import Budget, reason
from generator.finishing.preflight.content.resources import entries_of
from generator.finishing.preflight.content.spaces import ALL_INKS, NO_INK, Space, name_text

LEAST_SHARE = 0.001
"""Part of a picture's pixels that must take so much ink before it is told: noise takes more here and there."""
MOST_OF_ONE = 80_000_000
"""Pixels of one picture that are read."""
FINE_ENOUGH = 4_000_000
"""Pixels from which a JPEG is read at a half, a quarter or an eighth of its size."""
MOST_SAMPLES = 32_000_000
"""Samples from which only every second, third … row is looked at."""
COMPRESSED = ("DCTDecode", "JPXDecode", "DCT", "JPX")
BY_OTHERS = ("JBIG2Decode", "CCITTFaxDecode", "CCF")
"""Filters of pictures in black and white: they take no more than one ink, and are not unpacked."""


class ImageError(Exception):
    """Raised for an image that cannot be read, with the reason."""


def filters_of(stream: Any) -> list[str]:
    """Give the names of a stream's filters, in the order they are undone."""
    from pikepdf import Array

    found = entries_of(stream).get("/Filter")
    return [name_text(name) for name in (list(found) if isinstance(found, Array) else [found]) if name is not None]


def most_ink(image: Any, space: Space, budget: Budget) -> float:
    """Read an image and give the most ink of its pixels, in percent of one plate. Raises ImageError."""
    entries = entries_of(image)
    width, height = int(entries["/Width"]), int(entries["/Height"])
    filters = filters_of(image)
    if width <= 0 or height <= 0:
        raise ImageError("it has no pixels")
    if filters and filters[-1] in BY_OTHERS:
        return 0.0
    if width * height > MOST_OF_ONE or not budget.spend_pixels(width * height):
        raise ImageError(f"it has {width * height / 1e6:.0f} million pixels, which are too many to look at")
    weights = _weights(space)
    if filters and filters[-1] in COMPRESSED:
        return _of_compressed(image, filters, space, _inverted(entries))
    bits = 1 if entries.get("/ImageMask") is True else int(entries.get("/BitsPerComponent", 8))
    channels = max(space.channels, 1)
    row = (width * channels * bits + 7) // 8
    data = image.read_bytes()
    if len(data) < row * height:
        raise ImageError(f"its data end after {100 * len(data) // (row * height)} % of its pixels")
    if space.family == "Indexed":
        table = [space.ink((float(index),)) for index in range(min(1 << bits, 256))]
        return _of_table(_samples(data, height, row, width, bits), table) if max(table) > 100 else 0.0
    if max(weights, default=0) == 0:
        return 0.0
    samples = _samples(data, height, row, width * channels, bits)
    return _of_pixels(samples, weights, _inverted(entries), 255 if bits >= 8 else (1 << bits) - 1)


def _samples(data: bytes, height: int, row: int, count: int, bits: int) -> Any:
    """Give samples of so many bits as bytes; of large images not every row, of 16 bits the upper 8."""
    import numpy

    if bits not in (1, 2, 4, 8, 16):
        raise ImageError(f"its samples have {bits} bits")
    rows = numpy.frombuffer(data, numpy.uint8, row * height).reshape(height, row)
    rows = rows[:: 1 + count * height // MOST_SAMPLES]
    if bits >= 8:
        return rows[:, :: bits // 8].ravel()
    parts = numpy.unpackbits(rows, axis=1)[:, : count * bits].reshape(-1, bits)
    return parts @ (1 << numpy.arange(bits - 1, -1, -1)).astype(numpy.uint8)


def _weights(space: Space) -> tuple[int, ...]:
    """Give how much of each channel is ink; none where one ink at most is printed."""
    if space.family in ("DeviceCMYK", "ICCBased4"):
        return (1, 1, 1, 1)
    return tuple(0 if ink == NO_INK else 4 if ink == ALL_INKS else 1 for ink in space.inks)


def _inverted(entries: dict[str, Any]) -> bool:
    decode = entries.get("/Decode")
    return decode is not None and len(decode) >= 2 and float(decode[0]) > float(decode[1])


def _of_compressed(image: Any, filters: list[str], space: Space, inverted: bool) -> float:
    from PIL import Image

    weights = _weights(space)

    try:
        data = _without_last_filter(image, filters)
        with Image.open(BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_OF_ONE:
                raise ImageError("its data hold more pixels than it says")
            if picture.format == "JPEG" and space.channels and len(picture.getbands()) != space.channels:
                raise ImageError(f"its data hold {len(picture.getbands())} channels, which are not {space.name}")
            scale = 1
            while picture.width * picture.height / scale**2 > FINE_ENOUGH and scale < 8:
                scale *= 2
            picture.draft(picture.mode, (picture.width // scale, picture.height // scale))
            picture.load()
            if picture.mode != "CMYK" or max(weights, default=0) == 0:
                return 0.0
            turned = picture.format == "JPEG"  # Pillow turns all CMYK of a JPEG round, as Photoshop writes it
            import numpy

            return _of_pixels(numpy.asarray(picture).ravel(), (1, 1, 1, 1), inverted != turned)
    except ImageError:
        raise
    except Exception as error:  # Pillow raises whatever its decoders meet
        raise ImageError(reason(error)) from None


def _without_last_filter(image: Any, filters: list[str]) -> bytes:
    if len(filters) == 1:
        return bytes(image.read_raw_bytes())
    import pikepdf

    with pikepdf.new() as scratch:
        outer = scratch.make_stream(image.read_raw_bytes())
        outer.write(image.read_raw_bytes(), filter=pikepdf.Array([pikepdf.Name(f"/{name}") for name in filters[:-1]]))
        return bytes(outer.read_bytes())


def _of_table(samples: Any, table: list[float]) -> float:
    """Give the most ink of the colours of a table that pixels use."""
    import numpy

    counts = numpy.bincount(samples, minlength=len(table))
    used = [(ink, int(count)) for ink, count in zip(table, counts, strict=False)]
    return _reached(sorted(used, reverse=True), len(samples))


def _of_pixels(samples: Any, weights: tuple[int, ...], inverted: bool, most: int = 255) -> float:
    """Give the most ink of pixels, whose channels hold values up to `most`."""
    import numpy

    channels, whole = len(weights), most * sum(weights)
    pixels = len(samples) // channels
    values = samples[: pixels * channels].reshape(pixels, channels)
    counts = numpy.zeros(whole + 1, numpy.int64)
    for start in range(0, pixels, 1 << 20):
        part = values[start : start + (1 << 20)].astype(numpy.uint16) @ numpy.array(weights, numpy.uint16)
        counts += numpy.bincount(part, minlength=len(counts))
    inks = range(whole, -1, -1)
    return _reached([(100 * ink / most, int(counts[whole - ink if inverted else ink])) for ink in inks], pixels)


def _reached(used: list[tuple[float, int]], pixels: int) -> float:
    """Give the ink that enough pixels take, from counts by ink, the most ink first."""
    wanted, seen = max(1.0, LEAST_SHARE * pixels), 0
    for ink, count in used:
        seen += count
        if seen >= wanted:
            return ink
    return 0.0
