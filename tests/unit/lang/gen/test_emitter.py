"""The emitter by itself: joins, dead code, what it takes back."""

from __future__ import annotations

from pvm.lang.gen.emitter import Emitter
from pvm.lang.gen.verification import INT_ITEM
from pvm.vm.classfile.opcodes import Op


def test_nothing_is_emitted_where_control_does_not_come() -> None:
    code = Emitter((), "T")
    code.last(Op.RETURN)
    code.push_int(3)
    code.op(Op.IADD)
    assert bytes(code.out) == bytes([Op.RETURN]) and not code.alive


def test_a_goto_to_the_next_instruction_is_taken_back() -> None:
    code = Emitter((), "T")
    code.resolve(code.goto())
    code.last(Op.RETURN)
    assert bytes(code.out) == bytes([Op.RETURN]) and not code.frames


def test_a_jump_to_a_goto_goes_where_that_goes() -> None:
    code = Emitter((INT_ITEM,), "T")
    code.load(0, 0)
    first = code.jump(Op.IFEQ)
    code.last(Op.RETURN)
    code.resolve(first)
    onward = code.goto()
    assert not code.alive and onward == first
    code.resolve(onward)
    code.last(Op.RETURN)
    assert bytes(code.out) == bytes([Op.ILOAD_0, Op.IFEQ, 0, 4, Op.RETURN, Op.RETURN])


def test_a_local_assigned_on_one_path_alone_has_no_type_at_the_join() -> None:
    code = Emitter((INT_ITEM,), "T")
    slot = code.new_local(1)
    code.load(0, 0)
    skip = code.jump(Op.IFEQ)
    code.push_int(1)
    code.store(slot, 0, INT_ITEM)
    code.resolve(skip)
    code.last(Op.RETURN)
    ((_, locals_, stack),) = code.frames
    assert locals_[slot:] in ((), (None,)) and not stack


def test_an_object_is_typed_once_it_is_constructed() -> None:
    code = Emitter((), "T")
    code.new(1)
    code.dup(1)
    assert code.stack[0] is code.stack[1]
    code.construct(2, 0, "java/lang/Object")
    assert code.stack == ["java/lang/Object"] and code.max_stack == 2
