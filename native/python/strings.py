"""String.intern, and the names of characters."""

from typing import Final

from pvm.native.call import NativeCall
from pvm.native.registry import python_native
from pvm.vm.runtime.objects import Handle

# Blocks whose characters have no names of their own in the Unicode character database: Java names
# them by the block and the code point.
_NAMELESS: Final = (
    (0x3400, 0x4DBF, "CJK UNIFIED IDEOGRAPHS EXTENSION A"),
    (0x4E00, 0x9FFF, "CJK UNIFIED IDEOGRAPHS"),
    (0xAC00, 0xD7AF, "HANGUL SYLLABLES"),
    (0xD800, 0xDB7F, "HIGH SURROGATES"),
    (0xDB80, 0xDBFF, "HIGH PRIVATE USE SURROGATES"),
    (0xDC00, 0xDFFF, "LOW SURROGATES"),
    (0xE000, 0xF8FF, "PRIVATE USE AREA"),
    (0x17000, 0x187FF, "TANGUT"),
    (0x18D00, 0x18D8F, "TANGUT SUPPLEMENT"),
    (0x20000, 0x2A6DF, "CJK UNIFIED IDEOGRAPHS EXTENSION B"),
    (0x2A700, 0x2B73F, "CJK UNIFIED IDEOGRAPHS EXTENSION C"),
    (0x2B740, 0x2B81F, "CJK UNIFIED IDEOGRAPHS EXTENSION D"),
    (0x2B820, 0x2CEAF, "CJK UNIFIED IDEOGRAPHS EXTENSION E"),
    (0x2CEB0, 0x2EBEF, "CJK UNIFIED IDEOGRAPHS EXTENSION F"),
    (0x30000, 0x3134F, "CJK UNIFIED IDEOGRAPHS EXTENSION G"),
    (0xF0000, 0xFFFFF, "SUPPLEMENTARY PRIVATE USE AREA A"),
    (0x100000, 0x10FFFF, "SUPPLEMENTARY PRIVATE USE AREA B"),
)


@python_native("java/lang/String", "intern", "()Ljava/lang/String;")
def intern(call: NativeCall) -> Handle:
    return call.result(call.machine.strings.intern_object(call.slot(0)))


@python_native("pvm/internal/Unicode", "name", "(I)Ljava/lang/String;")
def name(call: NativeCall) -> Handle | None:
    found = character_name(call.integer(0))
    return None if found is None else call.machine.new_string(found)


def character_name(code_point: int) -> str | None:
    """Character.getName of an assigned character that is no control; None if it has none."""
    import unicodedata

    for first, last, block in _NAMELESS:
        if first <= code_point <= last:
            return f"{block} {code_point:X}"
    return unicodedata.name(chr(code_point), None)
