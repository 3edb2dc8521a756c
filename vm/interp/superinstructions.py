"""Superinstructions: sequences of instructions that one handler executes.

A superinstruction replaces only the handler of its first word; the words behind stay as they are
and are read by it, so jumps into the middle and late resolution need no care. Chosen by counting
the sequences that ordinary javac code executes most.
"""

from pvm.vm.interp.instructions import INSTRUCTIONS, Instruction

_COMPARES = ("if_icmpeq", "if_icmpne", "if_icmplt", "if_icmpge", "if_icmpgt", "if_icmple")
_ZERO_COMPARES = ("ifeq", "ifne", "iflt", "ifge", "ifgt", "ifle", "ifnull", "ifnonnull")

_SEQUENCES: list[str] = [
    "load load",
    "load const",
    "load store",
    "const store",
    *(f"load load {compare}" for compare in _COMPARES),
    *(f"load const {compare}" for compare in _COMPARES),
    *(f"load {compare}" for compare in _COMPARES),
    *(f"const {compare}" for compare in _COMPARES),
    *(f"load {compare}" for compare in _ZERO_COMPARES),
    *(f"load {compare}_back" for compare in _ZERO_COMPARES),
    *(f"load load {compare}_back" for compare in _COMPARES),
    *(f"load const {compare}_back" for compare in _COMPARES),
    "iinc goto", "iinc goto_back",
    *(f"load load {op}" for op in ("iadd", "isub", "imul", "iand", "ladd", "lsub", "dadd",
                                   "dmul", "dsub", "ior", "ixor")),
    *(f"load load {op} store" for op in ("iadd", "isub", "imul", "ladd", "dadd", "dmul")),
    *(f"load const {op}" for op in ("iadd", "isub", "imul", "iand", "ishl", "ishr", "iushr",
                                    "lshl", "lshr", "lushr")),
    *(f"load {op}" for op in ("iadd", "isub", "imul", "iand", "ixor", "ior", "ladd", "lsub",
                              "lmul", "land", "lxor", "dadd", "dsub", "dmul", "i2l", "i2d",
                              "arraylength")),
    *(f"const {op}" for op in ("iadd", "isub", "imul", "iand", "ishl", "ishr", "iushr", "lshl",
                               "lshr", "lushr")),
    *(f"{op} store" for op in ("iadd", "isub", "imul", "iand", "ixor", "ladd", "lsub", "lmul",
                               "land", "lxor", "dadd", "dsub", "dmul")),
    *(f"load {op} store" for op in ("iadd", "isub", "ladd", "dadd", "ixor", "lxor")),
    *(f"load load {op}" for op in ("iaload", "baload", "caload", "laload")),
    *(f"load {op}" for op in ("iaload", "baload", "caload", "laload", "getfield_32",
                              "getfield_64", "getfield_8")),
    "load getfield_64 store", "load getfield_32 store", "load getfield_64 load",
    "load getfield_64 load iaload", "load getfield_64 load caload", "load getfield_64 load baload",
    "load getfield_32 load", "load load getfield_32", "load load getfield_64",
    "load load putfield_32", "load load putfield_64", "load load putfield_reference",
    "load dup getfield_32 const iadd putfield_32",
    "getstatic load", "load getstatic",
    "load invokevirtual", "load invokespecial", "load invokeinterface", "load invokestatic",
    "load load invokevirtual", "load load invokestatic", "load load invokespecial",
    "load load iastore", "load load load iastore", "load load const bastore",
    "load load load bastore",
]


def sequences() -> dict[str, list[Instruction]]:
    """Name (`load+load+iadd`) and steps of each superinstruction."""
    result = {}
    for text in _SEQUENCES:
        names = text.split()
        result["+".join(names)] = [INSTRUCTIONS[name] for name in names]
    return result
