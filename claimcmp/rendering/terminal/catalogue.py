"""Looking up what a comparison's records refer to, and how the terminal names a source."""

from rich.text import Text

from claimcmp.rendering import catalogue
from claimcmp.rendering.terminal.layout import joined, plain


class Catalogue(catalogue.Catalogue):
    """The catalogue of a comparison with the bylines of the terminal report."""

    __slots__ = ()

    def byline(self, source: str) -> Text:
        """Return number, publisher, language and date of a source; what is unknown is left out."""
        return joined(self.byline_parts(source))

    def byline_parts(self, source: str) -> tuple[Text, Text]:
        """Return who says it (number, publisher), and language and date; one if that is short."""
        article = self.articles[source]
        published = article.published.isoformat() if article.published else ""
        number = Text(str(self.numbers[source]), style="bold")
        when = joined([plain(article.language or "", "dim"), Text(published, style="dim")])
        if not article.publisher:
            return joined([number, when]), Text()
        return joined([number, plain(article.publisher, "bold")]), when
