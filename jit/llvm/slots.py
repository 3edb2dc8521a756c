"""Java's types as LLVM's, and values as the interpreter's 64-bit slots."""

from __future__ import annotations

from typing import Final

from pvm.lowlevel.ir import FunctionWriter

REFERENCE: Final = "ptr addrspace(1)"
TYPES: Final = {"I": "i32", "J": "i64", "F": "float", "D": "double", "A": REFERENCE, "V": "void"}


def from_slot(writer: FunctionWriter, kind: str, slot: str) -> str:
    """A slot's 64 bits as a value of a type."""
    if kind == "J":
        return slot
    if kind == "A":
        return writer.value(f"inttoptr i64 {slot} to {REFERENCE}")
    if kind == "D":
        return writer.value(f"bitcast i64 {slot} to double")
    narrow = writer.value(f"trunc i64 {slot} to i32")
    return narrow if kind == "I" else writer.value(f"bitcast i32 {narrow} to float")


def to_slot(writer: FunctionWriter, kind: str, value: str) -> str:
    """A value as a slot's 64 bits; an int is zero-extended."""
    if kind == "J":
        return value
    if kind == "A":
        return writer.value(f"ptrtoint {REFERENCE} {value} to i64")
    if kind == "D":
        return writer.value(f"bitcast double {value} to i64")
    if kind == "F":
        value = writer.value(f"bitcast float {value} to i32")
    return writer.value(f"zext i32 {value} to i64")
