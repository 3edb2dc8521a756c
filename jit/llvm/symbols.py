"""The addresses in compiled code: symbols below 4 GiB, which the loader fills in."""

from __future__ import annotations

from typing import Any

from pvm.jit.llvm.externals import External
from pvm.lowlevel.ir import quoted
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.members import JavaField, JavaMethod

_BELOW_4G = "!{i64 0, i64 4294967296}"


class Symbols:
    """The externals of one module."""

    def __init__(self) -> None:
        self.externals: dict[str, External] = {}
        self.declarations: dict[str, None] = {}
        self._by_address: dict[int, str] = {}

    def _data(self, address: int, name: str, external: External) -> str:
        known = self._by_address.setdefault(address, name)
        if known == name and name not in self.externals:
            self.externals[name] = external
            line = f"{quoted(name)} = external hidden global i8, !absolute_symbol !9"
            self.declarations[line] = None
        return quoted(known)

    def java_class(self, java_class: JavaClass) -> str:
        """The class's metadata, as a ptr."""
        return self._data(java_class.address, f"class:{java_class.number}",
                          External("class", java_class))

    def class_word(self, java_class: JavaClass) -> str:
        """The class as object headers have it: an i32."""
        return f"trunc (i64 ptrtoint (ptr {self.java_class(java_class)} to i64) to i32)"

    def method(self, method: JavaMethod) -> str:
        """The method's metadata, as a ptr."""
        return self._data(method.address, f"method:{method.number}", External("method", method))

    def profile(self, method: JavaMethod) -> str:
        """The cells of a method that is counted, as a ptr."""
        return self._data(int(method.info.profile), f"profile:{method.number}",
                          External("profile", method))

    def static(self, field: JavaField) -> str:
        """The slot of a static field, as a ptr."""
        return self._data(field.slot, f"static:{field.slot:x}", External("static", field))

    def root(self, address: int, description: Any) -> str:
        """A root slot, as a ptr."""
        return self._data(address, f"root:{address:x}", External("root", (address, description)))

    def number(self, name: str, value: int) -> str:
        """A number that may be another one when the code is loaded again, as a ptr's address."""
        self.externals[name] = External("number", value)
        line = f"{quoted(name)} = external hidden global i8, !absolute_symbol !9"
        self.declarations[line] = None
        return quoted(name)

    def core(self, symbol: str, result: str, parameters: str, convention: str = "") -> str:
        """A function of the core image."""
        return self._function("core", symbol, result, parameters, convention)

    def c2i(self, signature: str, result: str, parameters: str) -> str:
        """The adapter into the interpreter for a signature."""
        return self._function("c2i", signature, result, parameters, "preserve_nonecc ", "c2i:")

    def library(self, name: str, result: str, parameters: str) -> str:
        """A function of the C library."""
        return self._function("c", name, result, parameters, "")

    def _function(
        self, kind: str, target: str, result: str, parameters: str, convention: str,
        prefix: str = "",
    ) -> str:  # fmt: skip
        name = prefix + target
        self.externals[name] = External(kind, target)
        line = f"declare hidden {convention}{result} {quoted(name)}({parameters}) nounwind"
        self.declarations[line] = None
        return quoted(name)

    def text(self) -> list[str]:
        """All declarations."""
        return [*self.declarations, f"!9 = {_BELOW_4G}"]
