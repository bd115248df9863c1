"""Reports that claimcmp itself wrote: they lie beside the articles, and are none."""

import re

# Every JSON of ours begins with the name of its schema.
_SCHEMA = re.compile(rb'"schema": "claimcmp/')
_BEGINNING = 200
# Every other report carries its signature; a narrow text report breaks it after the model's name.
_SIGNATURE = re.compile(rb"claimcmp:\d[^|\s]{0,40}\|model:")


def has_own_schema(content: bytes) -> bool:
    """Whether *content*, or its beginning, is JSON that claimcmp wrote."""
    return _SCHEMA.search(content, 0, _BEGINNING) is not None


def is_own_report(content: bytes) -> bool:
    """Whether *content* is a report of ours in any format but Excel, which packs its texts."""
    return has_own_schema(content) or _SIGNATURE.search(content) is not None
