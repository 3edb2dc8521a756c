"""What the machine tells its log: collections, classes that come and go, where they are asked for.

A run without these logs pays nothing: the machine's hooks stay empty.
"""

import ctypes
import threading
from typing import TYPE_CHECKING

from pvm.logs import Logs

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.machine import Machine

GC, GC_INIT, GC_HEAP = ("gc",), ("gc", "init"), ("gc", "heap")
CLASS_LOAD, CLASS_UNLOAD = ("class", "load"), ("class", "unload")


class MachineLogs:
    """Fills in the hooks of a machine; must live as long as the machine runs."""

    def __init__(self, machine: "Machine", logs: Logs) -> None:
        self._machine = machine
        self._logs = logs
        self._lock = threading.Lock()
        self._written = 0
        if logs.wants(CLASS_LOAD):
            machine.on_class_loaded = self._class_loaded
        if logs.wants(CLASS_UNLOAD):
            machine.unloading.on_class_unloaded = self._class_unloaded
        if any(map(logs.wants, (GC, GC_INIT, GC_HEAP))):
            self._start_collections()

    def _class_loaded(self, java_class: "JavaClass") -> None:
        self._logs.write(CLASS_LOAD, f"{java_class.external_name} source: {java_class.source}")

    def _class_unloaded(self, java_class: "JavaClass") -> None:
        name, address = java_class.external_name, java_class.address
        self._logs.write(CLASS_UNLOAD, f"unloading class {name} 0x{address:016x}")

    def _start_collections(self) -> None:
        from pvm.gc.logging import init_lines, using_line

        heap = self._machine.heap
        self._logs.write(GC, using_line(heap))
        for line in init_lines(heap):
            self._logs.write(GC_INIT, line)
        self._callback = ctypes.CFUNCTYPE(None, ctypes.c_void_p)(self._collected)
        heap.collected = ctypes.cast(self._callback, ctypes.c_void_p).value

    def _collected(self, heap_address: int) -> None:
        """Writes the collections since the last call; on the thread that ran the newest."""
        from pvm.gc.heap import EVENTS_KEPT
        from pvm.gc.logging import detail_lines, event, gc_line

        heap = self._machine.heap
        with self._lock:
            newest = int(heap.event_count)
            for number in range(max(self._written, newest - EVENTS_KEPT), newest):
                happened = event(heap, number)
                for line in detail_lines(happened):
                    self._logs.write(GC_HEAP, line)
                self._logs.write(GC, gc_line(happened))
            self._written = newest
