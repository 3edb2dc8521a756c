"""Security: what code may do to the world outside of the machine, and how that is found out.

A capability (`capabilities`) is a kind of deed: reading files, ending the runtime. Grants
(`grants`) are an immutable set of capabilities with the paths, hosts and names that they are good
for. Each loader has the grants of the classes that it defines: its classes' protection domain.

A `guard.Guard` is there for a machine that was not granted everything. A native that is about to
touch the world asks it, and it walks the stack (`inspection`): every class on it must have the
grant, up to the innermost privileged block, and then the context that block or thread began with.

Invariants: the class library's own frames take nothing away and give nothing, but for a block of
`pvm.internal.Privileged`, which no other code can name; where a stack ends without one, the
context that its thread inherited counts, and for the machine's own threads the application's
grants; a context is never more than what was held where it was made; a machine with all grants has
no guard, and its gate is one test.
"""
