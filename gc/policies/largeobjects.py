# low-level
"""Large objects: each on a run of pages of its own, marked and swept, never moved.

The table describes the runs: the entry of a run's first page is its length in pages, times two,
plus one when it holds an object. Free pages read as zero.
"""

from pvm.gc.cards import clean_cards, scan_dirty_object
from pvm.gc.heap import Heap, LargeSpace
from pvm.gc.markstack import pop, push
from pvm.gc.objectmodel import MARKED, Object
from pvm.gc.policies.poison import fill_with_poison
from pvm.gc.scanning import has_references, scan_object, size_of
from pvm.gc.system import release_pages
from pvm.lowlevel.intrinsics import fill_bytes
from pvm.lowlevel.marks import lowlevel
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.types import Static, boolean, u32, u64

PAGE_SHIFT = 12
PAGE_BYTES = 1 << PAGE_SHIFT
NONE = (1 << 64) - 1


@lowlevel(inline=True)
def run_pages(space: Ptr[LargeSpace], page: u64) -> u64:
    """Length of the run that starts at a page."""
    return u64(space.table[page] >> 1)


@lowlevel(inline=True)
def run_is_taken(space: Ptr[LargeSpace], page: u64) -> boolean:
    """Does the run that starts at a page hold an object?"""
    return space.table[page] & 1 != 0


@lowlevel(inline=True)
def describe_run(space: Ptr[LargeSpace], page: u64, pages: u64, taken: u64) -> None:
    space.table[page] = u32((pages << 1) | taken)


@lowlevel(inline=True)
def page_address(space: Ptr[LargeSpace], page: u64) -> u64:
    return space.start + (page << PAGE_SHIFT)


@lowlevel
def find_free_run(space: Ptr[LargeSpace], first: u64, end: u64, wanted: u64) -> u64:
    """The first free run of at least `wanted` pages among those that start in [first, end)."""
    page = first
    while page < end:
        pages = run_pages(space, page)
        if pages >= wanted and not run_is_taken(space, page):
            return page
        page += pages
    return NONE


@lowlevel(inline=True)
def large_bytes(bytes: u64) -> u64:
    """What an object of this size takes here."""
    return (bytes + (PAGE_BYTES - 1)) & ~(PAGE_BYTES - 1)


@lowlevel
def take_run(space: Ptr[LargeSpace], bytes: u64) -> u64:
    """Pages for an object; 0 when no free run is long enough. Under the heap's lock."""
    wanted = large_bytes(bytes) >> PAGE_SHIFT
    page = find_free_run(space, space.cursor, space.pages, wanted)
    if page == NONE:
        page = find_free_run(space, u64(0), space.cursor, wanted)
    if page == NONE:
        return 0
    rest = run_pages(space, page) - wanted
    describe_run(space, page, wanted, u64(1))
    if rest != 0:
        describe_run(space, page + wanted, rest, u64(0))
    space.cursor = page + wanted if page + wanted < space.pages else u64(0)
    space.used_bytes += wanted << PAGE_SHIFT
    return page_address(space, page)


@lowlevel
def zero_run(heap: Ptr[Heap], address: u64, bytes: u64) -> None:
    """Makes a taken run read as zero: it does already, unless free memory is poisoned."""
    if heap.poison != 0:
        fill_bytes(address, 0, large_bytes(bytes))


@lowlevel(inline=True)
def is_large(heap: Ptr[Heap], address: u64) -> boolean:
    """Does the (non-null) reference point into the large-object space?"""
    return address >= heap.large.start


@lowlevel(inline=True)
def is_marked(object: u64) -> boolean:
    return Ptr[Object](object).mark & MARKED != 0


@lowlevel(inline=True)
def set_marked(object: u64) -> None:
    Ptr[Object](object).mark |= MARKED


@lowlevel(inline=True)
def clear_marked(object: u64) -> None:
    Ptr[Object](object).mark &= ~MARKED


@lowlevel(inline=True)
def mark_and_push(heap: Ptr[Heap], object: u64) -> None:
    """Reaches a non-moving object: the first time, it is kept for scanning."""
    if not is_marked(object):
        set_marked(object)
        if has_references(object):
            push(heap.mark_stack, object)


@lowlevel
def scan_pushed(heap: Ptr[Heap], visit: Static, visit_weak: Static,
                visit_class: Static) -> None:
    """Scans objects until the mark stack is empty."""
    while heap.mark_stack.count != 0:
        scan_object(heap, pop(heap.mark_stack), visit, visit_weak, visit_class)


@lowlevel
def rescan_marked_large(heap: Ptr[Heap], visit: Static, visit_weak: Static,
                        visit_class: Static) -> None:
    """Scans every marked large object: what a full mark stack dropped is among them."""
    space = heap.large
    page = u64(0)
    while page < space.pages:
        object = page_address(space, page)
        if run_is_taken(space, page) and is_marked(object):
            scan_object(heap, object, visit, visit_weak, visit_class)
        page += run_pages(space, page)


@lowlevel
def scan_dirty_large(heap: Ptr[Heap], visit: Static) -> None:
    """Visits the slots of large objects that lie on dirty cards, cleaning the cards."""
    space = heap.large
    page = u64(0)
    while page < space.pages:
        object = page_address(space, page)
        if run_is_taken(space, page) and has_references(object):
            scan_dirty_object(heap, object, object + size_of(object), visit)
        page += run_pages(space, page)


@lowlevel
def release_run(heap: Ptr[Heap], address: u64, end: u64) -> None:
    """Returns a dead object's pages; poisoned ones are zeroed when they are taken again."""
    if heap.poison != 0:
        fill_with_poison(address, end)
    else:
        release_pages(address, end)


@lowlevel
def sweep_large(heap: Ptr[Heap]) -> None:
    """Frees the unmarked objects, clears the marks, and joins neighbouring free runs.

    All cards are cleaned: a plan with a nursery sweeps only when the nursery is empty.
    """
    space = heap.large
    page = u64(0)
    free = u64(NONE)
    while page < space.pages:
        object = page_address(space, page)
        pages = run_pages(space, page)
        if run_is_taken(space, page):
            clean_cards(heap, object, object + (pages << PAGE_SHIFT))
        if run_is_taken(space, page) and is_marked(object):
            clear_marked(object)
            free = u64(NONE)
        else:
            if run_is_taken(space, page):
                release_run(heap, object, object + (pages << PAGE_SHIFT))
                space.used_bytes -= pages << PAGE_SHIFT
            free = page if free == NONE else free
            describe_run(space, free, page + pages - free, u64(0))
        page += pages
    space.cursor = u64(0)


@lowlevel
def large_object_starts_at(heap: Ptr[Heap], address: u64) -> boolean:
    """For the verifier: walks the runs."""
    space = heap.large
    page = u64(0)
    while page < space.pages:
        if page_address(space, page) == address:
            return run_is_taken(space, page)
        page += run_pages(space, page)
    return False
