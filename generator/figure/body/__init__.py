"""A body in space: proportions, bones and flesh, and how it reaches, bends and rests on what carries it."""
