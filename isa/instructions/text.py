"""Instructions in the assembler's notation: `addi a0,a0,1`, `ld s0,16(sp)`, `beq a0,a1,0x10074`."""

from pvm.isa.instructions.decoding import Instruction

INTEGER_NAMES = ("zero ra sp gp tp t0 t1 t2 s0 s1 a0 a1 a2 a3 a4 a5 a6 a7 "
                 "s2 s3 s4 s5 s6 s7 s8 s9 s10 s11 t3 t4 t5 t6").split()
FLOAT_NAMES = ("ft0 ft1 ft2 ft3 ft4 ft5 ft6 ft7 fs0 fs1 fa0 fa1 fa2 fa3 fa4 fa5 fa6 fa7 "
               "fs2 fs3 fs4 fs5 fs6 fs7 fs8 fs9 fs10 fs11 ft8 ft9 ft10 ft11").split()
CSR_NAMES = {1: "fflags", 2: "frm", 3: "fcsr", 0xC00: "cycle", 0xC01: "time", 0xC02: "instret"}
_ROUNDING = ("rne", "rtz", "rdn", "rup", "rmm", "5", "6", "dyn")
_ORDERS = {"aq": ".aq", "rl": ".rl"}


def disassemble(instruction: Instruction, pc: int) -> str:
    """The instruction at `pc` as text; a compressed one as the instruction that it stands for."""
    operands = instruction.operands
    name = instruction.name
    if operands.get("aq") or operands.get("rl"):
        name += "." + "".join(order for order in _ORDERS if operands[order])
    return f"{name} {','.join(_operands(instruction, pc))}".rstrip()


def _operands(instruction: Instruction, pc: int) -> list[str]:
    kind, names = instruction.row.kind, instruction.row.operands
    if kind in ("load", "store"):
        register, base, offset = names
        return [_operand(instruction, register, pc),
                f"{instruction.operands[offset]}({_operand(instruction, base, pc)})"]
    texts = [_operand(instruction, name, pc) for name in names if name not in _ORDERS]
    if kind in ("amo", "reserve", "conditional"):
        texts[-1] = f"({texts[-1]})"
    return [text for text in texts if text]


def _operand(instruction: Instruction, name: str, pc: int) -> str:
    value = instruction.operands[name]
    if name in ("rd", "rs1", "rs2"):
        return INTEGER_NAMES[value]
    if name.startswith("fr"):
        return FLOAT_NAMES[value]
    if name in ("imm_b", "imm_j"):
        return hex((pc + value) & (1 << 64) - 1)
    if name == "imm_u":
        return hex(value >> 12 & 0xFFFFF)
    if name == "csr":
        return CSR_NAMES.get(value, hex(value))
    if name == "rm":
        return "" if value == _ROUNDING.index("dyn") else _ROUNDING[value]
    if name in ("pred", "succ"):
        return "".join(letter for bit, letter in zip((8, 4, 2, 1), "iorw", strict=True)
                       if value & bit) or "0"
    return str(value)
