"""The settings that decide a comparison's result."""

from dataclasses import dataclass

from claimcmp.errors import InputError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can choose about a comparison.

    ``sensitivity`` in (0, 1): a divergence is reported when its calibrated probability is at
    least ``1 - sensitivity``; more sensitive finds more and is wrong more often.
    """

    sensitivity: float = 0.5

    def __post_init__(self) -> None:
        """Raise InputError for a sensitivity outside (0, 1)."""
        if not 0.0 < self.sensitivity < 1.0:
            raise InputError(
                f"sensitivity {self.sensitivity}: choose a number between 0 and 1, such as 0.5"
            )

    @property
    def threshold(self) -> float:
        """The least probability at which a divergence is reported."""
        return 1.0 - self.sensitivity
