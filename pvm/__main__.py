"""``python -m pvm``: the command line."""

from pvm.cli import entry

entry()
