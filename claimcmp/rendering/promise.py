"""What every report says of itself: the tool shows disagreement and judges nobody."""

PROMISE = "Sources are compared with each other; the report does not say which of them is right."

ALIKE = "Told by several reports, with no difference found; that is no proof that there is none."
"""What "corroborated" means."""
