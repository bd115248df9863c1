"""``claimcmp embed``: lines in, vectors out."""

import io
from pathlib import Path

import click

from claimcmp.cli.inputs import read_text_file
from claimcmp.cli.messages import keeping
from claimcmp.cli.output import check_output, write_bytes
from claimcmp.cli.progress import progress_line


@click.command("embed")
@click.argument("lines", type=click.Path(path_type=Path, allow_dash=True), metavar="LINES.txt")
@click.option(
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.npy",
    help="Where to write the vectors.",
)
@click.option("--model", metavar="NAME|FOLDER", help="Embedding model; see `claimcmp models`.")
@click.option("--no-cache", is_flag=True, help="Neither read nor keep embeddings on disk.")
@click.option("--quiet", is_flag=True, help="No progress on standard error.")
def embed_command(
    lines: Path, output: Path, model: str | None, no_cache: bool, quiet: bool
) -> None:
    """Embed each line of a UTF-8 text file.

    LINES.txt is a file, or - for standard input. Writes a NumPy array with one row per line, in
    order: L2-normalised float32. An empty line gets a row of its own too.
    """
    import numpy as np

    from claimcmp.embedding import load_encoder

    check_output(output)
    texts = _lines(lines)
    with (
        keeping("embedded", cache=not no_cache),
        progress_line("embedding", quiet=quiet) as progress,
    ):
        vectors = load_encoder(model, cache=not no_cache).encode(texts, progress=progress)
    content = io.BytesIO()
    np.save(content, np.ascontiguousarray(vectors, dtype=np.float32))
    write_bytes(output, content.getvalue())


def _lines(path: Path) -> list[str]:
    """Return the lines of *path*; only line feeds end a line. "-" is standard input."""
    lines = read_text_file(path, "a text file").split("\n")
    return lines[:-1] if lines and not lines[-1] else lines
