"""Bulk writes give what field-by-field stores give."""

from __future__ import annotations

import pytest

from pvm.lowlevel import memory
from pvm.vm.model import metadata
from pvm.vm.model.arena import Arena
from pvm.vm.model.records import pointer_to, record, size_of, words


def test_a_record_has_its_fields_and_zeros() -> None:
    packer = record(metadata.Method, "invoke", "argument_slots", "vtable_index")
    assert packer.size == size_of(metadata.Method)
    method = pointer_to(metadata.Method)(Arena().place(packer.pack(1 << 60, 7, -1)))
    assert (method.invoke, method.argument_slots, method.vtable_index) == (1 << 60, 7, -1)
    assert (method.flags, method.number, method.klass.address) == (0, 0, 0)


def test_fields_must_be_in_order() -> None:
    with pytest.raises(TypeError, match="Method.invoke"):
        record(metadata.Method, "flags", "invoke")


def test_words() -> None:
    address = Arena().place(words([1, 1 << 63]))
    assert memory.current().read(address, 16) == bytes([1] + [0] * 14 + [128])
