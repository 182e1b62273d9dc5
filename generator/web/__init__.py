"""A routine as a page for browsers: its words by Jinja, its figures as SVG, and all of it in one file."""
