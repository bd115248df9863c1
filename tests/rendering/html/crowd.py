"""A large comparison without a model: many reports on one flood, in six languages."""

from datetime import date, timedelta

from claimcmp.records import (
    Article,
    Claim,
    ClaimCluster,
    Comparison,
    Divergence,
    Event,
    Evidence,
    NearestClaim,
    Span,
    ValueGroup,
)

# One sentence with a figure in each language; {} is the figure, the second {} tells the place.
SENTENCES = {
    "en": "Rescuers counted {} flooded houses on the left bank of the river near kilometre {}.",
    "ro": "Salvatorii au numărat {} de case inundate pe malul stâng, lângă kilometrul {}.",
    "fr": "Les secours ont compté {} maisons inondées sur la rive gauche, près du kilomètre {}.",
    "ru": "Спасатели насчитали {} затопленных домов на левом берегу реки у километра {}.",
    "ar": "أحصى رجال الإنقاذ {} منزلا غمرته المياه على الضفة اليسرى قرب الكيلومتر {}.",
    "zh": "救援人员在河左岸第{1}公里附近清点出{0}座被淹的房屋。",
}


def crowd(*, sources: int = 12, claims: int = 2000) -> Comparison:
    """Return *claims* statements of *sources* reports: a tenth diverges, a tenth agrees.

    Every fact with several reports is stated by up to four of them.
    """
    languages = list(SENTENCES)
    texts: list[list[str]] = [[] for _ in range(sources)]
    groups: list[tuple[str, list[tuple[int, int]]]] = []
    made = fact = 0
    while made < claims:
        kind = ("diverging", "corroborated")[fact % 20 // 10] if fact % 10 < 1 else "single-source"
        size = 1 if kind == "single-source" else 2 + fact // 10 % 3
        members = []
        for rank in range(min(size, claims - made)):
            source = (fact * 5 + rank) % sources
            figure = 100 + fact + (rank % 2 * 7 if kind == "diverging" else 0)
            members.append((source, len(texts[source])))
            texts[source].append(SENTENCES[languages[source % 6]].format(figure, fact))
        made += len(members)
        groups.append((kind if len(members) > 1 else "single-source", members))
        fact += 1
    articles = tuple(_article(n, lines, languages[n % 6]) for n, lines in enumerate(texts))
    found = {c.id: c for n, lines in enumerate(texts) for c in _claims(n, lines, languages[n % 6])}
    return Comparison(
        signature="claimcmp:test|model:none",
        sources=articles,
        skipped=(),
        events=(Event("e1", "Flood on the river", tuple(a.id for a in articles)),),
        claims=tuple(found.values()),
        clusters=tuple(_clusters(groups, found)),
    )


def _article(number: int, lines: list[str], language: str) -> Article:
    text = "\n".join(lines) + "\n"
    return Article(
        path=f"reports/{language}-{number + 1}.txt",
        sha256=f"{number:064x}",
        text=text,
        body=(Span(0, len(text)),),
        language=language,
        title=f"Flood, as report {number + 1} tells it",
        publisher=f"Gazette {number + 1}",
        published=date(2026, 3, 1) + timedelta(days=number // 2),
        url=f"https://news.example/{number + 1}",
        id=f"s{number + 1}",
        origin=f"s{number + 1}",
    )


def _claims(number: int, lines: list[str], language: str) -> list[Claim]:
    claims, start = [], 0
    for rank, line in enumerate(lines):
        span = Span(start, start + len(line))
        claims.append(
            Claim(f"s{number + 1}.{rank + 1}", f"s{number + 1}", line, span, language, rank)
        )
        start = span.end + 1
    return claims


def _clusters(
    groups: list[tuple[str, list[tuple[int, int]]]], claims: dict[str, Claim]
) -> list[ClaimCluster]:
    order = ("diverging", "corroborated", "single-source")
    clusters = []
    for kind, members in sorted(groups, key=lambda group: order.index(group[0])):
        own = [claims[f"s{source + 1}.{rank + 1}"] for source, rank in members]
        divergences = tuple(_divergence(own[0], b) for b in own[1::2]) if kind == order[0] else ()
        clusters.append(
            ClaimCluster(
                id=f"k{len(clusters) + 1}",
                event="e1",
                status=kind,
                claims=tuple(claim.id for claim in own),
                divergences=divergences,
                nearest=_nearest(own[0], claims) if kind == order[2] else {},
                values=_values(own) if divergences else (),
                origins=len(own),
            )
        )
    return clusters


def _divergence(a: Claim, b: Claim) -> Divergence:
    sides = _figure(a), _figure(b)
    words = f"One report gives {sides[0].text}, the other {sides[1].text}."
    return Divergence("number", *sides, 0.55 + int(sides[0].text) % 40 / 100, words)


def _figure(claim: Claim) -> Evidence:
    digits = [n for n, letter in enumerate(claim.text) if letter.isdigit()]
    start = digits[0] if claim.language != "zh" else claim.text.index("出") + 1
    end = start
    while claim.text[end].isdigit():
        end += 1
    value = {"number": int(claim.text[start:end]), "unit": "", "bound": "exact", "of": ""}
    span = Span(claim.span.start + start, claim.span.start + end)
    return Evidence(claim.id, claim.text[start:end], span, value)


def _values(claims: list[Claim]) -> tuple[ValueGroup, ...]:
    given: dict[str, list[str]] = {}
    for claim in claims:
        given.setdefault(_figure(claim).text, []).append(claim.source)
    return tuple(ValueGroup("number", value, tuple(who)) for value, who in given.items())


def _nearest(claim: Claim, claims: dict[str, Claim]) -> dict[str, NearestClaim]:
    """Return the first statement of three other reports."""
    others = [f"s{n}.1" for n in range(1, 6) if f"s{n}" != claim.source and f"s{n}.1" in claims]
    return {claims[o].source: NearestClaim(o, 0.5 - n / 10) for n, o in enumerate(others[:3])}
