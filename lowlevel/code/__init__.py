"""Machine code that is made while a program runs: from LLVM text to bytes in executable memory.

`session` compiles text, `linking` lays the object file out as a `Block`, which has no address yet
and can be kept on disk; `memory` is where it is put.

Invariants: only `session` imports llvmlite; a block is the same whatever its address will be.
"""
