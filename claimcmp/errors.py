"""The exceptions that claimcmp raises on purpose.

ClaimcmpError
├── InputError            what the user pointed at cannot be compared
│   └── UnreadableInput   one input that cannot be read; becomes a SkippedArticle
├── LanguageDataError     a language's data file is malformed
└── ModelError            an embedding or entailment model
    ├── UnknownModel      no such name in models.yaml and no such folder
    ├── ModelUnavailable  known, but neither here nor reachable
    └── RegistryError     models.yaml is malformed

A message gives the value, the place and the next step. The command line catches ClaimcmpError
once, prints its message on one line and exits with status 1.
"""


class ClaimcmpError(Exception):
    """Root of everything that claimcmp raises on purpose."""


class InputError(ClaimcmpError):
    """What the user pointed at cannot be compared."""


class UnreadableInput(InputError):
    """One input cannot be read; the run goes on without it."""


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
