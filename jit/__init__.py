"""The method compiler: hot methods and loops become machine code through LLVM.

The way of a method: `policy` decides that it is hot; `bytecode` turns its code and profile into a
graph of `ir`, with calls inlined; `passes` improve the graph; `llvm` writes it as LLVM IR and
compiles it; `code` makes the result part of the process (or of the cache on disk).

Invariants: compiled code is always valid. What it assumes (a receiver's class, a branch never
taken) it checks with a guard; a guard that fails leaves through `deopt`: the interpreter's frames
are rebuilt from the node's `State` and the program goes on there, re-executing the instruction. So
implicit exceptions are always raised by the interpreter. One compiler thread owns LLVM.
"""
