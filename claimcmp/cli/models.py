"""``claimcmp models`` and ``claimcmp cache``: what is known and kept on this machine."""

from pathlib import Path

import click

from claimcmp.errors import InputError


@click.group(
    "models", invoke_without_command=True, short_help="List the models and which are ready here."
)
@click.pass_context
def models_group(context: click.Context) -> None:
    """List the embedding and entailment models, and which of them are ready here."""
    if context.invoked_subcommand is None:
        click.echo(_listing())


def _listing() -> str:
    from claimcmp.registry import load_entailment_registry, load_registry, readiness

    rows = [("EMBEDDING", "DIMENSION", "TOKENS", "LICENCE", "HERE")]
    rows += [
        (
            spec.name + (" (default)" if spec.default else ""),
            str(spec.dimension),
            str(spec.tokens),
            spec.licence,
            readiness(spec),
        )
        for spec in load_registry()
    ]
    rows.append(("ENTAILMENT", "", "TOKENS", "LICENCE", "HERE"))
    rows += [
        (spec.name, "", str(spec.tokens), spec.licence, readiness(spec))
        for spec in load_entailment_registry()
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


@models_group.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export_command(folder: Path) -> None:
    """Write the embedded model to FOLDER for sentence-transformers.

    SentenceTransformer("FOLDER") then gives the same vectors.
    """
    from claimcmp.embedding.export import export_sentence_transformer

    try:
        export_sentence_transformer(folder)
    except OSError as error:
        raise InputError(
            f"{folder}: cannot be written ({error.strerror}); choose another FOLDER"
        ) from error
    click.echo(f"wrote {folder}; use it with --model {folder}")


@click.group("cache")
def cache_group() -> None:
    """Look at or empty the embeddings kept on disk."""


@cache_group.command("info")
def cache_information() -> None:
    """Say where the cache is and what it holds."""
    from claimcmp.embedding import cache_statistics

    kept = cache_statistics()
    click.echo(f"folder      {kept.path.parent}")
    click.echo(f"embeddings  {kept.entries}, {_megabytes(kept.size)} of {_megabytes(kept.limit)}")
    click.echo(f"prepared    {_megabytes(kept.prepared_size)}")


@cache_group.command("clear")
def cache_clear() -> None:
    """Forget everything on disk; the next run makes it again."""
    from claimcmp.embedding import clear_cache
    from claimcmp.reading.fetch_cache import clear_fetched, fetched_folder

    clear_fetched(fetched_folder())
    gone = clear_cache()
    plural = "" if gone.entries == 1 else "s"
    size = _megabytes(gone.size + gone.prepared_size)
    click.echo(f"forgot {gone.entries} embedding{plural} and what was prepared, {size}")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
