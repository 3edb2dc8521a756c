# low-level
"""The slow ways of memory accesses: misaligned ones, pages that hold code, faults."""

from pvm.isa.hart import Exit, Hart
from pvm.isa.interp.blocks import lock, unlock
from pvm.isa.interp.dropping import drop_locked, drop_page
from pvm.isa.memory.access import PAGE_SHIFT, READ, TRANSLATED, WRITABLE, WRITE
from pvm.lowlevel.intrinsics import copy_bytes, field_address
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import u8, u32, u64

FAULT, COMPLETED, DROPPED_CODE = range(3)


@lowlevel
def first_refused(hart: Ptr[Hart], address: u64, size: u64, access: u8) -> u64:
    """Which byte of an access is the first that its page refuses; `size` if none."""
    for index in range(size):
        page = (address + index) >> PAGE_SHIFT
        if page >= hart.pages:
            return index
        if (hart.access[page] & access) == 0:
            return index
    return size


@lowlevel(noinline=True, cold=True)
def load_slowly(hart: Ptr[Hart], address: u64, size: u64) -> u32:
    """Loads `size` bytes into `hart.detail`, or leaves a fault in the hart."""
    refused = first_refused(hart, address, size, u8(READ))
    if refused != size:
        hart.exit = u32(Exit.READ_FAULT)
        hart.detail = address + refused
        return u32(FAULT)
    hart.detail = u64(0)
    copy_bytes(field_address(hart, "detail"), hart.memory + address, size)
    return u32(COMPLETED)


@lowlevel(noinline=True, cold=True)
def store_slowly(hart: Ptr[Hart], address: u64, size: u64, value: u64) -> u32:
    """Stores the low `size` bytes of a value, or leaves a fault in the hart. The code of pages
    that it changes is dropped first."""
    refused = first_refused(hart, address, size, u8(WRITABLE))
    if refused != size:
        hart.exit = u32(Exit.WRITE_FAULT)
        hart.detail = address + refused
        return u32(FAULT)
    lock(hart.code)         # until it is stored: nobody decodes the old bytes meanwhile
    done = drop_around(hart, address >> PAGE_SHIFT, (address + size - 1) >> PAGE_SHIFT)
    if done != FAULT:
        hart.detail = value
        copy_bytes(hart.memory + address, field_address(hart, "detail"), size)
    unlock(hart.code)
    return done


@lowlevel
def drop_around(hart: Ptr[Hart], first: u64, last: u64) -> u32:
    """Drops the code of those of two pages that have some."""
    done = u32(COMPLETED)
    for page in range(first, last + 1):
        if (hart.access[page] & WRITE) == 0:
            translated = hart.access[page] & TRANSLATED
            drop_locked(hart.code, hart.access, page)
            if translated != 0:
                return tell_translator(hart, page)
            done = u32(DROPPED_CODE)
    return done


@lowlevel(noinline=True, cold=True)
def make_writable(hart: Ptr[Hart], address: u64, size: u64, access: u8) -> u32:
    """For an atomic access that could not go ahead: COMPLETED if it may be tried again."""
    wanted = access
    hart.detail = address
    if (address & (size - 1)) != 0:
        hart.exit = u32(Exit.MISALIGNED)
        return u32(FAULT)
    page = address >> PAGE_SHIFT
    flags = hart.access[page] if page < hart.pages else u8(0)
    if (wanted & WRITE) == 0:
        hart.exit = u32(Exit.READ_FAULT)
        return u32(COMPLETED) if (flags & READ) != 0 else u32(FAULT)
    hart.exit = u32(Exit.WRITE_FAULT)
    if (flags & WRITABLE) == 0 or (flags & wanted & READ) != (wanted & READ):
        return u32(FAULT)
    if drop_page(hart.code, hart.access, page):
        return tell_translator(hart, page)
    return u32(COMPLETED)


@lowlevel
def tell_translator(hart: Ptr[Hart], page: u64) -> u32:
    """Leaves; the store is done when the translator has taken its code of the page away."""
    hart.exit = u32(Exit.CHANGED)
    hart.detail = page
    return u32(FAULT)
