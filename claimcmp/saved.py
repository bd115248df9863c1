"""A saved comparison's JSON → Comparison, checked before anything believes it.

The file may come from anyone: its size and depth are bounded, a key that stands twice or that the
schema does not know is refused, and every identifier, span and quoted text must agree with the
texts in the file. What does not is told line by line, each with its JSON pointer (RFC 6901).
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import resources
from math import isfinite
from pathlib import Path
from typing import Any

from claimcmp.errors import InvalidFile, UnreadableInput
from claimcmp.records import (
    Article,
    Claim,
    ClaimCluster,
    Comparison,
    Divergence,
    DroppedText,
    Event,
    Evidence,
    NearestClaim,
    SkippedArticle,
    Span,
    ValueGroup,
)
from claimcmp.saved_references import reference_mistakes

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes: some ten thousand articles with everything that was found in them."""

# Levels of brackets; the schema needs 8, and values of divergences a few more.
_DEEPEST = 64
_NOT_ONE_OF_OURS = "not a saved comparison; make one with `claimcmp compare PATH... --format json`"
_GIVE = "give what `claimcmp compare PATH... --format json` wrote"
# What a comparison must have so that it can be rendered again, beyond what the schema requires.
_COMPLETE = ("text", "body", "dropped")
_LONGEST_VALUE = 60
# Digits of a whole number; what people count has 20.
_MOST_DIGITS = 40


def read_comparison(path: Path) -> Comparison:
    """Return the comparison that was saved at *path*.

    Raises UnreadableInput where there is no such file, and InvalidFile with every mistake in it.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror}); {_GIVE}") from error
    return load_comparison(content, path=str(path))


def load_comparison(content: bytes, *, path: str) -> Comparison:
    """Return the comparison whose JSON is *content*; *path* names it in messages.

    Raises InvalidFile with every mistake in it.
    """
    if len(content) > LARGEST_FILE:
        raise InvalidFile([f"{path}: larger than {LARGEST_FILE // 1024**2} MB; {_NOT_ONE_OF_OURS}"])
    try:
        plain = _parsed(content)
    except (ValueError, RecursionError) as error:
        raise InvalidFile([f"{path}: not valid JSON ({error}); {_NOT_ONE_OF_OURS}"]) from error
    # Each key that is missing makes an error that tells of all of them.
    mistakes = list(dict.fromkeys(_schema_mistakes(plain))) or list(reference_mistakes(plain))
    if mistakes:
        raise InvalidFile([f"{path}: {mistake}" for mistake in mistakes])
    return _comparison(plain)


def _parsed(content: bytes) -> Any:
    """Return the JSON value; raises ValueError for what is none or could be read in two ways."""
    text = content.decode("utf-8-sig")
    plain = json.loads(
        text,
        object_pairs_hook=_without_twins,
        parse_constant=_refused,
        parse_float=_finite,
        parse_int=_countable,
    )
    if _depth(plain) > _DEEPEST:
        raise ValueError(f"more than {_DEEPEST} levels of brackets")
    return plain


def _depth(plain: Any) -> int:
    """Return how many levels of brackets *plain* has; 0 for a scalar."""
    deepest, level = 0, [plain]
    while level := [value for value in level if isinstance(value, dict | list)]:
        deepest += 1
        level = [
            inner
            for value in level
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
    return deepest


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = dict(pairs)
    if len(keys) < len(pairs):
        twin = next(key for key, _ in pairs if [k for k, _ in pairs].count(key) > 1)
        raise ValueError(f"the key {_short(twin)} stands twice in one object")
    return keys


def _refused(constant: str) -> Any:
    raise ValueError(f"{constant} is no number that can be computed with")


def _finite(number: str) -> float:
    """Return the number; ``1e999`` would be infinite and could not be written as JSON again."""
    value = float(number)
    return value if isfinite(value) else _refused(_short(number))


def _countable(number: str) -> int:
    """Return the whole number; one that no float can hold breaks whoever computes with it."""
    return int(number) if len(number) <= _MOST_DIGITS else _refused(_short(number))


def _is_whole(checker: object, value: object) -> bool:
    """Whether *value* is an int: to JSON Schema 1.0 is an integer, but no text has a place 1.0."""
    return isinstance(value, int) and not isinstance(value, bool)


@cache
def _validator() -> Any:
    """Return a validator of the public schema that knows no other keys and misses no text."""
    from jsonschema import Draft202012Validator, validators

    file = resources.files(__package__) / "comparison.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    for definition in _objects(schema):
        definition.setdefault("additionalProperties", False)
    schema["$defs"]["source"]["required"] += _COMPLETE
    checker = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_whole)
    extended: Any = validators.extend
    return extended(Draft202012Validator, type_checker=checker)(schema)


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every part of *schema* that lists the keys of an object."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        for value in schema.values():
            yield from _objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _objects(value)


def _schema_mistakes(plain: Any) -> Iterator[str]:
    """Yield where *plain* is not what the schema says, each with its pointer."""
    if not isinstance(plain, dict) or not str(plain.get("schema", "")).startswith("claimcmp/"):
        yield _NOT_ONE_OF_OURS
        return
    if not plain["schema"].startswith("claimcmp/comparison/"):
        yield f"/schema: {_short(plain['schema'])} is no comparison; {_GIVE}"
        return
    for error in _validator().iter_errors(plain):
        pointer = "".join(f"/{part}" for part in error.absolute_path) or "/"
        yield f"{pointer}: {_told(error)}"


def _told(error: Any) -> str:
    """Return what is wrong in words that need no knowledge of JSON Schema."""
    allowed = error.validator_value
    if error.validator == "required":
        missing = [key for key in allowed if key not in error.instance]
        hint = "; saved by an earlier version? compare again" if missing[0] in _COMPLETE else ""
        words = "key {} is" if len(missing) == 1 else "keys {} are"
        return f"the {words.format(', '.join(map(repr, missing)))} missing{hint}"
    if error.validator == "additionalProperties" and allowed is False:
        known = error.schema["properties"]
        unknown = ", ".join(_short(key) for key in sorted(error.instance.keys() - known))
        return f"unknown key {unknown}; saved by a newer version, or not by claimcmp"
    if error.validator in ("enum", "const", "type"):
        wanted = ", ".join(map(str, allowed)) if isinstance(allowed, list) else allowed
        return f"{_short(error.instance)} is not {wanted}"
    return f"{_short(error.instance)} breaks {error.validator} {allowed}"


def _short(value: object) -> str:
    text = json.dumps(value)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def _comparison(plain: Mapping[str, Any]) -> Comparison:
    return Comparison(
        signature=plain["signature"],
        sources=tuple(_article(source) for source in plain["sources"]),
        skipped=tuple(SkippedArticle(s["path"], s["reason"]) for s in plain["skipped"]),
        events=tuple(
            Event(e["id"], e.get("label", ""), tuple(e["sources"])) for e in plain["events"]
        ),
        claims=tuple(_claims(plain["claims"])),
        clusters=tuple(_cluster(cluster) for cluster in plain["clusters"]),
        notes=tuple(plain.get("notes", ())),
        versions=tuple(plain.get("versions", {}).items()),
    )


def _article(plain: Mapping[str, Any]) -> Article:
    published = plain.get("published")
    return Article(
        path=plain["path"],
        sha256=plain["sha256"],
        text=plain["text"],
        body=tuple(_span(span) for span in plain["body"]),
        dropped=tuple(DroppedText(_span(d), d["reason"]) for d in plain["dropped"]),
        language=plain["language"],
        title=plain.get("title"),
        publisher=plain.get("publisher"),
        published=date.fromisoformat(published) if published else None,
        url=plain.get("url"),
        id=plain["id"],
        origin=plain.get("origin", plain["id"]),
        notes=tuple(plain.get("notes", ())),
        retrieved=plain.get("retrieved"),
    )


def _span(plain: Mapping[str, Any]) -> Span:
    return Span(plain["start"], plain["end"])


def _claims(plain: list[Mapping[str, Any]]) -> Iterator[Claim]:
    """Yield the statements, each with its rank among those of its source."""
    counts: dict[str, int] = {}
    for claim in plain:
        position = counts.get(claim["source"], 0)
        counts[claim["source"]] = position + 1
        yield Claim(
            id=claim["id"],
            source=claim["source"],
            text=claim["text"],
            span=_span(claim),
            language=claim["language"],
            position=position,
        )


def _cluster(plain: Mapping[str, Any]) -> ClaimCluster:
    return ClaimCluster(
        id=plain["id"],
        event=plain.get("event", ""),
        status=plain["status"],
        claims=tuple(plain["claims"]),
        divergences=tuple(_divergence(one) for one in plain["divergences"]),
        nearest={
            source: NearestClaim(near["claim"], near["similarity"])
            for source, near in (plain.get("nearest") or {}).items()
        },
        values=tuple(
            ValueGroup(group["type"], group["value"], tuple(group["sources"]))
            for group in plain.get("values", ())
        ),
        origins=plain.get("origins", 1),
    )


def _divergence(plain: Mapping[str, Any]) -> Divergence:
    return Divergence(
        type=plain["type"],
        a=_evidence(plain["a"]),
        b=_evidence(plain["b"]),
        score=plain["score"],
        explanation=plain["explanation"],
    )


def _evidence(plain: Mapping[str, Any]) -> Evidence:
    return Evidence(plain["claim"], plain["text"], _span(plain), plain.get("value"))
