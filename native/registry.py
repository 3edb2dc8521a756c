"""The one registry of native methods: by class, name and method descriptor.

Low-level natives register when their modules are imported, which happens only when an image is
built: `low_level_table` is stored with it, and `Natives` reads it back. Python natives register
when the module of their class is imported, at the first call of one.
"""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from pvm.lowlevel.marks import LowLevelFunction
    from pvm.native.call import NativeCall

PythonNative = Callable[["NativeCall"], Any]
Decorator = Callable[[PythonNative], PythonNative]
Key = tuple[str, str, str]
"""Internal class name, method name, method descriptor."""

LOW_LEVEL, PYTHON = "low-level", "python"

# Modules of low-level natives, in the package pvm.native.compiled.
LOW_LEVEL_MODULES: Final = (
    "arrays", "atomics", "backtraces", "classes", "clocks", "heap", "io", "mathematics", "numbers",
    "objects", "parking", "places", "references", "strings", "text", "textcopies", "threads",
    "words",
)  # fmt: skip

# Class with Python natives -> their modules in the package pvm.native.python.
PYTHON_MODULES: Final[Mapping[str, tuple[str, ...]]] = {
    "java/lang/Class": ("classes",),
    "java/lang/ClassLoader": ("loaders",),
    "java/lang/NullPointerException": ("throwables",),
    "java/lang/Object": ("classes",),
    "java/lang/Package": ("loaders",),
    "java/lang/Runtime": ("system",),
    "java/lang/String": ("strings",),
    "java/lang/System": ("system",),
    "java/lang/Thread": ("threads",),
    "java/lang/Throwable": ("throwables",),
    "java/lang/invoke/Linkage": ("handles",),
    "java/lang/invoke/MethodHandle": ("polymorphic",),
    "java/lang/invoke/VarHandle": ("polymorphic",),
    "java/lang/reflect/Proxy": ("proxies",),
    "pvm/internal/Declarations": ("declarations", "annotations"),
    "pvm/internal/Gate": ("guarding",),
    "pvm/internal/Host": ("host",),
    "pvm/internal/HostCompression": ("compression",),
    "pvm/internal/PythonStreams": ("pythonstreams",),
    "pvm/internal/HostFiles": ("files",),
    "pvm/internal/HostProcesses": ("processes",),
    "pvm/internal/HostSecurity": ("security",),
    "pvm/internal/LoaderValue": ("loaders",),
    "pvm/internal/Loaders": ("loaders",),
    "pvm/internal/Memory": ("fields",),
    "pvm/internal/Reflection": ("reflection", "invocation", "handles"),
    "pvm/internal/SerialVersion": ("serialization",),
    "pvm/internal/Unicode": ("strings",),
}


class DuplicateNative(Exception):
    """Two functions were registered for one method."""


class Native(NamedTuple):
    """What stands behind a native method.

    `kind` is LOW_LEVEL (`symbol` is the function's name in the image, `operands` what it wants as
    words at Method.code: "java/lang/Thread.eetop" is a field's offset, "java/lang/Cloneable" the
    address of a Class) or PYTHON (`function`).
    """

    kind: str
    symbol: str = ""
    operands: tuple[str, ...] = ()
    function: PythonNative | None = None


class _Registered(NamedTuple):
    function: "LowLevelFunction"
    operands: tuple[str, ...]


_low_level: dict[Key, _Registered] = {}
_python: dict[Key, PythonNative] = {}
_halves: set[Key] = set()


def low_level_native(class_name: str, name: str, descriptor: str, *operands: str) -> Any:
    """Decorator of a low-level function `(thread: Ptr[Thread], arguments: Ptr[u64]) -> i64`.

    `operands`: see `Native`; the function reads them by `compiled.operands.operand`.
    """

    def register(function: "LowLevelFunction") -> "LowLevelFunction":
        key = (class_name, name, descriptor)
        if key in _low_level or (key in _python and key not in _halves):
            raise DuplicateNative(".".join(key))
        if not function.marks.get("export"):
            raise TypeError(f"{function} is a native and not exported")
        _low_level[key] = _Registered(function, operands)
        return function

    return register


def python_native(class_name: str, name: str, descriptor: str) -> Decorator:
    """Decorator of a Python function `(call: NativeCall) -> value`."""
    return _python_decorator((class_name, name, descriptor), is_half=False)


def python_half(class_name: str, name: str, descriptor: str) -> Decorator:
    """Decorator: what a low-level native asks for by `compiled.halves.python_half`."""
    return _python_decorator((class_name, name, descriptor), is_half=True)


def _python_decorator(key: Key, is_half: bool) -> Decorator:
    def register(function: PythonNative) -> PythonNative:
        if key in _python or (key in _low_level and not is_half):
            raise DuplicateNative(".".join(key))
        if function.__module__.rpartition(".")[2] not in PYTHON_MODULES.get(key[0], ()):
            raise TypeError(f"{key[0]} is not in the table of Python natives with its module")
        _python[key] = function
        if is_half:
            _halves.add(key)
        return function

    return register


def python_function(class_name: str, name: str, descriptor: str) -> PythonNative | None:
    """The Python native (or half) of a method; imports the modules of its class."""
    found = _python.get((class_name, name, descriptor))
    if found is None and class_name in PYTHON_MODULES:
        _import_python(PYTHON_MODULES[class_name])
        found = _python.get((class_name, name, descriptor))
    return found


def _import_python(modules: Iterable[str]) -> None:
    for module in modules:
        import_module("pvm.native.python." + module)


class Natives:
    """The natives of one machine: Python's, and its image's by their `low_level_table`."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table

    def find(self, class_name: str, name: str, descriptor: str) -> Native | None:
        """What stands behind a native method; None: UnsatisfiedLinkError."""
        row = self._table.get(f"{class_name}.{name}{descriptor}")
        if row is not None:
            symbol, *operands = row.split()
            return Native(LOW_LEVEL, symbol, tuple(operands))
        function = python_function(class_name, name, descriptor)
        return None if function is None else Native(PYTHON, function=function)


def _import_low_level() -> None:
    for module in LOW_LEVEL_MODULES:
        import_module("pvm.native.compiled." + module)


def low_level_functions() -> "list[LowLevelFunction]":
    """The functions that the image must be built with. Imports them: not for the warm path."""
    _import_low_level()
    return [registered.function for registered in _low_level.values()]


def low_level_table() -> dict[str, str]:
    """ "java/lang/Math.sin(D)D" -> "symbol operand operand": to be stored with the image."""
    _import_low_level()
    return {
        f"{key[0]}.{key[1]}{key[2]}": " ".join((registered.function.symbol, *registered.operands))
        for key, registered in _low_level.items()
    }


def all_keys() -> set[Key]:
    """Every native method that has code. Imports everything: for tests and builds."""
    _import_low_level()
    for modules in PYTHON_MODULES.values():
        _import_python(modules)
    return {*_low_level, *_python}
