"""PDF/X: what its editions demand and forbid, a row each, and the tests that tell whether a file keeps to it."""
