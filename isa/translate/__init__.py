"""The translator: hot guest code becomes machine code, through LLVM.

A *region* (`regions`) is the control-flow graph reachable from a hot pc by direct branches, jumps
and calls of small functions. `emitter` writes it as one LLVM function whose arguments carry the
hottest guest registers (`convention`); the others lie in the hart while code of other regions runs.
Regions jump to each other through *cells*, one 8-byte word for each pc that is the target of a
direct exit: first it leads to a stub that resumes the interpreter there, later to the region that
begins there. Indirect jumps look the pc up in the interpreter's cache of blocks (`Block.linked`).
`translator.Translator` is what the emulator knows: it compiles in a background thread, installs,
takes code of changed pages away, and keeps code on disk (`store`).

Invariants: whatever a check says no to is left to the interpreter at that very instruction, with
exact registers and fuel; translated code raises no fault itself. Fuel is paid for at each basic
block and looked at at entries and loop heads, where enough must be left to reach the next look:
it never runs below zero. Warm starts import nothing of LLVM.
"""
