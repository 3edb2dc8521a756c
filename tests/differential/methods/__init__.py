"""Random methods for the compiler: the same program, interpreted, compiled, and on java.

The idea: `generator` makes from a seed a class of about twenty methods, each with a driver that
calls it many times with varying arguments: harmless ones first, so that what is compiled assumes
them, then edges, nulls and late classes, so that it is left again. `bytecode` makes class files
that no Java compiler makes. A program prints checksums of results, exceptions with their frames,
and reachable objects. `runner` runs the same class files in many configurations and compares.

Invariants: a seed makes the same program until the generator changes; a program prints the same
whatever is compiled when; every loop of a program ends soon.
"""
