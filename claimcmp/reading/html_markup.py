"""What ``markup.yaml`` says of elements and of the names that sites give them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Markup:
    """Names of elements: those that run on in a line, and those that show no text."""

    inline: frozenset[str]
    silent: frozenset[str]


@cache
def markup() -> Markup:
    """Load ``markup.yaml``."""
    text = Path(__file__).with_name("markup.yaml").read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=yaml.BaseLoader)
    return Markup(inline=frozenset(entries["inline"]), silent=frozenset(entries["silent"]))
