"""claimcmp compares news reports on the same event across languages.

>>> from claimcmp import compare, load_encoder, read_articles  # doctest: +SKIP
>>> articles, skipped = read_articles(["seeds/"])              # doctest: +SKIP
>>> compare(articles, skipped, encoder=load_encoder())         # doctest: +SKIP

Names are imported on first use, so that ``import claimcmp`` stays light.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcmp.embedding import load_encoder
    from claimcmp.errors import ClaimcmpError
    from claimcmp.pipeline import compare
    from claimcmp.reading import read_articles
    from claimcmp.records import Article, Claim, ClaimCluster, Comparison, Divergence
    from claimcmp.settings import Settings

__version__ = "0.1.0"

_HOME = {
    "Article": "records",
    "Claim": "records",
    "ClaimCluster": "records",
    "ClaimcmpError": "errors",
    "Comparison": "records",
    "Divergence": "records",
    "Settings": "settings",
    "compare": "pipeline",
    "load_encoder": "embedding",
    "read_articles": "reading",
}

__all__ = [
    "Article",
    "Claim",
    "ClaimCluster",
    "ClaimcmpError",
    "Comparison",
    "Divergence",
    "Settings",
    "__version__",
    "compare",
    "load_encoder",
    "read_articles",
]


def __getattr__(name: str) -> Any:
    """Import a public name from its module when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"claimcmp.{_HOME[name]}"), name)
