"""Benchmarks: programs/ holds Java programs that print a checksum, `compare` times pvm against java
on them, `pauses` reads the collection pauses of one program.

Invariant: a benchmark whose output differs between the two machines is an error, never a time.
Everything here is control plane; nothing in the VM depends on it.  There are no trace flags.
"""
