"""Class files: read, checked, decoded, written, printed (JVMS chapters 4 and 6).

One module an idea: `opcodes` is the one table of opcode facts and `decode` follows it; `reader`
parses lazily, `check*` holds the format checks for class files from outside; `constants`,
`attributes`, `stackmap`, `annotations` are the structures, whose readers and writers come from
one `layout` each; `writer`, `assembler`, `pool_builder` make class files; `disasm` prints them.

Invariants: whatever the input bytes are, reading raises `errors.LinkageFailure` and nothing else;
`write(parse(data)) == data`; nothing here knows any other part of the machine. There are no trace
flags.
"""
