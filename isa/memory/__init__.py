"""Guest memory: one reservation of host address space, and a table of what each page allows.

A guest address is an offset into the reservation. Every access, by compiled code or by the control
plane, is checked in software against one byte a page (`access`); nothing relies on signals of the
host. `space.AddressSpace` is what the rest uses.

Invariants: no access leaves the reservation, whatever the guest does; a page that has been mapped
once stays readable and writable for the host until the space is closed, so that a guest thread that
races with another's munmap reads zeros, and the host never faults; pages that hold no mapping read
as zero when they are mapped again; a page that holds decoded code never has WRITE.
"""
