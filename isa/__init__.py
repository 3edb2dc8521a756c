"""The RISC-V emulator: RV64GC in user mode, for Linux programs and for native libraries of Java.

A guest has an address space (`memory`), one or more harts (`hart`), and, if it is a program of its
own, a process around them (`process`). Instructions are one table (`instructions`); what they do to
values is written once, in low-level Python (`meanings`), for the interpreter (`interp`) and the
translator (`translate`). `emulator` runs harts.

Invariants: whatever a guest does, it touches nothing but its own memory, and the world only through
an interface that whoever runs it fills in; at every exit a hart holds the exact state of the
instruction that it stopped at. Imports: lowlevel alone.
"""
