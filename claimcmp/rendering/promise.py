"""What every report says of itself: the tool shows disagreement and judges nobody."""

PROMISE = "Sources are compared with each other; the report does not say which of them is right."
