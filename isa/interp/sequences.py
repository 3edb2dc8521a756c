"""Which sequences of instructions have a handler of their own, and the tree of them.

A sequence is written `slli>add>lw`: `>` where the second instruction's rs1 is the first one's rd,
whose value then stays in a register of the host; `+` where that is not asked for. Chosen by how
often they ran in programs of many kinds (`bench/emulated` and others), weighed by what they save.
"""
# table

import re
from collections.abc import Iterable, Sequence

from pvm.isa.instructions.table import Row, rows
from pvm.isa.interp import fusing as low
from pvm.isa.interp.composer import handler_symbol
from pvm.isa.interp.handlers import MOVE, TRANSFERS, write_sequence
from pvm.isa.interp.tables import array, constant
from pvm.lowlevel.ir import quoted
from pvm.lowlevel.lowering.module import ModuleLowering
from pvm.lowlevel.marks import LowLevelFunction

SEQUENCES = """
add+add add+addi add+ld+move add>addi add>bltu add>jalr add>lbu add>move+jal add>sub addi+addi
addi+addi+beq addi+addi+fnmsub.d addi+addi+fsub.d addi+addi>sb addi+beq addi+bltu addi+fsd
addi+jal addi+jalr addi+move addi+sd addi>add addi>andi>beq addi>lbu addi>sd+sd addiw+addi
addiw+addi+bne addiw+addiw addiw+bge addiw>andi and>beq andi>beq fld+fld fld+fld+addi fmadd.d+bne
fmadd.d+fsd fmadd.d+fsd+bne fmul.d+fmul.d fsd+fld fsqrt.d>fmul.d lbu+addi+addi lbu+addi+beq
lbu+beq lbu+lbu lbu+move lbu+srliw lbu+srliw+addi lbu>addiw lbu>beq lbu>bne ld+addi+jalr ld+ld
ld+ld+ld+ld ld+ld+move ld+move ld+sd ld>beq lui+lui lui+move lui+move+bge lui>addi lui>beq lui>ld
lui>ld+ld lw+jal lw+lw lw+lw>sltu lw+sub move+addi move+beq move+bge move+jal move+lbu>bne
move+move move+move+bge move+move+move or+or sb+add+add sb+bne sd+lw+jal sd+sd sd+sd+sd
sd+sd+sd+sd sll>or slli>add slli>add>ld slli>add>lw slli>addi>add slliw+srliw slliw>addw
slliw>addw>slliw sltu>addw subw+jalr sw+addi xor>addiw xor>addiw+bne xor>addw xor>andi
""".split()
_COMMUTATIVE = {"add", "addw", "and", "or", "xor", "mul", "mulw", "beq", "bne"}
Step = tuple[str, bool]


def steps(sequence: str) -> list[Step]:
    """The instructions' names, and whether each depends on the one before."""
    parts = re.findall("([>+]?)([^>+]+)", sequence)
    return [(name, sign == ">") for sign, name in parts]


def write_sequences(module: ModuleLowering) -> None:
    """Adds the handlers of sequences, and the tree by which the predecoder finds them."""
    known = {row.name: row for row in numbered_rows()}
    for sequence in SEQUENCES:
        parts = [(known[name], depends) for name, depends in steps(sequence)]
        assert not any(row.kind in TRANSFERS for row, _ in parts[:-1]), sequence
        write_sequence(module, sequence, parts)
    _write_tree(module, [row.name for row in numbered_rows()])


def numbered_rows() -> list[Row]:
    """The rows in the order of their numbers."""
    return [*rows().values(), MOVE]


def _write_tree(module: ModuleLowering, names: Sequence[str]) -> None:
    number = {name: index for index, name in enumerate(names)}
    padded = [*names, *[""] * (256 - len(names))]       # for rows that no sequence has
    nodes, children, roots = _tree(map(steps, SEQUENCES))
    whole = {tuple(steps(sequence)): sequence for sequence in SEQUENCES}
    texts = ["{ ptr null, i16 0, i16 0, i32 0 }"]
    links: list[str] = []
    for path in nodes:
        below = sorted(children[path], key=lambda child: (child[-1][0], not child[-1][1]))
        handler = quoted(handler_symbol(whole[path])) if path in whole else "null"
        texts.append(f"{{ ptr {handler}, i16 {len(links)}, i16 {len(below)}, i32 0 }}")
        links += [f"{{ i8 {number[child[-1][0]]}, i8 {int(child[-1][1])}, "
                  f"i16 {nodes.index(child) + 1} }}" for child in below]
    _table(module, low.isa_nodes, "{ ptr, i16, i16, i32 }", texts)
    _table(module, low.isa_children, "{ i8, i8, i16 }", links)
    _table(module, low.isa_roots, "i16", [str(nodes.index(roots[name]) + 1 if name in roots else 0)
                                          for name in padded])
    _table(module, low.isa_commutative, "i8", [str(int(name in _COMMUTATIVE)) for name in padded])


Path = tuple[Step, ...]


def _tree(found: Iterable[list[Step]]) -> tuple[list[Path], dict[Path, list[Path]],
                                                dict[str, Path]]:
    """Prefixes of sequences, the longer ones of each, and those of one instruction."""
    nodes: list[Path] = []
    children: dict[Path, list[Path]] = {}
    for sequence in found:
        for length in range(1, len(sequence) + 1):
            path = tuple(sequence[:length])
            if path not in children:
                nodes.append(path)
                children[path] = []
                if length > 1:
                    children[path[:-1]].append(path)
    return nodes, children, {path[0][0]: path for path in nodes if len(path) == 1}


def _table(module: ModuleLowering, function: LowLevelFunction, kind: str,
           items: Sequence[str]) -> None:
    constant(module, function, f"[{len(items)} x {kind}]",
             array(f"{kind} {item}" for item in items))
