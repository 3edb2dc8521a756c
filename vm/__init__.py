"""The machine: from class file to running program.

Class files are parsed, loaded, linked, verified and interpreted here.  What happens once a class or
method is ordinary Python (the control plane); what happens once a bytecode or object is low-level
Python, compiled ahead of time into the core image (the data plane).  The two meet in one table of
entry points and one table of upcalls.

Invariants: there is no global state (a `Vm` struct a runtime, a `Thread` struct a thread); guest
Java throwables and our own bugs never mix; a bytecode's facts and its meaning are written once.
Imports: gc and lowlevel, never jit, native or the face.  Trace flags: `-Xlog:class+load`.
"""
