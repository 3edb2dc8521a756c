"""The interpreter: predecoded blocks, tail-called handlers, and how other code meets them.

A *block* (`blocks.Block`) is the straight line of instructions from a pc to the next control
transfer, page end, or MAX_BLOCK instructions: a header, then one 16-byte `Op` an instruction (a
branch or jump has one more, its link slots). `predecoding` makes it, in low-level code; decode
tables are data in the image (`tables`). A *handler* is a `preserve_nonecc` function

    (ptr op, ptr hart, ptr memory, ptr access, i64 pages, i64 fuel) -> void

made from a meaning by `composer`; it jumps to the next op's handler by `musttail`. Some handlers do
the instructions of the ops after theirs as well (`sequences`, `fusing`); those ops stay as they
are. All guest registers are in the hart. Whoever returns instead of jumping leaves `run`, after
`leave` has put fuel and exit into the hart.

The protocol between blocks, which translated code keeps too:

- A block is entered by paying its `count` from fuel (negative: take nothing, set hart.pc to the
  block's, and jump to `isa.out_of_fuel`), counting `heat` down, then jumping to its `start` with
  op = its first op. `start` is the first op's handler, or `isa.enter_translated` (gives the fuel
  back and jumps to `entry`), or `isa.enter_dead` (the code was changed: gives the fuel back and
  looks the pc up again).
- `entry` is the host address of translated code with a handler's signature, 0 if there is none:
  it pays for itself. `linked` belongs to the translator (an entry of its own convention, say).
- Code that wants to go on at any guest pc stores it in hart.pc and jumps to `isa.resume` (finds or
  makes the block and enters it) or to `isa.interpret` (the same, but the block is interpreted even
  if it is translated: this is where translated code goes when a check of it fails, with exact
  registers, fuel paid for what was done, and hart.pc the instruction that was not done).
- `isa.leave` returns to the caller of run with hart.exit, detail and pc as they are.
- An indirect jump takes CodeMap.cache[cache_index(pc)], a Block of this pc or of another one
  (compare its pc; an empty place holds a block whose pc is odd); on a miss, `isa.resume`.

`image.handler_address(name)` gives the addresses of these (`resume`, `interpret`, `leave`,
`out_of_fuel`); a handler's signature is `composer.PARAMETERS`.

Changed code: `dropping.drop_page` makes the blocks of a page dead (under CodeMap.lock), takes them
out of the directory and the cache, and gives the page its WRITE permission back. The translator
looks at Block.state in what it installed. A block's memory is used again only after
`Emulator` has seen that no hart runs.

Invariants: fuel is exact at every exit: what was paid for instructions that did not happen is given
back; a handler changes nothing before its last check; blocks are made and dropped under the lock,
read without.
"""
