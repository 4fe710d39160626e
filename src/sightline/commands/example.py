"""`sightline example sefton-2017`: load the improvement programme that a real council's report describes."""

import argparse

from sightline.commands.saying import COULD_NOT, MISUSE, out, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "example", help="load a programme that a council's report describes: sightline example sefton-2017"
    )
    parser.add_argument("name", nargs="?", help="which one; without it, those there are")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Load it into an authority of its own, or say why not."""
    from sightline.demo.example_files import NoSuchExampleError, names

    if not chosen.name:
        out("\n".join(names()))
        return 0
    from sightline.config.setup import ready

    ready()
    from sightline.demo.example_load import ExampleThereError, load_example

    try:
        loaded = load_example(chosen.name)
    except NoSuchExampleError as fault:
        say(str(fault))
        return MISUSE
    except ExampleThereError as fault:
        say(str(fault))
        return COULD_NOT
    plan = loaded.plan
    out(f"Loaded '{plan.title}' into authority {plan.authority}: {', '.join(loaded.versions)}.")
    out(f"  {loaded.sources} sources, {loaded.findings} findings, {loaded.actions} actions.")
    out(f"  {loaded.fictional} of the actions are fictional: the report does not say what was done.")
    out(f"  Bodies it names: {'; '.join(loaded.bodies)}.")
    return 0
