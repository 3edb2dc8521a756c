"""Every opcode of the table is in some method that the tests of this folder run."""

from __future__ import annotations

from pvm.vm.classfile.opcodes import OPCODES
from pvm.vm.classfile.reader import parse

from . import test_control, test_memory, test_objects, test_stack, test_values
from .bodies import ALL, opcodes_in


def test_every_opcode_is_run() -> None:
    writers = [test_values.build(), *test_stack.build(), *test_memory.build(),
               *test_control.build(), *test_objects.build()]
    found: set[int] = set()
    for writer in writers:
        for method in parse(writer.to_bytes(), writer.name).methods:
            if method.code is not None:
                found |= opcodes_in(method.code.code)
    missing = [OPCODES[code] for code in sorted(ALL - found)]
    assert not missing
