"""Anatomy plates in the hand of the figures: the psoas from the front, inside a body, and its length as a chart."""
