# low-level
"""What the entries of host code's JNIEnv call that need no Python (see `quickentries`)."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u32, u64
from pvm.native.jni.quick import FieldRow, run_quickly
from pvm.native.jni.references import NativeEnvironment
from pvm.vm.threads.states import enter_native, leave_native


@lowlevel(export=True, collects="waits while the world is stopped")
def answer_host(environment: Ptr[NativeEnvironment], number: u32, first: u64, second: u64,
                third: u64, place: u64, result: Ptr[u64]) -> u32:
    """1 if the function was run, its result's bits at `result`; 0 if Python has to."""
    leave_native(environment.thread)
    done = run_quickly(environment, Ptr[FieldRow](environment.fields), number, first, second, third,
                       place, result)
    enter_native(environment.thread)
    return u32(done)
