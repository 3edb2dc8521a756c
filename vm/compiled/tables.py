# low-level
"""Tables of compiled code, written by the control plane when code is installed.

`Vm.code_index` is replaced as a whole (the old one is freed when no thread can be reading it): a
sorted list of code blobs. A blob's sites are sorted by return address.
"""

from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import i32, u8, u16, u32, u64
from pvm.vm.model.metadata import Class, Method

# CodeValue.place
CONSTANT, AT_SP, AT_FP, DEAD, VIRTUAL = range(5)
MOST_VIRTUAL_OBJECTS = 256       # of a site


@struct
class CodeValue:
    """Where a value of the interpreter's frame is found: `constant`, or a stack slot `offset` bytes
    from the stack pointer at the call or from the frame pointer, or number `offset` of the
    virtual objects of the site's deoptimisation. `bytes`: 4 (zero-extended) or 8.
    """

    place: u8
    bytes: u8
    unused: u16
    offset: i32
    constant: u64


@struct
class CodeScope:
    """A method's activation at a site; `caller` is the index of the scope it is inlined into + 1.

    `word` is the index of the instruction's word in the method's predecoded code. The rest is for
    sites that deoptimise: `local_count` values of the interpreter's local slots, then
    `stack_count` of the operand stack, from `first_value` on; `lock` is the index of the value that
    is the locked monitor + 1; `cached` the number of stack values that the word's handler expects
    in registers.
    """

    method: Ptr[Method]
    word: u32
    caller: u32
    first_value: u32
    local_count: u16
    stack_count: u16
    lock: u32
    cached: u32


@struct
class CodeObject:
    """An object that was never allocated (escape analysis): its class and fields' values.

    `field_count` values from `first_value` on. `offsets[first_offset...]` has for each its byte
    offset in the object << 2 | the binary logarithm of its size. `length` is an array's.
    """

    klass: Ptr[Class]
    first_value: u32
    field_count: u16
    length: u16
    first_offset: u32
    unused: u32


@struct
class CodeSite:
    """A return address, as its distance from the blob's start.

    `slot_count` stack slots hold references: `slots[first_slot...]`, in bytes from the stack
    pointer at the call, or from the frame pointer where the lowest bit is set. `scope` is the
    innermost scope's index + 1 (0: no Java frame is to be seen). `first_object` and `object_count`
    are of a deoptimisation's virtual objects.
    """

    return_offset: u32
    first_slot: u32
    slot_count: u16
    object_count: u16
    scope: u32
    first_object: u32
    unused: u32


@struct
class CodeBlob:
    """One compiled method (or OSR entry): [start, end) and its tables.

    `loaders`: the `LoaderData` of classes it names that can die; a frame keeps them alive. So that
    the code can be freed, collections note here where they meet a frame: `last_seen` is the number
    of the collection + 1. `returning` counts frames that no stack walk finds, because they were
    left for the interpreter.
    """

    start: u64
    end: u64
    method: Ptr[Method]
    sites: Ptr[CodeSite]
    site_count: u32
    loader_count: u32
    slots: Ptr[i32]
    scopes: Ptr[CodeScope]
    values: Ptr[CodeValue]
    objects: Ptr[CodeObject]
    offsets: Ptr[u32]
    loaders: Ptr[u64]
    last_seen: u64
    returning: u64


@struct
class CodeIndex:
    """All blobs, ascending by address; `blobs` is an array of `count` pointers."""

    count: u64
    blobs: Ptr[Ptr[CodeBlob]]
