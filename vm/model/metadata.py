# low-level
"""Run-time metadata: the structs that generated code, collector and control plane share.

They live in native memory below 4 GiB (a class's address fits the object header) and are written by
the control plane alone, except for the fields that say otherwise.
"""

from pvm.gc.heap import Heap, LoaderInfo, Mutator
from pvm.gc.objectmodel import TypeInfo
from pvm.lowlevel.pointers import Array, Fn, Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import i32, i64, u16, u32, u64

# Class.state, JVMS 5.5. Written under the initialisation lock.
LOADED, LINKED, BEING_INITIALISED, INITIALISED, ERRONEOUS = range(5)


@struct
class SlotBlock:
    """Root slots of a loader's classes: `count` of them follow. Visited while the loader lives."""

    next: Ptr["SlotBlock"]
    count: u64


@struct
class LoaderData(LoaderInfo):
    """The native part of `runtime.unloading.MortalLoaderData`."""

    slots: Ptr[SlotBlock]


@struct
class InterfaceEntry:
    """One slot of a class's interface table: open addressing on the interface method's number."""

    key: Ptr["Method"]
    target: Ptr["Method"]


@struct
class Class(TypeInfo):
    """A class, interface, array class or primitive type. Its vtable follows the struct.

    `ancestors` holds the superclass chain by depth, itself last; `interfaces` every superinterface
    once (an interface's own array holds itself too). `itable_mask` is the number of slots - 1.
    `mirror` is the root slot that holds the java.lang.Class object.
    """

    state: u32
    access_flags: u32
    number: u32
    depth: u32
    super_class: Ptr["Class"]
    ancestors: Ptr[u64]
    interfaces: Ptr[u64]
    interface_count: u32
    itable_mask: u32
    itable: Ptr[InterfaceEntry]
    element: Ptr["Class"]
    array: Ptr["Class"]
    mirror: Ptr[u64]
    initialising_thread: Ptr["Thread"]
    vtable_length: u32
    primitive: u32


@struct
class ExceptionHandler:
    """A row of a method's exception table, in words of the predecoded code.

    `catch_class` is 0 for `any`; while unresolved it is 0 and `unresolved` holds the constant
    pool index. `released`: what `Upcall.RELEASES` gave, plus one; 0: it was not asked yet.
    """

    start: u32
    end: u32
    target: u32
    unresolved: u32
    catch_class: Ptr[Class]
    released: u32
    unused: u32


@struct
class ProfileCell:
    """What an instruction did while it was counted.

    Calls, type tests and aastore (the value stored): the first two classes of objects met (0: none)
    and how often, `others` (objects of further classes) and `nulls`. Branches: `count1` taken,
    `count2` not taken. `arrivals`: jumps of switches to this word. Counts are not exact: threads
    may lose some, and they wrap.
    """

    klass1: u32
    klass2: u32
    count1: u32
    count2: u32
    others: u32
    nulls: u32
    arrivals: u32
    unused: u32


@struct
class OsrEntry:
    """Compiled code `(thread, method, values)` that goes on at word `word` of a method.

    `is_optimised`: 1 unless it is baseline code, which counts and gives way to better one.
    """

    next: Ptr["OsrEntry"]
    code: u64
    word: u32
    is_optimised: u32


# Method.flags beyond the class file's access flags (those are the low 16 bits).
METHOD_HIDDEN = 1 << 16          # left out of stack traces
METHOD_RETURNS_REFERENCE = 1 << 17
METHOD_ENTRY = 1 << 18           # the pseudo-method of frames that native code enters Java through
METHOD_COMPILED = 1 << 19        # the pseudo-method of markers (see vm.compiled)
METHOD_RETURNS_VALUE = 1 << 20
METHOD_CONSTRUCTOR = 1 << 21     # <init>


@struct
class Method:
    """A method. `invoke` is the handler that a call jumps to, whatever tier the method is in.

    `frame_shift` = (max_locals - argument slots) * 8: from the caller's stack pointer to the new
    frame's header. `frame_extent` = header and operand stack in bytes. `maps` holds, for each word
    of code, `map_words` words of a bitmap over locals and operand stack; computed when a
    collection first needs it. `invocations` and `back_edges` are sampled: each thread counts one in
    SAMPLE_TICKS of them, as so many, so that threads do not contend for the words of a hot method.
    When their sum reaches `hot_at` (0: never) the control plane is told, once: `hot_at` is then 0
    until somebody sets it again.

    `compiled` is the address of compiled code, `(thread, method, arguments...)`, or 0. `profile`
    holds a cell for each word of code, or is null as long as nothing is counted. `osr` lists the
    loops that can be entered in compiled code.
    """

    invoke: u64
    code: Ptr[u64]
    frame_shift: u32
    frame_extent: u32
    flags: u32
    argument_slots: u16
    max_locals: u16
    klass: Ptr[Class]
    invocations: u32
    back_edges: u32
    native: Fn[[Ptr["Thread"], Ptr[u64]], i64]
    handlers: Ptr[ExceptionHandler]
    handler_count: u32
    code_words: u32
    maps: Ptr[u64]
    map_words: u32
    max_stack: u32
    number: u32
    vtable_index: i32
    argument_references: Ptr[u64]
    compiled: u64
    profile: Ptr[ProfileCell]
    osr: Ptr[OsrEntry]
    hot_at: u32
    unused: u32


@struct
class Frame:
    """Header of an interpreter frame; locals lie below it, the operand stack above.

    Local `p` is at address `frame - 8 * (max_locals - p)`. `pc` is the instruction being executed
    whenever the frame is not the running one. `lock` is the monitor of a synchronized method.
    """

    previous: Ptr["Frame"]
    method: Ptr[Method]
    pc: Ptr[u64]
    lock: u64


SAMPLE_TICKS = 509               # prime: a loop's calls and jumps take turns at being sampled

# Thread.state
IN_NATIVE, IN_JAVA = 0, 1

# Thread.poll bits
POLL_SAFEPOINT, POLL_UNWIND = 1, 2

# Thread.activity: what the thread waits for (Thread.getState, thread dumps). Its own to write.
RUNNING, BLOCKED, WAITING, TIMED_WAITING, PARKED, TIMED_PARKED, SLEEPING = range(7)


@struct
class Thread(Mutator):
    """A Java thread; the first argument of all native code.

    `poll` is set by other threads. `ticks` counts down the backward jumps and method entries until
    one of them reads `poll`, and is counted for its method; `credit` is fuel for the entries of
    inlined methods. `frame` and `sp`
    are valid whenever the thread is not inside the interpreter's fast path. `pending` is the
    exception under way; `trap_kind` names one that is still to be made by `pvm.internal.Traps`.
    `native_result` is the root slot through which control-plane natives return references.
    `temporaries_*` bound a small stack of root slots for low-level code, `locals_*` those of
    native code's local references; `native_environment` is what belongs to them, 0 before its
    first use (see native.jni).
    `blocked_on` is the index of the monitor that the thread enters or waits in, or 0; `waiting` is
    1 while it is in a wait set, linked by `wait_next`. Compiled code may not use the native stack
    below `native_limit`. On a stack that the host has made, that lies `native_share` bytes below
    where Java was entered, and never below `native_floor`; `native_share` is 0 on one of our own.
    Below `entry_limit` native code may not enter Java (0: it always may). `deoptimise_countdown`
    and `collect_countdown` are for debugging: guards left until one fails, polls of compiled code
    left until one collects.
    `unmetered`: 1 while what the thread runs is not counted as fuel. `is_called`: 1 from before to
    after a built-in function's call, so that one which is about to begin can be stopped as well.
    `rebuilt_...` say where the interpreter goes on after a deoptimisation. `mutex` guards what
    wakes it: `condition`.
    """

    poll: u32
    state: u32
    ticks: u32
    credit: u32
    vm: Ptr["Vm"]
    frame: Ptr[Frame]
    sp: Ptr[u64]
    stack_base: u64
    stack_limit: u64
    stack_end: u64
    pending: u64
    trap_first: i64
    trap_second: i64
    trap_kind: u32
    lock_id: u32
    java_thread: u64
    native_result: u64
    result: i64
    nesting: u32
    stack_guard_open: u32
    normal_stack_limit: u64
    making_out_of_memory: u32
    temporaries_base: u64
    temporaries_top: u64
    locals_base: u64
    locals_top: u64
    native_environment: u64
    next: Ptr["Thread"]
    previous: Ptr["Thread"]
    activity: u32
    blocked_on: u32
    park_permit: u32
    interrupted: u32
    waiting: u32
    wait_next: Ptr["Thread"]
    native_limit: u64
    native_share: u64
    native_floor: u64
    entry_limit: u64
    deoptimise_countdown: u32
    collect_countdown: u32
    rebuilt_frame: Ptr[Frame]
    rebuilt_sp: Ptr[u64]
    rebuilt_depth: u32
    rebuilt_trap: u32
    hash_state: u64
    os_id: u64
    unmetered: u32
    is_called: u32
    condition: Array[u64, 6]
    mutex: Array[u64, 5]


@struct
class RootChunk:
    """Root slots: statics of reference type, mirrors, string constants, handles of Python code.

    Written by the control plane through handles, and by putstatic.
    """

    next: Ptr["RootChunk"]
    slots: Array[u64, 511]


MAX_TRAPS = 32


@struct
class Vm:
    """One runtime. `upcall(thread, code, a, b)` is the way into the control plane.

    A slot among `weak_roots` holds null once its object is dead.
    `code_index` is the address of a `vm.compiled.tables.CodeIndex`, or 0. `resume_method` is a
    pseudo-method: calling it goes on in frames that a deoptimisation rebuilt.

    `fuel` is what no thread has taken yet, counted if `has_fuel` is 1 (see `vm.runtime.fuel`).
    `output_bytes` were written to the standard streams, which may get `output_limit` of them.
    `clock`, if `has_clock` is 1: nanoseconds since 1970, as the program sees them, and where they
    started. `seed`, if `has_seed` is 1: of the next generator. `ends_when_full`: 1 if a full heap
    ends all that runs, and is no OutOfMemoryError.
    """

    heap: Ptr[Heap]
    threads: Ptr[Thread]
    roots: Ptr[RootChunk]
    weak_roots: Ptr[RootChunk]
    stopping: u32
    stopped_by: u32
    upcall: Fn[[Ptr[Thread], u32, u64, u64], u64]
    trap_methods: Array[Ptr[Method], MAX_TRAPS]
    entry_method: Ptr[Method]
    spare_out_of_memory: Ptr[u64]
    spare_stack_overflow: Ptr[u64]
    spare_thread_death: Ptr[u64]
    long_array_class: Ptr[Class]
    next_hash: u64
    monitors: u64
    threads_mutex: Array[u64, 8]
    stop_mutex: Array[u64, 8]
    resume_condition: Array[u64, 8]
    compiled_method: Ptr[Method]
    code_index: u64
    resume_method: Ptr[Method]
    fuel: u64
    output_bytes: u64
    output_limit: u64
    clock: u64
    clock_start: u64
    seed: u64
    has_fuel: u32
    has_clock: u32
    has_seed: u32
    ends_when_full: u32
