"""The native methods that libraries stand behind (see `transfer.NativeMethod`)."""

import ctypes
from typing import TYPE_CHECKING, Any, Final

from pvm.lowlevel.pointers import Ptr
from pvm.native.environment import HostMethod
from pvm.native.jni.errors import JniError
from pvm.native.jni.references import EnvironmentMaker
from pvm.native.jni.transfer import NativeMethod
from pvm.native.jni.types import check_type
from pvm.vm.classfile.errors import unsatisfied_link_error
from pvm.vm.link.resolve import type_of
from pvm.vm.model.members import JavaMethod, parameter_descriptors, return_descriptor
from pvm.vm.model.records import words
from pvm.vm.runtime.javacalls import NATIVE_RESULT

if TYPE_CHECKING:
    from pvm.native.jni.interface import Interface

_pointers: Any = Ptr
_method_layout: Any = NativeMethod
_maker_layout: Any = EnvironmentMaker
_MAKE: Final = ctypes.CFUNCTYPE(ctypes.c_uint64, ctypes.c_uint64)
_CHECK: Final = ctypes.CFUNCTYPE(None, ctypes.c_uint64, ctypes.c_uint64, ctypes.c_uint64)


def letters_of(method: JavaMethod) -> str:
    """A descriptor letter for each parameter."""
    return "".join("L" if each[0] in "L[" else each
                   for each in parameter_descriptors(method.descriptor))


class NativeMethods:
    """Makes the structs of one machine, and knows whose they are."""

    def __init__(self, interface: "Interface") -> None:
        self._interface = interface
        self._machine = interface.machine
        self._callbacks = _MAKE(self._make_environment), _CHECK(self._check)
        self._maker = self._machine.arena.allocate(_maker_layout.size)
        _pointers[EnvironmentMaker](self._maker).make = _address(self._callbacks[0])
        self._methods: dict[int, tuple[JavaMethod, bool, Any]] = {}

    def made(self, method: JavaMethod, symbol: str, function: int, target: int,
             is_confined: bool, memory: Any) -> HostMethod:
        """What stands behind a method whose code is at an address."""
        machine = self._machine
        letters = letters_of(method)
        address = machine.arena.allocate(_method_layout.size)
        made = _pointers[NativeMethod](address)
        made.function, made.target, made.maker = function, target, self._maker
        made.mirror = machine.mirror(method.owner) if method.is_static else 0
        made.monitor = int(method.is_synchronized)
        kinds = machine.arena.allocate(len(letters) or 1)
        ctypes.memmove(kinds, letters.encode(), len(letters))
        made.kinds, made.count = kinds, len(letters)
        returned = return_descriptor(method.descriptor)
        made.result = ord("L" if returned[0] in "L[" else returned)
        made.check = _address(self._callbacks[1])
        if returned[0] in "L[":
            made.result_class = type_of(method.owner, returned).address
        self._methods[address] = method, is_confined, memory
        return HostMethod(symbol, (address,))

    def install(self, method: JavaMethod, made: HostMethod) -> None:
        """Puts it behind a method that may have been called before."""
        machine = self._machine
        table = self._interface.environment.host_methods.setdefault(method.owner, {})
        table[method.key] = made
        with machine.link_lock:
            method.info.code = machine.arena.place(words(list(made.operands) or [0]))
            method.info.native = machine.image.address(made.symbol)

    def forget(self, method: JavaMethod) -> None:
        """Nothing stands behind a method any more but what is bound to it by its name."""
        from pvm.native.binder import CALL_PYTHON
        from pvm.native.jni.libraries import find_native

        environment = self._interface.environment
        environment.host_methods.setdefault(method.owner, {}).pop(method.key, None)
        found = environment.python_native(method) or find_native(self._interface, method)
        if found is None:
            def refuse(call: Any) -> None:
                raise unsatisfied_link_error(f"'{method}'")
            found = HostMethod(CALL_PYTHON, (), refuse)
        self.install(method, found)

    # -- what low-level code asks for

    def _make_environment(self, thread: int) -> int:
        try:
            return self._interface.references(thread).address
        except BaseException as error:      # nothing may fly through native frames
            self._machine.throwables.raise_pending(error)
            return 0

    def _check(self, thread: int, address: int, handle: int) -> None:
        """Makes the thread's native result of a handle that a native method has returned."""
        try:
            method, is_confined, memory = self._methods[address]
            caller = self._interface.caller(memory, is_confined)
            held = caller.held(handle)
            check_type(caller, held, method.owner, return_descriptor(method.descriptor),
                       f"the result of {method}")
            if held is not None:
                self._machine.objects.copy(held.slot, thread + NATIVE_RESULT)
        except JniError as error:
            self._interface.raise_mistake(error)
        except BaseException as error:      # nothing may fly through native frames
            self._machine.throwables.raise_pending(error)


def _address(callback: Any) -> int:
    return ctypes.cast(callback, ctypes.c_void_p).value or 0
