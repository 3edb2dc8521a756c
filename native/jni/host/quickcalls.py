# low-level
"""What the entries of host code's JNIEnv call that need no Python (see `quickentries`)."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64
from pvm.native.jni.quick.dispatch import FORMS, LIST, NEW_UTF, call_index, is_call, run_quickly
from pvm.native.jni.quick.invokes import SYSTEM_V, UNIONS
from pvm.native.jni.quick.strings import LONGEST
from pvm.native.jni.quick.tables import QuickTables
from pvm.native.jni.references import NativeEnvironment
from pvm.vm.threads.states import enter_native, leave_native


@lowlevel(export=True, collects="runs Java")
def answer_host(environment: Ptr[NativeEnvironment], number: u32, first: u64, second: u64,
                third: u64, fourth: u64, result: Ptr[u64]) -> u32:
    """1 if the function was run, its result's bits at `result`; 0 if Python has to."""
    place = fourth
    style = u32(UNIONS)
    if number == NEW_UTF:
        if first == 0:
            return u32(0)
        place = first
        third = u64(LONGEST)
    elif is_call(number):
        place = third
        if call_index(number) % FORMS == LIST:
            style = u32(SYSTEM_V)
    leave_native(environment.thread)
    done = run_quickly(environment, Ptr[QuickTables](environment.tables), number, first, second,
                       third, place, style, result)
    enter_native(environment.thread)
    return u32(done)
