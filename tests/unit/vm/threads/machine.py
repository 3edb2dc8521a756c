"""The compiled thread code, with what a scenario needs to run it on OS threads."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import Any

from llvmlite import binding

from pvm.gc.objectmodel import Object
from pvm.lowlevel.image.compiler import compile_object
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.marks import LowLevelFunction
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64
from pvm.vm.model.metadata import Thread, Vm
from pvm.vm.threads.monitortable import MonitorTable

from . import drivers


def _c_type(type_: Any) -> Any:
    if type_ is None:
        return None
    bits = 64 if issubclass(type_, Ptr) else type_.bits
    signed = not issubclass(type_, Ptr) and type_.signed
    return getattr(ctypes, f"c_{'' if signed else 'u'}int{bits}")


class Machine:
    """One Vm. Each exported driver is an attribute: a function that releases the GIL."""

    def __init__(self) -> None:
        lowering = ModuleLowering()
        for function in drivers.EXPORTS:
            lowering.require(function)
        text = lowering.finish()
        self._engine = _engine(compile_object(text))
        for function in drivers.EXPORTS:
            setattr(self, function.name, self._callable(function))
        self._memory: list[Any] = []
        self.vm = Ptr[Vm](self.allocate(Vm.size))
        self.initialise_threads(int(self.vm), self.allocate(MonitorTable.size))
        self._lock_ids = 0

    def __getattr__(self, name: str) -> Callable[..., Any]:
        raise AttributeError(f"{name} is not exported")

    def _callable(self, function: LowLevelFunction) -> Callable[..., Any]:
        kinds = [_c_type(type_) for _, type_ in function.parameters]
        address = self._engine.get_function_address(function.symbol)
        return ctypes.CFUNCTYPE(_c_type(function.result), *kinds)(address)

    def allocate(self, size: int) -> int:
        """Zeroed memory that lives as long as the machine."""
        block = ctypes.create_string_buffer(size + 16)
        self._memory.append(block)
        return (ctypes.addressof(block) + 15) & ~15

    def words(self, count: int) -> Any:
        """Zeroed words, as a pointer that Python can read and write."""
        return Ptr[u64](self.allocate(8 * count))

    def thread(self) -> Any:
        """A new Thread, in the Vm's list."""
        thread = Ptr[Thread](self.allocate(Thread.size))
        self._lock_ids += 1
        thread.lock_id = u32(self._lock_ids)
        self.initialise_thread(int(thread), int(self.vm))
        self.add_thread(int(thread))
        return thread

    def slot(self) -> int:
        """A root slot that holds a new object."""
        slot = self.words(1)
        slot[0] = u64(self.allocate(Object.size + 16))
        return int(slot)


def _engine(code: bytes) -> Any:
    machine = binding.Target.from_default_triple().create_target_machine(jit=True)
    engine = binding.create_mcjit_compiler(binding.parse_assembly(""), machine)
    engine.add_object_file(binding.ObjectFileRef.from_data(code))
    engine.finalize_object()
    return engine


class Runner:
    """Runs functions at the same time, each on its OS thread; gives their results in order.

    The first ones wait until `together` of them have started.
    """

    def __init__(self, together: int = 1) -> None:
        self._gate = threading.Event()
        self._together = together
        self._threads: list[threading.Thread] = []
        self._results: dict[int, Any] = {}

    def start(self, function: Callable[..., Any], *arguments: Any) -> None:
        index = len(self._threads)

        def run() -> None:
            self._gate.wait()
            self._results[index] = function(*(int(argument) for argument in arguments))

        self._threads.append(threading.Thread(target=run, daemon=True))
        self._threads[-1].start()
        if len(self._threads) == self._together:
            self._gate.set()

    def finish(self) -> list[Any]:
        for thread in self._threads:
            thread.join()
        return [self._results[index] for index in range(len(self._threads))]
