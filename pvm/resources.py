"""Where things that are not code live: the class library's sources."""

import os

from pvm.errors import CommandLineError


class ResourceMissing(CommandLineError):
    """A part of the installation is not there."""


def stdlib_root() -> str:
    """The folder of the class library's sources (java/lang/... in Java).

    It is inside the package: shipped there in a wheel, linked there in a checkout.
    """
    root = os.path.join(os.path.realpath(os.path.dirname(__file__)), "stdlib")
    if not os.path.isdir(root):
        raise ResourceMissing(f"error: the class library is not installed: no folder {root}")
    return os.path.realpath(root)
