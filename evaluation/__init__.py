"""Labelled data, measures, and the scripts that fit and guard the product's constants."""
