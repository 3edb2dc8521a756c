"""What the caller may choose about the class files."""

from typing import NamedTuple


class GenOptions(NamedTuple):
    """debug_lines: LineNumberTable; debug_vars: LocalVariableTable and LocalVariableTypeTable;
    string_concat: "indy" (StringConcatFactory) or "inline" (StringBuilder); source_file: the name
    of the source file."""

    debug_lines: bool = True
    debug_vars: bool = False
    string_concat: str = "indy"
    source_file: bool = True
