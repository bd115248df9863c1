"""Crowds of reports: all are compared with the few that tell the most between them.

Comparing every two of three hundred reports takes hours and tells little more than comparing each
with a dozen of them that between them tell what there is to tell.
"""

from collections.abc import Sequence

import numpy as np

from claimcmp.alignment.evidence import SourceClaims

# Up to so many sources every two are compared.
_MOST_COMPARED = 40
# In larger events, how many sources all others are compared with.
_HUBS = 12
# A claim whose centred cosine to another is this great adds nothing to it.
_TOLD = 0.6


def choose_hubs(sources: Sequence[SourceClaims]) -> tuple[int, ...]:
    """Return the ranks of the sources that all others are compared with, ascending.

    All of them in an event of up to 40 sources, else 12: each next one is the source with the
    most claims that none before has told, the first by rank among equals.
    """
    if len(sources) <= _MOST_COMPARED:
        return tuple(range(len(sources)))
    vectors = np.concatenate([source.vectors for source in sources])
    source_of = np.repeat(np.arange(len(sources)), [len(source.indices) for source in sources])
    untold = np.ones(len(vectors), bool)
    chosen: list[int] = []
    while len(chosen) < _HUBS:
        new = np.bincount(source_of[untold], minlength=len(sources))
        new[chosen] = -1
        hub = int(new.argmax())
        chosen.append(hub)
        untold &= (vectors @ sources[hub].vectors.T).max(axis=1, initial=-1.0) < _TOLD
    return tuple(sorted(chosen))
