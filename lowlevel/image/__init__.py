"""The core image: low-level code compiled once, cached, and loaded in a millisecond.

`compiler` turns LLVM text into an object file (the only importer of llvmlite), `linker` turns the
object file into one relocated block with a symbol table and a list of C functions it needs,
`loader` maps a block into the process, `cache` keeps blocks in the user's cache folder under a hash
of everything they depend on. The warm path imports neither llvmlite nor an ELF reader.
"""
