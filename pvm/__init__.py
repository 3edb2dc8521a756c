"""pvm: a virtual machine for Java class files, written in Python, that runs at machine speed.

This package is the face: the command line (`cli`, `options`) and the composition root, which alone
knows every other part and wires them together.  The parts are sub-packages, each one idea, kept in
the top-level folder of the same name: `pvm.vm` is vm/, `pvm.gc` is gc/, and so on.

`Context`, `Engine` and the exceptions are the embedding API (`embedding`).

Invariant: importing this package imports nothing else, so that a start-up pays only for what it
uses; the API's names are found when they are asked for.  The trace options are the java ones
(`-Xlog:...`) and `--gc-stress`, `--gc-poison`, `--gc-verify`; see `options`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pvm.embedding.arrays import JavaArray
    from pvm.embedding.code import Code
    from pvm.embedding.context import Context
    from pvm.embedding.engine import Engine
    from pvm.embedding.failures import (
        CompilationError,
        ContextClosed,
        Denied,
        Exited,
        FileLimit,
        Interrupted,
        JavaError,
        LimitReached,
        OutOfFuel,
        OutOfMemory,
        OutputLimit,
        PvmError,
        ThreadLimit,
        Timeout,
    )
    from pvm.embedding.objects import JavaObject, JavaType

__all__ = ["Code", "CompilationError", "Context", "ContextClosed", "Denied", "Engine", "Exited",
           "FileLimit", "Interrupted", "JavaArray", "JavaError", "JavaObject", "JavaType",
           "LimitReached", "OutOfFuel", "OutOfMemory", "OutputLimit", "PvmError", "ThreadLimit",
           "Timeout"]
__version__ = "0.1.0"
JAVA_RELEASE = "17"

_HOMES = {"Code": "code", "Context": "context", "Engine": "engine", "JavaArray": "arrays",
          "JavaObject": "objects", "JavaType": "objects"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'pvm' has no attribute {name!r}")
    import importlib

    home = importlib.import_module(f"pvm.embedding.{_HOMES.get(name, 'failures')}")
    return getattr(home, name)
