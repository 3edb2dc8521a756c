# low-level
"""Finding the tables of compiled code by return address."""

from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import i32, i64, u32, u64
from pvm.vm.compiled.tables import CodeBlob, CodeIndex, CodeSite
from pvm.vm.model.metadata import Vm

FROM_FRAME_POINTER = 1           # lowest bit of an entry of CodeBlob.slots


@lowlevel
def find_blob(vm: Ptr[Vm], address: u64) -> Ptr[CodeBlob]:
    """The blob that a return address lies in, or null. A call may be a blob's last instruction."""
    index = Ptr[CodeIndex](vm.code_index)
    low = u64(0)
    high = index.count if index else u64(0)
    while low < high:
        middle = (low + high) >> 1
        blob = index.blobs[middle]
        if address <= blob.start:
            high = middle
        elif address > blob.end:
            low = middle + 1
        else:
            return blob
    return Ptr[CodeBlob](0)


@lowlevel
def find_site(blob: Ptr[CodeBlob], address: u64) -> Ptr[CodeSite]:
    """The site of a return address inside the blob, or null."""
    offset = address - blob.start
    low = u32(0)
    high = blob.site_count
    while low < high:
        middle = (low + high) >> 1
        site = blob.sites + middle
        if offset < u64(site.return_offset):
            high = middle
        elif offset > u64(site.return_offset):
            low = middle + 1
        else:
            return site
    return Ptr[CodeSite](0)


@lowlevel(inline=True)
def slot_address(slot: i32, sp: u64, fp: u64) -> Ptr[u64]:
    """Where an entry of CodeBlob.slots points for a frame."""
    distance = u64(i64(slot & ~FROM_FRAME_POINTER))
    return Ptr[u64]((fp if slot & FROM_FRAME_POINTER else sp) + distance)
