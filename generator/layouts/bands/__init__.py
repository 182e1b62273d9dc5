"""Moves in bands: rows of figures on one floor line with their words, shared by poster, card and pocket edition."""
