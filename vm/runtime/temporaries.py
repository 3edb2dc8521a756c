"""Size of each thread's small stack of root slots for low-level code."""

MAX_TEMPORARIES = 1024         # an array has at most 255 dimensions, each in one slot; see also
                               # compiled.tables.MOST_VIRTUAL_OBJECTS
TEMPORARY_BYTES = 8 * MAX_TEMPORARIES
