"""Where things that are not code live: the class library's sources, and the user's cache."""

import os
import sys
from pathlib import Path


class ResourceMissing(Exception):
    """A part of the installation is not there."""


def stdlib_root() -> Path:
    """The folder of the class library's sources (java/lang/... in Java).

    It is inside the package: shipped there in a wheel, linked there in a checkout.
    """
    root = Path(__file__).parent / "stdlib"
    if not root.is_dir():
        raise ResourceMissing(f"the class library is not installed: no folder {root}")
    return root


def cache_folder() -> Path:
    """The user's cache folder for pvm; it may not exist yet.  $PVM_CACHE overrides it."""
    chosen = os.environ.get("PVM_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "pvm"
    base = os.environ.get("XDG_CACHE_HOME")
    return Path(base) / "pvm" if base else Path.home() / ".cache" / "pvm"
