"""What each JNI function does, once for all providers.

An implementation is given the Caller, the row of the table (for its type's letter), and the decoded
arguments. It is registered for a family of functions by its name in the table.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any, Final

from pvm.native.jni.functions import Function

Implementation = Callable[..., Any]
_found: dict[str, Implementation] = {}

MODULES: Final = ("arrays", "buffers", "calls", "classes", "exceptions", "fields", "monitors",
                  "reflected", "registering", "references", "strings", "versions")


def jni(*families: str) -> Callable[[Implementation], Implementation]:
    """Decorator: the function does what these families of functions do."""
    def register(function: Implementation) -> Implementation:
        for family in families:
            if family in _found:
                raise ValueError(f"{family} is there twice")
            _found[family] = function
        return function
    return register


@cache
def _load() -> None:
    for name in MODULES:
        import_module(f"{__name__}.{name}")


def implementation(function: Function) -> Implementation:
    """The one of a row of the table."""
    _load()
    return _found[function.family]
