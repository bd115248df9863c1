"""Two statements about the same fact → what diverges between them, one module per type."""
