"""`@meaning(name)`: declares the low-level function that is an instruction's meaning."""

from collections.abc import Callable
from typing import Any

from pvm.lowlevel.marks import LowLevelFunction, lowlevel

MEANINGS: dict[str, LowLevelFunction] = {}


def meaning(name: str, **marks: Any) -> Callable[[Callable[..., Any]], LowLevelFunction]:
    """Decorator: the function below is the meaning of the instruction `name`."""

    def register(function: Callable[..., Any]) -> LowLevelFunction:
        assert name not in MEANINGS, name
        function.__name__ = name            # its symbol is as unique as the instruction's name
        made: LowLevelFunction = lowlevel(**marks)(function)
        MEANINGS[name] = made
        return made

    return register
