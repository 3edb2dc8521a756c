"""Graphs become LLVM IR text, and text becomes object code.

Invariants: only `session` imports llvmlite, and only the compiler thread calls it. References are
of type `ptr addrspace(1)`; wherever a collection may happen stands a statepoint, whose id is a key
of `CompiledText.sites`. Everything that a compilation refers to is an `External` behind a symbol.
"""
