"""The opcode table: one row per opcode (JVMS 6.5). Everything about opcodes derives from it.

Operand formats, one letter per operand, all big-endian:

    b  signed byte            s  signed short          v  local index (u1; u2 after wide)
    i  signed increment (s1; s2 after wide)            t  array type code (u1)
    k  constant index (u1)    K  constant index (u2)   j  branch offset (s2)
    J  branch offset (s4)     n  count (u1)            z  zero byte    Z  zero short
    T  tableswitch body       L  lookupswitch body     W  wide prefix

Stack columns, top of stack last. `I J F D A` are value types (boolean, byte, short and char are
`I`), `R` is a returnAddress. A lower-case letter is *one slot* of any type, the same letter after
as before (`dup_x1` is ab -> bab, and covers all forms, category 2 values being two slots). `?` is
what the constant pool entry (field, method, loadable constant) or the dimension count says. A
returnAddress may also be stored by `astore`.
"""

from typing import Final

THROWS: Final = 1
"""May complete abruptly with an exception (linkage errors included)."""
MAY_COLLECT: Final = 2
"""May allocate, run other code or wait, hence collect, without throwing. Polls not counted."""
ENDS_BLOCK: Final = 4
"""Control never falls through to the following instruction."""
BRANCH: Final = 8
"""Has branch targets among its operands."""

OPERAND_WIDTH: Final[dict[str, int]] = {
    "b": 1, "s": 2, "v": 1, "i": 1, "t": 1, "k": 1, "K": 2, "j": 2, "J": 4, "n": 1, "z": 1, "Z": 2,
}  # fmt: skip
"""Operand letter -> size in bytes, for operands of fixed size."""

SIGNED_OPERANDS: Final = "bsijJ"
"""Letters of the operands that are signed."""

_FLAG_LETTERS: Final = {"t": THROWS, "c": MAY_COLLECT, "e": ENDS_BLOCK, "b": BRANCH}


class Opcode:
    """One row. `length` in bytes counts the opcode itself; it is 0 where it varies."""

    __slots__ = ("code", "effects", "format", "length", "mnemonic", "pops", "pushes", "section")

    def __init__(
        self, code: int, mnemonic: str, fmt: str, pops: str, pushes: str, flags: str, section: str
    ) -> None:
        self.code = code
        self.mnemonic = mnemonic
        self.format = fmt
        self.pops = pops
        self.pushes = pushes
        self.effects = 0
        for letter in flags:
            self.effects |= _FLAG_LETTERS[letter]
        self.section = "6.5." + (section or mnemonic)
        self.length = 0 if fmt in ("T", "L", "W") else 1 + sum(OPERAND_WIDTH[c] for c in fmt)

    def __repr__(self) -> str:
        return self.mnemonic

    @property
    def throws(self) -> bool:
        return bool(self.effects & THROWS)

    @property
    def may_collect(self) -> bool:
        return bool(self.effects & MAY_COLLECT)

    @property
    def ends_block(self) -> bool:
        return bool(self.effects & ENDS_BLOCK)

    @property
    def is_branch(self) -> bool:
        return bool(self.effects & BRANCH)

    @property
    def is_polymorphic(self) -> bool:
        """True if the stack effect needs the constant pool or the dimension count."""
        return "?" in self.pops or "?" in self.pushes


# code mnemonic format pops pushes effects(t: throws, c: may collect, e: ends block, b: branch)
# section ("=" is the mnemonic); "-" is empty.
_TABLE: Final = """
0 nop - - - - =
1 aconst_null - - A - =
2 iconst_m1 - - I - iconst_i
3 iconst_0 - - I - iconst_i
4 iconst_1 - - I - iconst_i
5 iconst_2 - - I - iconst_i
6 iconst_3 - - I - iconst_i
7 iconst_4 - - I - iconst_i
8 iconst_5 - - I - iconst_i
9 lconst_0 - - J - lconst_l
10 lconst_1 - - J - lconst_l
11 fconst_0 - - F - fconst_f
12 fconst_1 - - F - fconst_f
13 fconst_2 - - F - fconst_f
14 dconst_0 - - D - dconst_d
15 dconst_1 - - D - dconst_d
16 bipush b - I - =
17 sipush s - I - =
18 ldc k - ? tc =
19 ldc_w K - ? tc =
20 ldc2_w K - ? tc =
21 iload v - I - =
22 lload v - J - =
23 fload v - F - =
24 dload v - D - =
25 aload v - A - =
26 iload_0 - - I - iload_n
27 iload_1 - - I - iload_n
28 iload_2 - - I - iload_n
29 iload_3 - - I - iload_n
30 lload_0 - - J - lload_n
31 lload_1 - - J - lload_n
32 lload_2 - - J - lload_n
33 lload_3 - - J - lload_n
34 fload_0 - - F - fload_n
35 fload_1 - - F - fload_n
36 fload_2 - - F - fload_n
37 fload_3 - - F - fload_n
38 dload_0 - - D - dload_n
39 dload_1 - - D - dload_n
40 dload_2 - - D - dload_n
41 dload_3 - - D - dload_n
42 aload_0 - - A - aload_n
43 aload_1 - - A - aload_n
44 aload_2 - - A - aload_n
45 aload_3 - - A - aload_n
46 iaload - AI I t =
47 laload - AI J t =
48 faload - AI F t =
49 daload - AI D t =
50 aaload - AI A t =
51 baload - AI I t =
52 caload - AI I t =
53 saload - AI I t =
54 istore v I - - =
55 lstore v J - - =
56 fstore v F - - =
57 dstore v D - - =
58 astore v A - - =
59 istore_0 - I - - istore_n
60 istore_1 - I - - istore_n
61 istore_2 - I - - istore_n
62 istore_3 - I - - istore_n
63 lstore_0 - J - - lstore_n
64 lstore_1 - J - - lstore_n
65 lstore_2 - J - - lstore_n
66 lstore_3 - J - - lstore_n
67 fstore_0 - F - - fstore_n
68 fstore_1 - F - - fstore_n
69 fstore_2 - F - - fstore_n
70 fstore_3 - F - - fstore_n
71 dstore_0 - D - - dstore_n
72 dstore_1 - D - - dstore_n
73 dstore_2 - D - - dstore_n
74 dstore_3 - D - - dstore_n
75 astore_0 - A - - astore_n
76 astore_1 - A - - astore_n
77 astore_2 - A - - astore_n
78 astore_3 - A - - astore_n
79 iastore - AII - t =
80 lastore - AIJ - t =
81 fastore - AIF - t =
82 dastore - AID - t =
83 aastore - AIA - t =
84 bastore - AII - t =
85 castore - AII - t =
86 sastore - AII - t =
87 pop - a - - =
88 pop2 - ab - - =
89 dup - a aa - =
90 dup_x1 - ab bab - =
91 dup_x2 - abc cabc - =
92 dup2 - ab abab - =
93 dup2_x1 - abc bcabc - =
94 dup2_x2 - abcd cdabcd - =
95 swap - ab ba - =
96 iadd - II I - =
97 ladd - JJ J - =
98 fadd - FF F - =
99 dadd - DD D - =
100 isub - II I - =
101 lsub - JJ J - =
102 fsub - FF F - =
103 dsub - DD D - =
104 imul - II I - =
105 lmul - JJ J - =
106 fmul - FF F - =
107 dmul - DD D - =
108 idiv - II I t =
109 ldiv - JJ J t =
110 fdiv - FF F - =
111 ddiv - DD D - =
112 irem - II I t =
113 lrem - JJ J t =
114 frem - FF F - =
115 drem - DD D - =
116 ineg - I I - =
117 lneg - J J - =
118 fneg - F F - =
119 dneg - D D - =
120 ishl - II I - =
121 lshl - JI J - =
122 ishr - II I - =
123 lshr - JI J - =
124 iushr - II I - =
125 lushr - JI J - =
126 iand - II I - =
127 land - JJ J - =
128 ior - II I - =
129 lor - JJ J - =
130 ixor - II I - =
131 lxor - JJ J - =
132 iinc vi - - - =
133 i2l - I J - =
134 i2f - I F - =
135 i2d - I D - =
136 l2i - J I - =
137 l2f - J F - =
138 l2d - J D - =
139 f2i - F I - =
140 f2l - F J - =
141 f2d - F D - =
142 d2i - D I - =
143 d2l - D J - =
144 d2f - D F - =
145 i2b - I I - =
146 i2c - I I - =
147 i2s - I I - =
148 lcmp - JJ I - =
149 fcmpl - FF I - fcmp_op
150 fcmpg - FF I - fcmp_op
151 dcmpl - DD I - dcmp_op
152 dcmpg - DD I - dcmp_op
153 ifeq j I - b if_cond
154 ifne j I - b if_cond
155 iflt j I - b if_cond
156 ifge j I - b if_cond
157 ifgt j I - b if_cond
158 ifle j I - b if_cond
159 if_icmpeq j II - b if_icmp_cond
160 if_icmpne j II - b if_icmp_cond
161 if_icmplt j II - b if_icmp_cond
162 if_icmpge j II - b if_icmp_cond
163 if_icmpgt j II - b if_icmp_cond
164 if_icmple j II - b if_icmp_cond
165 if_acmpeq j AA - b if_acmp_cond
166 if_acmpne j AA - b if_acmp_cond
167 goto j - - eb =
168 jsr j - R eb =
169 ret v - - e =
170 tableswitch T I - eb =
171 lookupswitch L I - eb =
172 ireturn - I - te =
173 lreturn - J - te =
174 freturn - F - te =
175 dreturn - D - te =
176 areturn - A - te =
177 return - - - te =
178 getstatic K - ? tc =
179 putstatic K ? - tc =
180 getfield K A ? tc =
181 putfield K A? - tc =
182 invokevirtual K A? ? tc =
183 invokespecial K A? ? tc =
184 invokestatic K ? ? tc =
185 invokeinterface Knz A? ? tc =
186 invokedynamic KZ ? ? tc =
187 new K - A tc =
188 newarray t I A tc =
189 anewarray K I A tc =
190 arraylength - A I t =
191 athrow - A - tce =
192 checkcast K A A tc =
193 instanceof K A I tc =
194 monitorenter - A - tc =
195 monitorexit - A - t =
196 wide W - - - =
197 multianewarray Kn ? A tc =
198 ifnull j A - b =
199 ifnonnull j A - b =
200 goto_w J - - eb =
201 jsr_w J - R eb =
"""


def _row(line: str) -> Opcode:
    code, *columns, section = line.split()
    mnemonic, fmt, pops, pushes, flags = ("" if c == "-" else c for c in columns)
    section = "" if section == "=" else section
    return Opcode(int(code), mnemonic, fmt, pops, pushes, flags, section)


def _index(rows: list[Opcode]) -> tuple[Opcode | None, ...]:
    by_code: list[Opcode | None] = [None] * 256
    for row in rows:
        by_code[row.code] = row
    return tuple(by_code)


_ROWS: Final = [_row(line) for line in _TABLE.strip().splitlines()]

OPCODES: Final[tuple[Opcode | None, ...]] = _index(_ROWS)
"""Indexed by code, 256 long; None for codes that no class file may use (JVMS 6.2)."""

BY_NAME: Final[dict[str, Opcode]] = {row.mnemonic: row for row in _ROWS}
"""Mnemonic -> row."""


class _OpCodes(type):
    """Lets `Op.IADD` type-check; the values are filled in from the table."""

    def __getattr__(cls, name: str) -> int:
        raise AttributeError(f"no opcode is called {name}")


class Op(metaclass=_OpCodes):
    """Opcode values by upper-case mnemonic: `Op.IADD == 96`, `Op.RETURN == 177`."""


for _opcode in _ROWS:
    setattr(Op, _opcode.mnemonic.upper(), _opcode.code)


_OPPOSITES: Final = [("eq", "ne"), ("lt", "ge"), ("gt", "le"), ("null", "nonnull")]


def negated(branch: Opcode) -> Opcode:
    """The conditional branch that is taken exactly when this one is not."""
    for one, other in _OPPOSITES:
        for suffix, opposite in ((other, one), (one, other)):
            stem = branch.mnemonic.removesuffix(suffix)
            if stem != branch.mnemonic and stem + opposite in BY_NAME:
                return BY_NAME[stem + opposite]
    raise ValueError(f"{branch.mnemonic} is not a conditional branch")
