# low-level
"""Objects as the collectors see them: headers, and the part of a class that scanning needs.

The mark word's bits (every one says who sets, clears and reads it):

- FORWARDED: set by a copying policy in an object it has moved; the rest of the word is then the
  new address. Cleared never (the old copy dies). Read by tracing.
- INFLATED: set by `vm.threads.monitors` when MONITOR is the index of a monitor; read there.
- MARKED: set by marking policies during a collection, cleared by their sweep.
- AGE: number of nursery collections survived; set by the copying policy, read by its promotion.
- MONITOR: 24 bits of `vm.threads.monitors`: owner and recursion of a thin lock, or an index.
- HASH: 31 bits, set once by `identityHashCode`, 0 = not yet asked for; moves with the object.
"""

from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import struct
from pvm.lowlevel.types import u8, u16, u32, u64

FORWARDED = 1
INFLATED = 2
MARKED = 4
AGE_SHIFT, AGE_MASK = 4, 15
MONITOR_SHIFT, MONITOR_MASK = 8, (1 << 24) - 1
HASH_SHIFT, HASH_MASK = 32, (1 << 31) - 1

OBJECT_ALIGNMENT = 8

KIND_INSTANCE = 0
KIND_REFERENCE_ARRAY = 1
KIND_PRIMITIVE_ARRAY = 2

STRONG, SOFT, WEAK, PHANTOM = 0, 1, 2, 3


@struct
class Object:
    """Header of every object. Instances use `length`'s place for their first small field."""

    mark: u64
    klass: u32
    length: u32


INSTANCE_FIELDS_OFFSET = 12
ARRAY_ELEMENTS_OFFSET = 16


@struct
class TypeInfo:
    """The prefix of a VM's class metadata that the collectors read.

    It lies below 4 GiB, so that 32 bits in the object header hold its address.
    `reference_offsets` has `reference_count` entries, ascending; a class whose `strength` is not
    STRONG leaves the fields at `referent_offset` and `discovered_offset` out of them. `loader` is
    the address of the `heap.LoaderInfo` that the class lives and dies with; 0: it never dies.
    """

    kind: u8
    strength: u8
    element_shift: u16
    instance_size: u32
    reference_count: u32
    referent_offset: u32
    discovered_offset: u32
    loader: u32
    reference_offsets: Ptr[u32]
