"""Comparison → text: the terminal report and the JSON of the public schema."""
