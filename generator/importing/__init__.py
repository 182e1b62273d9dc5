"""Exercises from open databases, as drafts in a user's own folder."""
