"""Text → typed facts: everything that a divergence can be about."""
