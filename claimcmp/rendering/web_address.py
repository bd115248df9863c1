"""Which addresses from outside a report may link or hand on."""

from urllib.parse import urlsplit


def web_address(url: str | None) -> str | None:
    """Return *url* where it is a plain http or https address that may be linked, else None."""
    if not url or not url.isprintable() or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None
