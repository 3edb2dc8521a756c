"""Loading: from a class's name to a defined class in a loader's namespace (JVMS 5.3).

`archive` reads jars, `classpath` searches folders and jars; a `Loader` is a namespace with the
loaders it delegates to; `define` makes a class of bytes, `arrays` array classes and primitive
types, `hidden` classes that no name finds.

Invariants: one class a (loader, name), for the loader that defines it and those that initiated its
loading; superclass and interfaces are loaded, and checked, before a class is registered; no lock is
held while a loader is asked for a class, for it may run Java code.
Trace flags: `-Xlog:class+load` (host.class_loaded).
"""
