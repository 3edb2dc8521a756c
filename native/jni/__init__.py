"""The Java Native Interface: native methods that are Python, host machine code or guest code.

`functions` is the one table of JNI functions; what each does is written once (`implementation/`),
over handles. An `interface` runs them for whoever calls: Python, a host library (`host/`), or a
RISC-V library in an emulator of its own (`guest/`), which differ in where their memory is
(`memory`) and in what becomes of their mistakes.

Invariants: native code holds no reference, only handles (`handles`), and each is checked whenever
it is used; so are method and field IDs, the types of objects that are stored or passed on, and all
of a guest's addresses. A guest's mistake is a Java error; nothing it does can harm the machine.
"""
