"""What frames of different paths have in common."""

from pvm.vm.verify.frame import Frame
from pvm.vm.verify.types import HALF, TOP


def frame_with(local: int, type_: str) -> Frame:
    frame = Frame(4, 2)
    frame.store(local, type_)
    return frame


def test_a_long_and_a_double_leave_nothing() -> None:
    frame = frame_with(1, "J")
    assert frame.merge(frame_with(1, "D"))
    assert frame.locals == [TOP] * 4


def test_halves_of_different_values_leave_nothing() -> None:
    frame = frame_with(0, "J")
    assert frame.merge(frame_with(1, "J"))
    assert frame.locals == [TOP] * 4


def test_what_is_stored_after_a_merge_stays() -> None:
    frame = frame_with(2, "J")
    frame.merge(frame_with(2, "D"))
    frame.store(2, "D")
    assert frame.locals == [TOP, TOP, "D", HALF]
