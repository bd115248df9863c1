"""What inputs may be changed to hold, by the grammar of their format: ``words.yaml``."""

from pathlib import Path

import yaml

WORDS: dict[str, list[str]] = yaml.load(
    Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
