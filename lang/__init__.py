"""The Java compiler: source text to class files (Java 17).

A source file becomes a tree (`parse`), its declarations become symbols (`enter`), every expression
gets its type and every name its symbol (`attr`), the rules about paths through the code are checked
(`flow`), and class files are written straight from the decorated tree (`gen`).  `compiler` drives.

Invariants: a tree is decorated, never rewritten; symbols complete themselves on demand, from source
or class file alike; every error goes to the log with a position, and code is generated only where
there is none.  This package knows nothing of the machine but its class files.
"""
