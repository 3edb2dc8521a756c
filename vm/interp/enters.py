"""The handlers that `Method.invoke` names: how a call gets into a method.

On entry the word register holds the method, `pc` is the invoke instruction, the arguments lie
below `sp`, and `fp` is the caller's frame.
"""

from pvm.gc.objectmodel import Object
from pvm.lowlevel.ir import quoted
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.vm.interp.calls import INVOKE_WORDS
from pvm.vm.interp.composer import WORD, HandlerWriter, leave_for_poll
from pvm.vm.interp.traps import Trap
from pvm.vm.model.metadata import Frame, Method, Thread
from pvm.vm.runtime.fuel import give_back
from pvm.vm.runtime.monitored import enter_synchronized
from pvm.vm.runtime.preparing import prepare

UNPREPARED = "interp.enter_unprepared"
INTERPRETED = "interp.enter_interpreted"
SYNCHRONIZED = "interp.enter_synchronized"
NATIVE = "interp.enter_native"
ABSTRACT = "interp.enter_abstract"
TRAP = "interp.enter_trap"


def write_enters(module: ModuleLowering) -> None:
    """Adds all of them to the module."""
    _write_unprepared(module)
    _write_interpreted(module, INTERPRETED)
    _write_interpreted(module, TRAP, polls=False)
    _write_synchronized(module)
    _write_native(module)
    _write_abstract(module)


def _method(handler: HandlerWriter) -> str:
    return handler.writer.value("inttoptr i64 %w to ptr")


def _write_unprepared(module: ModuleLowering) -> None:
    """First call: the control plane predecodes or binds the method, then the call is made."""
    handler = HandlerWriter(module, UNPREPARED, 0, cold=True)
    handler.save_state("%pc", "%sp")
    handler.writer.emit(f"call void {module.require(prepare)}(ptr %thr, i64 %w)")
    handler.leave_if_exceptional()
    target = handler.field(Method, "invoke", _method(handler), "ptr")
    handler.tail(target, "%pc", "%sp", "%fp", "%w")
    handler.done()


def _push_frame(handler: HandlerWriter, method: str, polls: bool = True) -> str:
    """Links a new frame after checking the stack and the poll word; returns its address."""
    shift = handler.field(Method, "frame_shift", method, "i32")
    wide = handler.writer.value(f"zext i32 {shift} to i64")
    frame = handler.writer.value(f"getelementptr i8, ptr %sp, i64 {wide}")
    extent = handler.field(Method, "frame_extent", method, "i32")
    end = handler.writer.value(
        f"getelementptr i8, ptr {frame}, i64 {handler.writer.value(f'zext i32 {extent} to i64')}")
    limit = handler.field(Thread, "stack_limit", "%thr", "ptr")
    fits = handler.when(handler.writer.value(f"icmp ugt ptr {end}, {limit}"))
    handler.set_field(Thread, "trap_kind", "%thr", "i32", str(int(Trap.STACK_OVERFLOW)))
    handler.tail(quoted("interp.exceptional"), "%pc", "%sp", "%fp", "%w")
    handler.writer.place(fits)
    if polls:
        leave_for_poll(handler, "interp.enter_poll", "%pc", "%sp")
    handler.set_field(Frame, "pc", "%fp", "ptr", "%pc")
    handler.set_field(Frame, "previous", frame, "ptr", "%fp")
    handler.set_field(Frame, "method", frame, "ptr", method)
    return frame


def _start(handler: HandlerWriter, method: str, frame: str) -> None:
    code = handler.field(Method, "code", method, "ptr")
    handler.go(code, handler.gep(frame, Frame.size), frame)


def _write_interpreted(module: ModuleLowering, symbol: str, polls: bool = True) -> None:
    """Methods of Traps do not poll: their arguments lie where the caller's map knows nothing of
    them, so no collection may see them before they are the callee's locals."""
    handler = HandlerWriter(module, symbol, 0)
    method = _method(handler)
    _start(handler, method, _push_frame(handler, method, polls))
    handler.done()


def _write_synchronized(module: ModuleLowering) -> None:
    """`enter_synchronized` finds the monitor (receiver or class) and enters it (JVMS 2.11.10)."""
    handler = HandlerWriter(module, SYNCHRONIZED, 0)
    method = _method(handler)
    frame = _push_frame(handler, method)
    code = handler.field(Method, "code", method, "ptr")
    handler.save_state(code, handler.gep(frame, Frame.size), frame)
    handler.writer.emit(f"call void {module.require(enter_synchronized)}(ptr %thr, ptr {frame})")
    handler.leave_if_exceptional(frame, code)
    _start(handler, method, frame)
    handler.done()


def _write_native(module: ModuleLowering) -> None:
    """A frame without operand stack; the C function gets the address of its arguments.

    No tick: compiled code calls some natives without a frame, and fuel is the same on all tiers.
    """
    handler = HandlerWriter(module, NATIVE, 0)
    method = _method(handler)
    frame = _push_frame(handler, method, polls=False)
    # natives that are synchronized see to that themselves
    handler.set_field(Frame, "lock", frame, "i64", "0")
    handler.save_state("null", handler.gep(frame, Frame.size), frame)
    function = handler.field(Method, "native", method, "ptr")
    locals_ = handler.field(Method, "max_locals", method, "i16")
    slots = handler.writer.value(f"zext i16 {locals_} to i64")
    distance = handler.writer.value(f"sub i64 0, {slots}")
    arguments = handler.writer.value(f"getelementptr i64, ptr {frame}, i64 {distance}")
    result = handler.writer.value(f"call i64 {function}(ptr %thr, ptr {arguments})")
    make_tick_due(handler)
    handler.leave_if_exceptional(frame, "null")
    handler.go(handler.gep("%pc", INVOKE_WORDS * WORD), arguments, "%fp", [result])
    handler.done()


def make_tick_due(handler: HandlerWriter) -> None:
    """When something is asked for, the next tick finds it."""
    writer = handler.writer
    poll = handler.field(Thread, "poll", "%thr", "i32")
    quiet = handler.when(writer.value(f"icmp ne i32 {poll}, 0"))
    writer.emit(f"call void {handler.module.require(give_back)}(ptr %thr)")
    writer.branch(quiet)
    writer.place(quiet)


def _write_abstract(module: ModuleLowering) -> None:
    """The trap's details are the method and the receiver's class, 0 where native code calls.

    The invoke instruction's operand says how far below `sp` the receiver lies.
    """
    handler = HandlerWriter(module, ABSTRACT, 0, cold=True)
    handler.set_field(Thread, "trap_kind", "%thr", "i32", str(int(Trap.ABSTRACT_METHOD)))
    handler.set_field(Thread, "trap_first", "%thr", "i64", "%w")
    handler.set_field(Thread, "trap_second", "%thr", "i64", "0")
    count = handler.writer.value(f"and i64 {handler.load('%pc', 0)}, 65535")
    native = handler.when(handler.writer.value(f"icmp ne i64 {count}, 0"))
    distance = handler.writer.value(f"sub i64 0, {count}")
    place = handler.writer.value(f"getelementptr i64, ptr %sp, i64 {distance}")
    narrow = handler.field(Object, "klass", handler.load(place, 0, "ptr"), "i32")
    receiver = handler.writer.value(f"zext i32 {narrow} to i64")
    handler.set_field(Thread, "trap_second", "%thr", "i64", receiver)
    handler.tail(quoted("interp.exceptional"), "%pc", "%sp", "%fp", "%w")
    handler.writer.place(native)
    handler.tail(quoted("interp.exceptional"), "%pc", "%sp", "%fp", "%w")
    handler.done()
