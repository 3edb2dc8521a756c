"""The Code attribute (JVMS 4.7.3) from what the emitter holds."""

from __future__ import annotations

from pvm.lang.gen.emitter import Emitter
from pvm.lang.gen.frames import FrameWriter
from pvm.lang.gen.joins import MAX_CODE
from pvm.lang.gen.named_locals import NamedLocal
from pvm.lang.gen.pool import ClassPool
from pvm.vm.classfile.pool_builder import ClassFileTooLarge


def code_attribute(code: Emitter, pool: ClassPool, frames: FrameWriter) -> bytes:
    """Its body; raises ClassFileTooLarge with javac's words."""
    _check_limits(code)
    out = bytearray(code.max_stack.to_bytes(2, "big"))
    out += code.max_locals.to_bytes(2, "big")
    out += len(code.out).to_bytes(4, "big") + code.out
    out += len(code.handlers).to_bytes(2, "big")
    for row in code.handlers:
        for number in row:
            out += number.to_bytes(2, "big")
    attributes = _tables(code, pool, frames)
    out += len(attributes).to_bytes(2, "big")
    for name, body in attributes:
        out += pool.utf8(name).to_bytes(2, "big") + len(body).to_bytes(4, "big") + body
    return bytes(out)


def _check_limits(code: Emitter) -> None:
    if any(row[1] > MAX_CODE or row[2] > MAX_CODE for row in code.handlers):
        raise ClassFileTooLarge("code too large for try statement")
    if len(code.out) > MAX_CODE:
        raise ClassFileTooLarge("code too large")
    if code.max_locals > MAX_CODE:
        raise ClassFileTooLarge("too many locals")
    if code.max_stack > MAX_CODE:
        raise ClassFileTooLarge("code requires too much stack")


def _tables(code: Emitter, pool: ClassPool, frames: FrameWriter) -> list[tuple[str, bytes]]:
    tables = []
    if code.lines:
        tables.append(("LineNumberTable", _line_table(code.lines)))
    named = [v for v in code.variables if v.start >= 0]
    if named:
        tables.append(("LocalVariableTable", _variable_table(named, code, pool, False)))
        generic = [v for v in named if v.signature is not None]
        if generic:
            tables.append(("LocalVariableTypeTable", _variable_table(generic, code, pool, True)))
    if code.frames:
        tables.append(("StackMapTable", frames.table(code.entry, code.frames)))
    return tables


def _line_table(lines: list[tuple[int, int]]) -> bytes:
    rows = [pc.to_bytes(2, "big") + min(line, 65535).to_bytes(2, "big") for pc, line in lines]
    return len(rows).to_bytes(2, "big") + b"".join(rows)


def _variable_table(
    variables: list[NamedLocal], code: Emitter, pool: ClassPool, generic: bool
) -> bytes:
    out = bytearray(len(variables).to_bytes(2, "big"))
    for v in variables:
        end = v.end if v.end >= 0 else len(code.out)
        text = v.signature if generic and v.signature is not None else v.descriptor
        row = (v.start, max(end - v.start, 0), pool.utf8(v.name), pool.utf8(text), v.slot)
        for number in row:
            out += number.to_bytes(2, "big")
    return bytes(out)
