"""Linking and initialisation (JVMS 5.4, 5.5).

`preparation` runs when a class is defined: `layout` places fields, `vtable` and `supertypes` build
the tables, and the native structs are written in bulk. `linking` verifies and builds interface
tables (`itable`, `selection`). `resolve` answers what a constant pool entry means; `access` says
who may; `initialise` runs class initialisers.

Invariants: all changes happen under the host's link lock, which is never held while Java code runs
or a thread waits; a failed resolution fails for ever with the same error; a class's address and
layout never change.
Trace flags: `-Xlog:class+load` (host.class_loaded).
"""
