"""ELF: RISC-V executables and shared objects, from their bytes into guest memory.

`headers` reads what the kernel reads of a file, `dynamic` what a dynamic linker reads of it,
`loading` places segments into an address space, `relocations` and `library` join a shared object to
what is there already. An executable that is position-independent relocates itself.

Invariants: nothing is believed that a file says; every offset, size and count is checked against
the file or the space before it is used, and the work done is bounded by the file's size; a file
that is wrong gives an `ElfError` that says what is.
"""
