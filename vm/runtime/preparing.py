# low-level
"""Asking the control plane to prepare a method, and to initialise a class."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u64
from pvm.vm.interp.instructions import slow_instruction
from pvm.vm.model.metadata import Method, Thread
from pvm.vm.runtime.throwing import upcall
from pvm.vm.runtime.upcallcodes import Upcall


@lowlevel(collects="the control plane may load classes")
def prepare(thread: Ptr[Thread], method: u64) -> None:
    """First call of a method: sets `Method.invoke`, or raises."""
    upcall(thread, Upcall.PREPARE, method, 0)


@slow_instruction("resolve", retry=True)
@lowlevel
def resolve(thread: Ptr[Thread], pc: Ptr[u64], sp: Ptr[u64]) -> u64:
    """An unresolved instruction: the control plane rewrites its words; then it runs again."""
    return upcall(thread, Upcall.RESOLVE, u64(pc), 0)


@slow_instruction("initialise_and_retry", retry=True)
@lowlevel
def initialise_and_retry(thread: Ptr[Thread], pc: Ptr[u64], sp: Ptr[u64]) -> u64:
    """A checked static call whose class another thread is initialising."""
    return upcall(thread, Upcall.INITIALISE, u64(Ptr[Method](pc[1]).klass), 0)
