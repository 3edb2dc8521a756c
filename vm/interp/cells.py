"""Where an instruction counts: its cell of `Method.profile`, and adding one to a count.

The additions are plain ones: two threads may lose a count, and 32 bits wrap. Whoever reads a
profile wants proportions, and methods are compiled long before.
"""

from typing import TYPE_CHECKING

from pvm.vm.model.metadata import Frame, Method, ProfileCell

if TYPE_CHECKING:
    from pvm.vm.interp.composer import HandlerWriter


def profile_cell(handler: "HandlerWriter") -> str:
    """Address of the cell of the instruction being written."""
    return cell_of(handler, handler.pc())


def cell_of(handler: "HandlerWriter", place: str) -> str:
    """Address of the cell of the word at an address in the running method's code."""
    writer = handler.writer
    method = handler.field(Frame, "method", "%fp", "ptr")
    profile = handler.field(Method, "profile", method, "ptr")
    code = handler.field(Method, "code", method, "i64")
    address = writer.value(f"ptrtoint ptr {place} to i64")
    distance = writer.value(f"sub i64 {address}, {code}")
    scaled = writer.value(f"mul i64 {distance}, {ProfileCell.size // 8}")
    return writer.value(f"getelementptr i8, ptr {profile}, i64 {scaled}")


def add_one(handler: "HandlerWriter", cell: str, name: str) -> None:
    """Counts one more in a field of the cell."""
    count = handler.field(ProfileCell, name, cell, "i32")
    more = handler.writer.value(f"add i32 {count}, 1")
    handler.set_field(ProfileCell, name, cell, "i32", more)
