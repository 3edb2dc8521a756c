"""From a graph to LLVM text, and from text to object code.

`emitter` writes one function; `memory`, `calls`, `guards` write kinds of nodes. The text follows
the rules under which LLVM keeps explicit statepoints right: references that live across a safepoint
(`reflive`) lie in allocas and are loaded anew for every use; addresses are formed at the access; no
invariant loads from objects. Arithmetic and barriers are the low-level functions that the
interpreter is made of (`meanings`). `sites` is what the loader is told of statepoints and symbols.
"""
