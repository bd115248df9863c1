"""SEGMENT: an article's body → sentence-level claims with exact character offsets.

A paragraph (or line) of the body is a hard boundary. Inside it, ``boundaries`` finds where
sentences end and ``quotations`` says which of those ends lie inside a quotation that belongs to a
longer sentence.
"""

from collections.abc import Iterator

from claimcmp.folding import fold
from claimcmp.language import identify, identify_sentence
from claimcmp.records import Article, Claim, Span
from claimcmp.segmentation.abbreviations import abbreviations
from claimcmp.segmentation.boundaries import LONGEST_SENTENCE, sentence_spans

_COMMON_WORDS = 3

__all__ = ["LONGEST_SENTENCE", "segment", "sentence_spans"]


def segment(article: Article) -> tuple[Claim, ...]:
    """Return the statements of *article* in order, numbered from 1 after the article's id.

    ``article.text[claim.span.start : claim.span.end] == claim.text`` holds for each, and no text
    begins or ends with white space. The article's language is identified where it has none.
    """
    language = article.language or identify(article)
    return tuple(
        Claim(
            id=f"{article.id}.{position + 1}",
            source=article.id,
            text=span.of(article.text),
            span=span,
            language=_language_of(span.of(article.text), language),
            position=position,
        )
        for position, span in enumerate(_statements(article, language))
    )


def _language_of(sentence: str, language: str) -> str:
    """Return the language of one sentence; three common words of the article's settle it.

    That spares most sentences the two milliseconds that an identification takes.
    """
    common = abbreviations(language).starters
    if len({fold(word) for word in sentence.split()} & common) >= _COMMON_WORDS:
        return language
    return identify_sentence(sentence, article_language=language)


def _statements(article: Article, language: str) -> Iterator[Span]:
    """Yield the sentences of the body that hold at least one letter or digit."""
    for paragraph in article.body:
        for sentence in sentence_spans(paragraph.of(article.text), language=language):
            if any(map(str.isalnum, sentence.of(paragraph.of(article.text)))):
                yield sentence.shifted(paragraph.start)
