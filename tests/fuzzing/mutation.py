"""How an input is changed: by its own grammar, inside whatever packs it, or byte by byte."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from tests.fuzzing.containers import opened
from tests.fuzzing.trees import changed_tree
from tests.fuzzing.words import WORDS

Native = Callable[[bytes, int], bytes]
"""A change of bytes within a size: libFuzzer's own, which knows what is compared with what."""

_DEEPEST = 3
_TOKENS = {
    "markup": re.compile(r"<[^<>]*>|&[#\w]{1,12};|[^<&]+|[<&]"),
    "pdf": re.compile(r"[-+]?\d*\.?\d+|\w+|\s+|[^\w\s]"),
    "text": re.compile(r"\w+|\s+|[^\w\s]"),
}
_STRUCTURED = re.compile(rb"<script[^>]*ld\+json[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_OFTEN_STRUCTURED = 0.3
_OFTEN_AS_TREE = 0.8
_ODD_TEXTS = (*WORDS["odd"], "9" * 30, "9" * 5000, "x" * 300, "a. " * 40)
_ODD_SCALARS: tuple[Any, ...] = (None, True, False, 0, -1, 1.5, 1e308, 10**30, "", "\ud800", "\0")
_ODD_VALUES = (*_ODD_SCALARS, *_ODD_TEXTS, [], {}, [[]], [None], {"": ""}, {"@type": "Article"})


@dataclass(frozen=True, slots=True)
class Mutator:
    """Changes inputs: ``native`` byte by byte, ``words`` are what the target's grammar knows."""

    native: Native
    words: Sequence[str]
    random: Random

    def changed(self, content: bytes, largest: int) -> bytes:
        """Return *content* with some changes, at most *largest* bytes of it."""
        changed = self._changed(content, depth=0)
        return changed if 0 < len(changed) <= largest else self.native(content, largest)

    def _changed(self, content: bytes, *, depth: int) -> bytes:
        container = opened(content) if depth < _DEEPEST and self.random.random() < 0.85 else None
        if container is not None:
            parts = list(container.parts)
            place = self.random.randrange(len(parts))
            parts[place] = self._changed(parts[place], depth=depth + 1)
            return container.pack(parts)
        if self.random.random() < 0.4:
            return self.native(content, len(content) + 200)
        return self._by_grammar(content)

    def _by_grammar(self, content: bytes) -> bytes:
        beginning = content[:64].lstrip()
        if beginning.startswith((b"{", b"[")):
            return self._json(content)
        grammar = "pdf" if beginning.startswith(b"%PDF") else "text"
        grammar = "markup" if beginning.startswith(b"<") else grammar
        scripts = list(_STRUCTURED.finditer(content)) if grammar == "markup" else []
        if scripts and self.random.random() < _OFTEN_STRUCTURED:
            start, end = self.random.choice(scripts).span(1)
            inner = replace(self, words=WORDS["structured"])._json(content[start:end])
            return content[:start] + inner + content[end:]
        tree = self._tree(content) if grammar == "markup" else None
        if tree is not None:
            return tree
        encoding = "latin-1" if grammar == "pdf" else "utf-8"
        text = content.decode(encoding, "surrogateescape")
        return self._tokens(text, grammar).encode(encoding, "surrogateescape")

    def _tree(self, content: bytes) -> bytes | None:
        """Change well-formed XML as a tree, most of the time."""
        if self.random.random() > _OFTEN_AS_TREE:
            return None
        return changed_tree(
            content,
            random=self.random,
            words=self.words,
            change_text=lambda text: self._tokens(text, "text"),
        )

    def _tokens(self, text: str, grammar: str) -> str:
        tokens = _TOKENS[grammar].findall(text) or [""]
        for _ in range(self.random.choice((1, 1, 2, 3, 6))):
            self._change_tokens(tokens, grammar)
        return "".join(tokens)

    def _change_tokens(self, tokens: list[str], grammar: str) -> None:
        """Put in, take out, repeat, move or replace some tokens."""
        random = self.random
        start = random.randrange(len(tokens) + 1)
        stretch = tokens[start : start + random.choice((1, 1, 2, 3, 8, 30))]
        end, other = start + len(stretch), random.randrange(len(tokens) + 1)
        match random.randrange(6):
            case 0:
                tokens[start:end] = []
            case 1:
                tokens[start:end] = stretch * random.choice((2, 3, 10, 100))
            case 2:
                tokens[other:other] = stretch
            case 3:
                tokens[start : start + 1] = [self._new_token(tokens, start, grammar)]
            case 4:
                tokens[start:start] = [self._new_token(tokens, start, grammar), " "]
            case _:
                tokens[start:end] = tokens[other : other + len(stretch)]

    def _new_token(self, tokens: list[str], place: int, grammar: str) -> str:
        """Return a word of the grammar, or the token at *place* with a change inside it."""
        random = self.random
        if random.random() < 0.5 and self.words:
            return random.choice(self.words)
        old = tokens[place] if place < len(tokens) else ""
        if grammar == "markup" and len(old) > 3:
            return self._tokens(old, "text")
        cut = random.randrange(len(old) + 1)
        odd = random.choice(_ODD_TEXTS)
        return old[:cut] + (odd if grammar != "pdf" or odd.isascii() else "7") + old[cut:]

    def _json(self, content: bytes) -> bytes:
        """Change one value of a JSON document, or of one line of JSON Lines."""
        text = content.decode("utf-8", "replace")
        lines = text.split("\n")
        try:
            return self._written(self._value(json.loads(text)))
        except (ValueError, RecursionError):
            place = self.random.randrange(len(lines))
        try:
            lines[place] = self._written(self._value(json.loads(lines[place]))).decode()
        except (ValueError, RecursionError):
            return self._tokens(text, "text").encode("utf-8", "replace")
        return "\n".join(lines).encode("utf-8", "replace")

    def _written(self, value: Any) -> bytes:
        text = json.dumps(value, ensure_ascii=self.random.random() < 0.5)
        return text.encode("utf-8", "replace")

    def _value(self, value: Any) -> Any:
        """Change *value* in one place; a word of it in every place, one time in three."""
        if self.random.random() < 0.33 and (words := re.findall(r"\w{2,}", json.dumps(value))):
            word = self.random.choice(words)
            odd = self.random.choice((*_ODD_TEXTS, *self.words)) * len(word)
            return _replaced(value, word, odd[: len(word)])
        places = list(_places(value))
        if not places:
            return self.random.choice(_ODD_VALUES)
        parent, key = self.random.choice(places)
        other, other_key = self.random.choice(places)
        old = parent[key]
        match self.random.randrange(5):
            case 0:
                del parent[key]
            case 1:
                parent[key] = self.random.choice(_ODD_VALUES)
            case 2:
                parent[key] = json.loads(json.dumps(other[other_key]))
            case 3 if isinstance(parent, dict) and self.words:
                parent[self.random.choice(self.words)] = old
            case _:
                is_text = isinstance(old, str)
                parent[key] = self._tokens(old, "text") if is_text else [old, old]
        return value


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Return every place in *value* that holds something: its container and its key."""
    found: list[tuple[Any, Any]] = []
    pending = [value]
    while pending:
        inner = pending.pop()
        if isinstance(inner, dict | list):
            keys = list(inner) if isinstance(inner, dict) else range(len(inner))
            found.extend((inner, key) for key in keys)
            pending.extend(inner[key] for key in keys)
    return found


def _replaced(value: Any, word: str, odd: str) -> Any:
    """Return *value* with *odd* for *word* in every text, so that quoted texts still agree."""
    if isinstance(value, str):
        return value.replace(word, odd)
    if isinstance(value, list):
        return [_replaced(inner, word, odd) for inner in value]
    if isinstance(value, dict):
        return {key: _replaced(inner, word, odd) for key, inner in value.items()}
    return value
