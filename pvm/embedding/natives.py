"""Python functions behind native methods of Java classes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pvm.embedding.callbacks import Conversion
from pvm.native.binder import CALL_PYTHON
from pvm.native.environment import HostMethod
from pvm.native.jni.interface import interface_of
from pvm.vm.model.throwing import JavaThrow

if TYPE_CHECKING:
    from pvm.embedding.callbacks import Callbacks
    from pvm.embedding.context import Context
    from pvm.native.call import NativeCall
    from pvm.native.environment import Environment
    from pvm.vm.model.members import JavaMethod

Function = TypeVar("Function", bound=Callable[..., Any])
_SIGNATURE: Final = re.compile(r"([^();\[]+)\.([^.();\[]+)(\([^()]*\)[^()]+)")


class NativeFunctions:
    """Those of one context."""

    def __init__(self, context: Context, environment: Environment, callbacks: Callbacks) -> None:
        self._context = context
        self._environment = environment
        self._callbacks = callbacks

    def add(self, signature: str, function: Callable[..., Any]) -> None:
        """Puts a function behind a method: "pkg.C.m(I)I", with the types as class files have them.
        Raises ValueError, TypeError."""
        found = _SIGNATURE.fullmatch(signature)
        if found is None:
            raise ValueError(f"{signature!r} is no method like pkg.C.m(I)I")
        if not callable(function):
            raise TypeError(f"{function!r} cannot be called")
        owner, name, descriptor = found.groups()
        path = owner.replace(".", "/")
        takes_environment = _takes_environment(function)

        def make(method: JavaMethod) -> HostMethod:
            return self._made(method, function, takes_environment)
        self._environment.python_natives[path, name, descriptor] = make
        self._replace(path, (name, descriptor), make)

    def _replace(self, path: str, key: tuple[str, str],
                 make: Callable[[JavaMethod], HostMethod]) -> None:
        """A method of a class that is loaded may have been called before."""
        java_class = self._context.machine.application.find(path)
        method = None if java_class is None else java_class.methods.get(key)
        if java_class is None:
            return
        if method is None or not method.is_native:
            raise ValueError(f"{java_class.external_name} has no native method {key[0]}{key[1]}")
        with self._context.inside() as machine:
            interface = interface_of(machine, self._environment)
            if machine.code.is_prepared(method):
                interface.methods.install(method, make(method))

    def _made(self, method: JavaMethod, function: Callable[..., Any],
              takes_environment: bool) -> HostMethod:
        if takes_environment:
            from pvm.native.jni.pythonmethods import run_with_environment

            return self._general(method, lambda call: run_with_environment(call, function))
        if method.is_static and not method.is_synchronized:
            return self._callbacks.host_method(method, function)
        conversion = Conversion(self._context, method, method.owner)

        def run(call: NativeCall) -> Any:
            this = [] if method.is_static else [conversion.wrapped(call.slot(0))]
            return conversion.run(call, lambda *rest: function(*this, *rest), len(this))
        return self._general(method, run)

    def _general(self, method: JavaMethod, run: Callable[[NativeCall], Any]) -> HostMethod:
        crossings = self._callbacks.crossings
        nothing: Any = None if method.descriptor.rpartition(")")[2][0] in "VL[" else 0

        def guarded(call: NativeCall) -> Any:
            try:
                return run(call)
            except JavaThrow:
                raise
            except BaseException as error:      # whatever it is, it goes through Java
                crossings.send(error)
                return nothing
        return HostMethod(CALL_PYTHON, (), guarded)


def _takes_environment(function: Callable[..., Any]) -> bool:
    """Whether the first parameter is called env."""
    try:
        names = list(inspect.signature(function).parameters)
    except (TypeError, ValueError):     # of a built-in function
        return False
    return names[:1] == ["env"]
