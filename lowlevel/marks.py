"""`@lowlevel`: marks a function as belonging to the low-level subset.

Marks carry reasons, given as strings, and are checked when an image is built:

- ``collects``: may run a collection, so raw references do not survive the call;
- ``uninterruptible``: may never reach a function that collects;
- ``inline``, ``noinline``, ``cold``: advice to LLVM;
- ``strict_floats``: uses the processor's rounding mode and exceptions (`strict_add` and the like);
- ``export``: callable from Python through the image's symbol table.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from pvm.lowlevel.pointers import is_pointer, simulated_address
from pvm.lowlevel.types import Int, Static, boolean, is_float, is_integer


class LowLevelFunction:
    """A function of the subset; calling it runs it as plain Python with its types checked."""

    def __init__(self, python: Callable[..., Any], marks: dict[str, Any]) -> None:
        self.python = python
        self.marks = marks
        self.name = python.__name__
        self.__name__ = python.__name__
        self.__doc__ = python.__doc__
        self.module = python.__module__

    @cached_property
    def parameters(self) -> list[tuple[str, Any]]:
        """(name, type) of each parameter; a static one has the type Static."""
        import inspect  # 8 ms, which a machine that loads its image from the cache need not spend

        names = list(inspect.signature(self.python).parameters)
        annotations = self.python.__annotations__
        missing = [name for name in names if name not in annotations]
        if missing:
            raise TypeError(f"{self}: parameters {missing} have no type")
        return [(name, annotations[name]) for name in names]

    @property
    def result(self) -> Any:
        """The result's type, or None."""
        return self.python.__annotations__.get("return")

    @property
    def symbol(self) -> str:
        """The function's name in an image, before static arguments are appended."""
        return f"{self.module.removeprefix('pvm.')}.{self.name}"

    def __call__(self, *arguments: Any) -> Any:
        if len(arguments) != len(self.parameters):
            raise TypeError(f"{self} takes {len(self.parameters)} arguments")
        typed = [coerce(type_, argument)
                 for (_, type_), argument in zip(self.parameters, arguments, strict=True)]
        value = self.python(*typed)
        return None if self.result is None else coerce(self.result, value)

    @cached_property
    def address(self) -> int:
        """Address under which `Fn` pointers find this function in plain-Python runs."""
        return simulated_address(self)

    def __repr__(self) -> str:
        return f"<low-level {self.symbol}>"


class ExternalFunction(LowLevelFunction):
    """A C function of the process (libc, libm); the Python body is its simulation."""

    @property
    def symbol(self) -> str:
        return self.name


def external(python: Callable[..., Any]) -> Any:
    """Decorator: declares a C function under the decorated function's name."""
    return ExternalFunction(python, {})


def coerce(type_: Any, value: Any) -> Any:
    """Gives `value` the low-level type, as passing it to a parameter of that type does."""
    if type_ is Static:
        return value
    if is_pointer(type_):
        return value if isinstance(value, type_) else type_(value)
    if isinstance(value, Int) and is_integer(type_) and type(value) is not type_:
        raise TypeError(f"{type(value).__name__} passed as {type_.__name__}: cast explicitly")
    if type_ is boolean:
        return bool(value)
    if is_float(type_) and isinstance(value, Int):
        raise TypeError("integer passed as float: cast explicitly")
    return type_(value)


_MARKS = {"inline", "noinline", "cold", "export", "collects", "uninterruptible", "strict_floats"}


def lowlevel(function: Callable[..., Any] | None = None, /, **marks: Any) -> Any:
    """Decorator; see the module's text for the marks."""
    unknown = set(marks) - _MARKS
    if unknown:
        raise TypeError(f"unknown marks {sorted(unknown)}")
    if function is not None:
        return LowLevelFunction(function, marks)
    return lambda python: LowLevelFunction(python, marks)
