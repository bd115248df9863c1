"""Texts that try to be more than text in some kind of report, and comparisons made of them."""

import unicodedata
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from claimcmp.records import (
    Article,
    Claim,
    ClaimCluster,
    Comparison,
    Divergence,
    Event,
    Evidence,
    Span,
)

# Machines are slow at times, and the comparison that texts are put into never changes.
patient = settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

ATTACKS = (
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "+1+1", "-2+3", "@SUM(A1)", "＝1+1", "\t=1", "\r\nk9,forged,row", "'=1", " =1+1",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</text><a xlink:href='x'>",
    "[link](http://evil.example)", "![x](http://evil.example/x.png)", "http://evil.example/a",
    "www.evil.example", "mail@evil.example", "@newsroom", "#12", ":smile:", "GH-7", "1234abcd",
    "| a | b |\n| --- | --- |", "# Forged heading", "- item", "1. item", "> quoted", "---", "```",
    "`code`", "**bold**", "~~gone~~", "$x$", "&lt;b&gt;", "&#64;newsroom", "\\", "\\*",
    "{\"kind\": \"cluster\"}\n{\"kind\": \"cluster\"}",
    "\x1b]8;;http://evil.example\x07x\x1b]8;;\x07", "\x1b[2J", "\x9b31m", "\u202egnp.exe",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)//https://a.example", "\tjavascript:x", "vbscript:x",
    "data:text/html,<script>alert(1)</script>", "https://evil.example/\u202egnp.exe",
    "</script><script>alert(1)</script>", "<!--", "-->", "<![CDATA[", "]]><x/>", "</style>",
    "&#x1b;[31m", "\x85=1", "\u200b=1", "=cmd|' /C calc'!A0", "\u22121+1", "%0a=1", "\n=1",
    "<details open ontoggle=alert(1)>", "<https://evil.example>", "[x]: http://evil.example",
    "\u2066x", "a\u2028b\u2029c", "\x00", "\ud800", "e" + "\u0301" * 40, "_x000D_", "]]>", "\ufeff",
)  # fmt: skip

hostile_text = st.lists(
    st.one_of(
        st.sampled_from(ATTACKS),
        st.text(max_size=8),
        st.text(st.characters(exclude_categories=[]), max_size=4),
        st.sampled_from([" ", "\n", "știre ", "новость ", "خبر ", "14 "]),
    ),
    min_size=1,
    max_size=6,
).map("".join)


def poisoned(comparison: Comparison, text: str) -> Comparison:
    """Return *comparison* with *text* wherever something from outside is shown."""
    sources = tuple(_article(source, text) for source in comparison.sources)
    claims = tuple(_claim(claim, text) for claim in comparison.claims)
    of_id = {claim.id: claim for claim in claims}
    return replace(
        comparison,
        sources=sources,
        claims=claims,
        skipped=tuple(replace(s, path=text, reason=text) for s in comparison.skipped),
        events=tuple(Event(e.id, text, e.sources) for e in comparison.events),
        clusters=tuple(_cluster(cluster, of_id, text) for cluster in comparison.clusters),
        notes=(text,),
        signature=text,
    )


def _article(article: Article, text: str) -> Article:
    whole = text * 2
    return replace(
        article,
        path=text,
        text=whole,
        body=(Span(0, len(whole)),),
        dropped=tuple(replace(d, span=Span(0, len(text)), reason=text) for d in article.dropped),
        title=text,
        publisher=text,
        url=text,
        language=text,
    )


def _claim(claim: Claim, text: str) -> Claim:
    start = min(claim.position, 1) * len(text)
    return replace(claim, text=text, span=Span(start, start + len(text)), language=text)


def _cluster(cluster: ClaimCluster, claims: dict[str, Claim], text: str) -> ClaimCluster:
    divergences = tuple(_divergence(d, claims, text) for d in cluster.divergences)
    values = tuple(replace(group, value=text) for group in cluster.values)
    return replace(cluster, divergences=divergences, values=values)


def _divergence(divergence: Divergence, claims: dict[str, Claim], text: str) -> Divergence:
    a, b = (_side(side, claims, text) for side in (divergence.a, divergence.b))
    return replace(divergence, a=a, b=b, explanation=text)


def _side(side: Evidence, claims: dict[str, Claim], text: str) -> Evidence:
    claim = claims[side.claim]
    end = claim.span.start + max(1, len(text) // 2)
    span = Span(claim.span.start, end)
    return Evidence(side.claim, claim.text[: len(text) // 2 or 1], span, {"text": text})


def steering(text: str) -> set[str]:
    """Return the characters of *text* that a terminal or an editor acts on instead of showing."""
    return {
        character
        for character in set(text) - {"\n"}
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    }
