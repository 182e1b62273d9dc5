"""Ink, and what ink means: fonts, colours, pictures stored once, tags, boxes, metadata, the same bytes every time.

Knows nothing of routines or products; layouts paint on `canvas.PressCanvas`, `metadata.finish` makes the file.
"""
