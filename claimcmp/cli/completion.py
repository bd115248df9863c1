"""``claimcmp completion``: the script that teaches a shell to complete claimcmp's words."""

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    bash: eval "$(claimcmp completion bash)" in ~/.bashrc
    zsh:  eval "$(claimcmp completion zsh)" in ~/.zshrc
    fish: claimcmp completion fish > ~/.config/fish/completions/claimcmp.fish
    """
    completes = get_completion_class(shell)
    if completes is None:
        raise click.UsageError(f"no completion for {shell}", context)
    script = completes(context.find_root().command, {}, "claimcmp", "_CLAIMCMP_COMPLETE")
    click.echo(script.source())
