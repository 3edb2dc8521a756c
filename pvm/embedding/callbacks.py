"""Native methods that call Python, and the classes that have them.

`implement` makes an object of an interface: a hidden class beside the interface has a native method
for each that Python implements, and a field with the callable's number. `provide` makes a class of
static methods. Where all types are numbers and strings a call takes no control plane (see
`native.pythoncallbacks`); otherwise arguments and results go the way of all values.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from pvm.embedding.builtins import result_kind
from pvm.embedding.callables import CallableTable
from pvm.embedding.crossings import Crossings
from pvm.embedding.fitting import fit
from pvm.embedding.interfaces import implementations
from pvm.embedding.layouts import str_layout
from pvm.embedding.signatures import NAME, Signature, signature_of
from pvm.embedding.values import primitive_value
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u8
from pvm.native.binder import CALL_PYTHON
from pvm.native.environment import Environment, HostMethod
from pvm.native.pythoncallbacks import Callback
from pvm.native.pythoncalls import MOST_ARGUMENTS
from pvm.native.pythonvalues import OBJECT, REFERENCE
from pvm.vm.classfile.flags import (
    ACC_FINAL,
    ACC_NATIVE,
    ACC_PRIVATE,
    ACC_PUBLIC,
    ACC_STATIC,
    ACC_SUPER,
    ACC_SYNTHETIC,
    ACC_VARARGS,
)
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.link.resolve import type_of
from pvm.vm.load.hidden import define_hidden
from pvm.vm.model.members import parameter_descriptors, return_descriptor
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.javacalls import NATIVE_RESULT
from pvm.vm.runtime.objects import Handle

if TYPE_CHECKING:
    from pvm.embedding.builtins import Builtins
    from pvm.embedding.context import Context
    from pvm.native.call import NativeCall
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaMethod

CALL_CALLABLE: Final = "native.pythoncallbacks.call_callable"
_RESERVED: Final = ("java.", "pvm.")
_pointers: Any = Ptr


class Callbacks:
    """What Java can call of Python in one context: what it was given, and nothing else."""

    def __init__(self, context: Context, environment: Environment, builtins: Builtins) -> None:
        self._context = context
        self._machine = context.machine
        self._builtins = builtins
        self._host_methods = environment.host_methods
        self._classes: dict[tuple[Any, ...], JavaClass] = {}
        self._held: list[Any] = []
        environment.held.add(self)      # as long as the machine, which may outlive its context
        self.table = CallableTable(context.machine)
        self.crossings = Crossings(context)

    # -- objects of interfaces

    def implement(self, interface: JavaClass, target: Any) -> Handle:
        """An object of an interface whose methods call Python. Raises TypeError."""
        found = implementations(interface, target)
        self.table.sweep()
        names = sorted({method.name for method in found})
        java_class = self._class_for(interface, sorted(found, key=lambda each: each.key), names)
        made = self._machine.objects.instance(java_class)
        called = {method.name: each for method, each in found.items()}
        numbers = []
        for name in names:
            numbers.append(self.table.add(called[name]))
            offset = java_class.fields[_field(name), "J"].offset
            self._machine.objects.set_bits(made.slot, offset, "J", numbers[-1])
        self.table.belong_to(made, numbers)
        return made

    def _class_for(self, interface: JavaClass, methods: list[JavaMethod],
                   names: list[str]) -> JavaClass:
        key = (interface, *(method.key for method in methods))
        found = self._classes.get(key)
        if found is None:
            found = self._classes.setdefault(key, self._spin(interface, methods, names))
        return found

    def _spin(self, interface: JavaClass, methods: list[JavaMethod],
              names: list[str]) -> JavaClass:
        writer = ClassWriter(f"{interface.name}$Python", "java/lang/Object",
                             ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, (interface.name,))
        for name in names:
            writer.add_field(ACC_PRIVATE | ACC_FINAL, _field(name), "J")
        for method in methods:
            writer.add_method(ACC_PUBLIC | ACC_FINAL | ACC_NATIVE, *method.key)
        java_class = define_hidden(interface, writer.to_bytes(), nest_mate=False)
        self._host_methods[java_class] = {
            method.key: self._host_method(
                java_class.methods[method.key], method.owner,
                java_class.fields[_field(method.name), "J"].offset)
            for method in methods}
        self._machine.initialise(java_class)
        return java_class

    # -- classes of functions

    def provide(self, name: str, functions: Mapping[str, Callable[..., Any]]) -> bytes:
        """The class file of a class of a dotted name whose static methods are functions. Raises
        ValueError, TypeError for a signature that makes no sense."""
        if not NAME.fullmatch(name) or name.startswith(_RESERVED):
            raise ValueError(f"no class can have the name {name!r} here")
        writer = ClassWriter(name.replace(".", "/"), "java/lang/Object",
                             ACC_PUBLIC | ACC_FINAL | ACC_SUPER)
        for text, called in functions.items():
            signature = signature_of(text, called)
            varargs = ACC_VARARGS if signature.is_varargs else 0
            writer.add_method(ACC_PUBLIC | ACC_STATIC | ACC_NATIVE | varargs, signature.name,
                              signature.descriptor)
        return writer.to_bytes()

    def bind(self, java_class: JavaClass, functions: Mapping[str, Callable[..., Any]]) -> None:
        """Puts the functions behind the class that `provide` has written."""
        rows: dict[tuple[str, str], HostMethod] = {}
        for text, called in functions.items():
            signature: Signature = signature_of(text, called)
            key = signature.name, signature.descriptor
            rows[key] = self._host_method(java_class.methods[key], java_class, 0,
                                          self.table.add(called))
        self._host_methods[java_class] = rows

    def host_method(self, method: JavaMethod, called: Callable[..., Any]) -> HostMethod:
        """What stands behind a static native method that is a Python function."""
        return self._host_method(method, method.owner, 0, self.table.add(called))

    def clear(self) -> None:
        """Gives up all callables: the context is closed."""
        self.table.clear()
        self.crossings.clear()

    # -- native methods

    def _host_method(self, method: JavaMethod, owner: JavaClass, offset: int,
                     number: int = 0) -> HostMethod:
        """For a method that finds its callable's number at an offset of the receiver; `owner` is
        the class through which its types are found."""
        callback = Conversion(self._context, method, owner)
        kinds = [result_kind(each) for each in parameter_descriptors(method.descriptor)]
        is_varargs = bool(method.access_flags & ACC_VARARGS)
        if is_varargs or len(kinds) > MOST_ARGUMENTS or str_layout() is None:
            return HostMethod(CALL_PYTHON, (), self._general(callback, offset, number))
        layout: Any = Callback
        made = _pointers[Callback](self._machine.arena.allocate(layout.size))
        made.callables, made.layouts = self.table.pointer, self._builtins.layouts
        fitted, kept, wrapped = callback.fitted, callback.keep, callback.wrapped
        failed = self.crossings.send
        self._held += [fitted, kept, wrapped, failed]
        made.fitted, made.kept, made.wrapped = id(fitted), id(kept), id(wrapped)
        made.failed = id(failed)
        made.number_offset, made.number = offset, number
        made.count, made.result = len(kinds), callback.result_kind
        for index, kind in enumerate(kinds):
            made.kinds[index] = u8(kind)
        return HostMethod(CALL_CALLABLE, (int(made),))

    def _general(self, callback: Conversion, offset: int,
                 number: int) -> Callable[[NativeCall], Any]:
        def run(call: NativeCall) -> Any:
            found = call.objects.bits(call.slot(0), offset, "J") if offset else number
            try:
                return callback.run(call, self.table.get(found), 1 if offset else 0)
            except JavaThrow:
                raise
            except BaseException as error:      # whatever it is, it goes through Java
                self.crossings.send(error)
                return callback.nothing
        return run


class Conversion:
    """Arguments and result of a method that calls Python, as all values are converted."""

    def __init__(self, context: Context, method: JavaMethod, owner: JavaClass) -> None:
        self._context = context
        self._name = f"{owner.external_name}.{method.name}"
        self._parameters = parameter_descriptors(method.descriptor)
        self._is_varargs = bool(method.access_flags & ACC_VARARGS)
        self._returns = return_descriptor(method.descriptor)
        self._target = None if self._returns == "V" else type_of(owner, self._returns)
        self.nothing: Any = None if self._returns[0] in "VL[" else 0

    def run(self, call: NativeCall, called: Callable[..., Any], first: int) -> Any:
        """Calls with the arguments from number `first` on; the result as natives give it."""
        arguments = [self._argument(call, first + index, each)
                     for index, each in enumerate(self._parameters)]
        if self._is_varargs:
            arguments[-1:] = arguments[-1] or ()
        result = self.fitted(called(*arguments))
        if self._target is None:
            return None
        if self._returns in "FD":
            return result
        return self._context.values.to_java(result, self._target)

    @property
    def result_kind(self) -> int:
        """The letter for the result's type (see `native.pythonvalues`)."""
        found = result_kind(self._returns)
        if found != REFERENCE or self._target is None:
            return found
        string = self._context.machine.boot.load("java/lang/String")
        return int(OBJECT if string.is_subtype_of(self._target) else REFERENCE)

    def wrapped(self, slot: int) -> Any:
        """What the reference in a root slot is in Python."""
        return self._context.values.of_reference(self._context.machine.objects.duplicate(slot))

    def keep(self, result: Any) -> None:
        """Makes a result the thread's native result. Raises TypeError, JavaThrow."""
        assert self._target is not None
        machine = self._context.machine
        held = self._context.values.to_java(self.fitted(result), self._target)
        assert isinstance(held, Handle)
        machine.objects.copy(held.slot, machine.current_thread() + NATIVE_RESULT)

    def _argument(self, call: NativeCall, index: int, descriptor: str) -> Any:
        if descriptor[0] in "L[":
            return self.wrapped(call.slot(index))
        return primitive_value(call.bits(index), descriptor)

    def fitted(self, result: Any) -> Any:
        """A result as one that the method's type takes at once. Raises TypeError."""
        target = self._target
        if target is None:
            return None
        if fit(result, target) is None:
            raise TypeError(f"{self._name}: a {type(result).__name__} is no {target.type_name}")
        if target.primitive == "F":
            return struct.unpack("<f", struct.pack("<f", float(result)))[0]
        if target.primitive and target.primitive not in "ZC":
            return float(result) if target.primitive == "D" else int(result)
        if isinstance(result, str):
            return str.__str__(result)
        return result


def _field(name: str) -> str:
    return f"callable_{name}"
