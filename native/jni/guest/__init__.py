"""RISC-V libraries: guest code in an emulator, which reaches nothing but its memory and the JNI.

The libraries of one class loader share a `world`: an address space with pages of stubs, one for
each JNI function and for the functions of C that are offered, a heap, and a stack for each thread.
A stub is an ecall, so what is called is known by where it came from; code that makes an ecall
elsewhere asks for a system call, and there are none.

A Java call of a guest function is low-level (`calls`): arguments into a hart's registers, the
emulator's `run`, no Python on the way. What guest code does wrong ends the call in a Java error.
"""
