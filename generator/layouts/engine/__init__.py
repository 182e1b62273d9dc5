"""One way to lay out a page: boxes that measure themselves by arithmetic, are placed, and are painted at the end."""
