"""Monitors (JNI 4, "Monitor Operations")."""

from typing import TYPE_CHECKING

from pvm.native.jni.errors import exhausted
from pvm.native.jni.functions import OK, Function
from pvm.native.jni.implementation import jni
from pvm.vm.threads import monitors

if TYPE_CHECKING:
    from pvm.native.jni.caller import Caller
    from pvm.vm.runtime.objects import Handle


@jni("MonitorEnter")
def monitor_enter(caller: "Caller", _: Function, held: "Handle") -> int:
    result = caller.interface.enter_monitor(caller.machine.current_thread(), held.slot)
    if result == monitors.EXHAUSTED:
        raise exhausted("too many monitors")
    if result == monitors.UNWOUND:
        caller.machine.calls.set_pending(caller.machine.spare_thread_death)
    return OK


@jni("MonitorExit")
def monitor_exit(caller: "Caller", _: Function, held: "Handle") -> int:
    if caller.interface.exit_monitor(caller.machine.current_thread(), held.slot) != monitors.OK:
        caller.machine.throw("java/lang/IllegalMonitorStateException",
                             "current thread is not owner")
    return OK
