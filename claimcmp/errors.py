"""The exceptions that claimcmp raises on purpose.

ClaimcmpError
├── InputError            what the user pointed at cannot be compared
│   ├── UnreadableInput   one input that cannot be read; becomes a SkippedArticle
│   └── InvalidFile       a file of ours (saved comparison, configuration) with mistakes in it
├── LanguageDataError     a language's data file is malformed
└── ModelError            an embedding or entailment model
    ├── UnknownModel      no such name in models.yaml and no such folder
    ├── ModelUnavailable  known, but neither here nor reachable
    └── RegistryError     models.yaml is malformed

A message gives the value, the place and the next step. The command line catches ClaimcmpError
once, prints its message on one line and exits with status 1.
"""

from collections.abc import Sequence

# A file that is something else altogether has a mistake in every line.
_MOST_MISTAKES = 20


class ClaimcmpError(Exception):
    """Root of everything that claimcmp raises on purpose."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What to print, a line for each mistake."""
        return (str(self),)


class InputError(ClaimcmpError):
    """What the user pointed at cannot be compared."""


class UnreadableInput(InputError):
    """One input cannot be read; the run goes on without it."""


class InvalidFile(InputError):
    """A saved comparison or a configuration has mistakes in it, each told by a line of its own."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        """Keep the *mistakes*; more than twenty are only counted."""
        shown = list(mistakes[:_MOST_MISTAKES])
        if len(mistakes) > len(shown):
            shown.append(f"and {len(mistakes) - len(shown)} more mistakes")
        self.mistakes = tuple(shown)
        super().__init__("; ".join(shown))

    @property
    def lines(self) -> tuple[str, ...]:
        """A line for each mistake."""
        return self.mistakes


class LanguageDataError(ClaimcmpError):
    """A language's data file is malformed."""


class ModelError(ClaimcmpError):
    """Something about an embedding or entailment model."""


class UnknownModel(ModelError):
    """The name is neither in models.yaml nor a folder."""


class ModelUnavailable(ModelError):
    """The model is known, but neither here nor reachable."""


class RegistryError(ModelError):
    """models.yaml is malformed."""
