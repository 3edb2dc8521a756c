"""Signatures: what two methods must share to be called in the same way by compiled code."""

from __future__ import annotations

from pvm.vm.classfile.descriptors import value_type
from pvm.vm.interp.predecode import argument_kinds
from pvm.vm.model.members import JavaMethod, return_descriptor


def signature_of(method: JavaMethod) -> str:
    """Letters of the arguments, the receiver first, and of the result: "AIJ)I", "A)V"."""
    result = value_type(return_descriptor(method.descriptor)) or "V"
    return f"{argument_kinds(method)}){result}"
