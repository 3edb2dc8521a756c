"""Compiled code on disk: what one run compiled is loaded by the next.

An entry is linked code (`jit.code.linked`) whose symbols are described by name, with everything the
compilation took for granted. Its file's name is the hash of what must be the same: the method's
class, the options, the core image, the compiler's sources, LLVM and the processor, the class
library. What else was used (classes that were inlined from, laid out, tested for) is in the entry:
each must be there, with the same content, and as far initialised as it was; otherwise the entry is
not used, or not yet. -Xcomp compiles before anything is resolved and takes the same codes away at
each run: all codes of a method are kept, in their order.

Invariants: nothing here imports LLVM. An entry that is damaged or does not fit is as good as none.
Classes of other loaders than the two of the machine are not described, nor what belongs to them.
"""
