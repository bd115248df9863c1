"""What a command that compares starts from: models, settings and reports, with progress."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcmp.cli.inputs import read_inputs
from claimcmp.cli.messages import keeping
from claimcmp.cli.progress import StageLines, progress_of_stages

if TYPE_CHECKING:
    from claimcmp.embedding.interface import Encoder
    from claimcmp.entailment.interface import NliScorer
    from claimcmp.records import Article, Comparison, SkippedArticle
    from claimcmp.settings import Settings


@dataclass(frozen=True, slots=True)
class Work:
    """What the options of a command that compares ask for."""

    fetch: bool
    model: str | None
    nli: str | None
    sensitivity: float
    no_cache: bool
    quiet: bool
    verbose: bool

    @contextmanager
    def begun(self) -> "Iterator[BegunWork]":
        """Load the models and yield what works with them, while progress is shown."""
        from claimcmp.embedding import load_encoder
        from claimcmp.entailment import NO_MODEL, load_scorer
        from claimcmp.settings import Settings

        cache = not self.no_cache
        kept = "embedded" if self.nli in (None, NO_MODEL) else "embedded and judged"
        with (
            keeping(kept, cache=cache),
            progress_of_stages(quiet=self.quiet, verbose=self.verbose) as progress,
        ):
            progress("loading the model", 0, 0)
            yield BegunWork(
                work=self,
                encoder=load_encoder(self.model, cache=cache),
                scorer=load_scorer(self.nli, cache=cache),
                settings=Settings(sensitivity=self.sensitivity),
                progress=progress,
            )


@dataclass(frozen=True, slots=True)
class BegunWork:
    """Loaded models, and what to do with them."""

    work: Work
    encoder: "Encoder"
    scorer: "NliScorer | None"
    settings: "Settings"
    progress: StageLines

    def read(
        self, paths: Sequence[str], *, output: Path | None, least: int = 2
    ) -> "tuple[Sequence[Article], Sequence[SkippedArticle]]":
        """Return the articles of *paths* and what was skipped, as :func:`read_inputs` does."""
        self.progress("reading", 0, 0)
        return read_inputs(
            paths,
            output=output,
            least=least,
            fetch=self.work.fetch,
            cache=not self.work.no_cache,
            progress=self._tell_reading,
        )

    def _tell_reading(self, inputs: int, total: int, articles: int) -> None:
        """Tell how many of all inputs were read, and how many articles they held."""
        self.progress("reading", inputs, total, f"{articles} article{'s' * (articles != 1)}")

    def compare(self, paths: Sequence[str], *, output: Path | None) -> "Comparison":
        """Read and compare *paths*; raises InputError when fewer than two articles can be read."""
        from claimcmp.pipeline import compare

        articles, skipped = self.read(paths, output=output)
        return compare(
            articles,
            skipped,
            encoder=self.encoder,
            scorer=self.scorer,
            settings=self.settings,
            progress=self.progress,
        )
