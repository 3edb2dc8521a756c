"""Natives in the low-level subset: `(thread, arguments) -> value`, one 8-byte slot an argument.

An int is the low half of its slot (the rest is garbage), a float likewise, a double its bits, a
reference a raw address that a collection updates in its slot: after a call that may collect,
arguments are read again.  The offsets of Java fields that a native needs are words at Method.code,
written when the method is bound.
"""
