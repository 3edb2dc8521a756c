"""Java inside a Python program: contexts, classes and objects as Python sees them.

An `Engine` holds what all contexts share, a `Context` is a machine of its own: its heap, its
classes, its statics, and what it may do, which is nothing unless granted. Java classes appear as
`JavaType`, other objects as `JavaObject`; numbers, strings and None are converted.

Invariants: Java runs on the Python thread that calls it, which becomes a Java thread of the context
at its first call. No reference leaves the heap but in a root slot that belongs to a Python object.
Every Java exception arrives as `JavaError`. No trace flags.
"""
