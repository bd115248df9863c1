"""A small comparison, built by hand, with something for every part of a report."""

from dataclasses import replace
from datetime import date

import pytest

from claimcmp.records import (
    Article,
    Claim,
    ClaimCluster,
    Comparison,
    Divergence,
    DivergenceType,
    DroppedText,
    Event,
    Evidence,
    NearestClaim,
    SkippedArticle,
    Span,
    ValueGroup,
)

ENGLISH = (
    "Belarus frees 123 detainees, among them Mária Kalésnikava.\n\n"
    "The release was announced on Saturday in Minsk.\n"
    "Washington lifted its sanctions on potash.\n"
    "Buses took them to Ukraine.\n"
    "Read more: the ten best autumn walks\n"
)
ROMANIAN = (
    "Belarusul a eliberat 52 de prizonieri politici.\n"
    "Washingtonul a ridicat sancțiunile asupra potasiului.\n"
    "Autobuzele i-au dus în Lituania.\n"
    "Printre ei se află și un jurnalist de 71 de ani, condamnat în 2021 la opt ani de colonie.\n"
)
FRENCH = (
    "La Biélorussie a libéré 123 détenus [[photo]]. The release was announced on Saturday in Minsk."
)


def _article(identifier: str, path: str, text: str, language: str) -> Article:
    return Article(
        path=path,
        sha256=identifier * 64,
        text=text,
        body=(Span(0, len(text)),),
        language=language,
        id=identifier,
        origin=identifier,
    )


def _sources() -> tuple[Article, ...]:
    walks = ENGLISH.index("Read more")
    english = replace(
        _article("1", "reports/minsk-en.txt", ENGLISH, "en"),
        title="Belarus frees 123 detainees as Washington eases sanctions",
        publisher="The Vilnius Evening Courier",
        published=date(2025, 12, 13),
        dropped=(DroppedText(Span(walks, len(ENGLISH) - 1), "teaser of another story"),),
    )
    romanian = replace(
        _article("2", "reports/minsk-ro.txt", ROMANIAN, "ro"), published=date(2025, 12, 14)
    )
    french = replace(
        _article("3", "reports/agency.jsonl#7", FRENCH, "fr"),
        publisher="Dépêche du Nord",
        origin="1",
    )
    return english, romanian, french


def _claims(sources: tuple[Article, ...]) -> dict[str, Claim]:
    sentences = {
        "1.0": ENGLISH[: ENGLISH.index("\n")],
        "1.1": "The release was announced on Saturday in Minsk.",
        "1.2": "Washington lifted its sanctions on potash.",
        "1.3": "Buses took them to Ukraine.",
        "2.0": "Belarusul a eliberat 52 de prizonieri politici.",
        "2.1": "Washingtonul a ridicat sancțiunile asupra potasiului.",
        "2.2": "Autobuzele i-au dus în Lituania.",
        "2.3": ROMANIAN.splitlines()[-1],
        "3.0": "La Biélorussie a libéré 123 détenus [[photo]].",
        "3.1": "The release was announced on Saturday in Minsk.",
    }
    texts = {article.id: article for article in sources}
    claims = {}
    for identifier, sentence in sentences.items():
        article = texts[identifier[0]]
        start = article.text.index(sentence)
        claims[identifier] = Claim(
            id=identifier,
            source=article.id,
            text=sentence,
            span=Span(start, start + len(sentence)),
            language=article.language or "",
            position=int(identifier[2:]),
        )
    return claims


def _evidence(claim: Claim, words: str, value: object) -> Evidence:
    start = claim.span.start + claim.text.index(words)
    return Evidence(claim.id, words, Span(start, start + len(words)), value)


def _divergence(
    type_: DivergenceType, a: Evidence, b: Evidence, score: float, explanation: str
) -> Divergence:
    return Divergence(type=type_, a=a, b=b, score=score, explanation=explanation)


def _clusters(claims: dict[str, Claim]) -> tuple[ClaimCluster, ...]:
    english = _evidence(claims["1.0"], "123", {"value": 123})
    romanian = _evidence(claims["2.0"], "52", {"value": 52})
    french = _evidence(claims["3.0"], "123", {"value": 123})
    political = _evidence(claims["2.0"], "prizonieri politici", "political prisoners")
    detainees = _evidence(claims["1.0"], "detainees", "detainees")
    ukraine = _evidence(claims["1.3"], "Ukraine", "UA")
    lithuania = _evidence(claims["2.2"], "Lituania", "LT")
    counts = "Source 1 counts 123 released, source 2 counts 52."
    words = "Source 1 calls them detainees, source 2 political prisoners."
    return (
        ClaimCluster(
            "released", "minsk", "diverging", ("1.0", "2.0", "3.0"), origins=2,
            divergences=(
                _divergence("number", english, romanian, 0.97, counts),
                _divergence("number", romanian, french, 0.95, counts),
                _divergence("wording", detainees, political, 0.71, words),
            ),
            values=(
                ValueGroup("number", "123", ("1", "3")),
                ValueGroup("number", "52", ("2",)),
                ValueGroup("wording", "detainees", ("1",)),
                ValueGroup("wording", "political prisoners", ("2",)),
            ),
        ),
        ClaimCluster(
            "buses", "minsk", "diverging", ("1.3", "2.2"), origins=2,
            divergences=(
                _divergence("name", ukraine, lithuania, 0.874, "Ukraine against Lithuania."),
            ),
        ),
        ClaimCluster("potash", "minsk", "corroborated", ("1.2", "2.1"), origins=2),
        ClaimCluster("saturday", "minsk", "corroborated", ("1.1", "3.1"), origins=1),
        ClaimCluster(
            "journalist", "minsk", "single-source", ("2.3",),
            nearest={"1": NearestClaim("1.0", 0.41), "3": NearestClaim("3.0", -0.02)},
        ),
    )  # fmt: skip


@pytest.fixture
def comparison() -> Comparison:
    """A comparison with something for every part of a report."""
    return sample()


def sample() -> Comparison:
    """Three reports on a release of prisoners; the third repeats the first."""
    sources = _sources()
    claims = _claims(sources)
    return Comparison(
        signature="claimcmp:0.1.0|encoder:sample|threshold:0.5",
        sources=sources,
        skipped=(SkippedArticle("reports/scan.pdf", "binary file, no text in it"),),
        events=(Event("minsk", "Belarus frees detainees", ("1", "2", "3")),),
        claims=tuple(claims.values()),
        clusters=_clusters(claims),
        notes=("no number words for Maltese; digits only",),
    )
