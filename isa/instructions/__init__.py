"""What instructions look like: one table, from which everything else about encodings derives.

`table` has a row for each base instruction, `compressed` one for each 16-bit form, which expands to
a base instruction; `fields` knows where operands lie in an instruction's bits; `decoding` goes from
bits to rows and operands, `assembling` the other way, `text` to the assembler's notation. What an
instruction does to values is in `pvm.isa.meanings`, under the row's name.

Invariants: no two rows match the same bits; what no row matches is an illegal instruction.
"""
