"""What a measurement found, told and kept."""

import json
from pathlib import Path


def publish(figures: object, path: Path | None) -> None:
    """Print *figures* as JSON and keep them at *path*, where one is given."""
    text = json.dumps(figures, indent=1, ensure_ascii=False)
    print(text)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
