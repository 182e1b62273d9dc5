"""Content streams: what their operators paint."""
