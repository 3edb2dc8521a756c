"""Writer of LLVM IR text: a module is a list of declarations and functions, nothing more.

Writing text ourselves takes a fortieth of the time that building `llvmlite.ir` objects takes.
"""



def quoted(name: str) -> str:
    """A global's name as IR text."""
    return f'@"{name}"'


class FunctionWriter:
    """Collects one function's text. Allocas go to the entry block, whenever they are asked for."""

    def __init__(self, header: str) -> None:
        self.header = header
        self.allocas: list[str] = []
        self.lines: list[str] = []
        self.terminated = False
        self._count = 0

    def name(self) -> str:
        """A fresh local name."""
        self._count += 1
        return f"%t{self._count}"

    def label(self, hint: str) -> str:
        """A fresh label's name, without the percent sign."""
        self._count += 1
        return f"{hint}{self._count}"

    def emit(self, text: str) -> None:
        """Appends an instruction that has no result; none after a terminator."""
        if not self.terminated:
            self.lines.append("  " + text)

    def value(self, text: str) -> str:
        """Appends an instruction with a result; returns the result's name."""
        name = self.name()
        self.emit(f"{name} = {text}")
        return name

    def terminate(self, text: str) -> None:
        """Appends a terminator; what follows it until the next label is dropped."""
        self.emit(text)
        self.terminated = True

    def branch(self, label: str) -> None:
        self.terminate(f"br label %{label}")

    def place(self, label: str) -> None:
        """Starts the block `label`; control falls into it from an open block."""
        if not self.terminated:
            self.branch(label)
        self.lines.append(f"{label}:")
        self.terminated = False

    def alloca(self, type_: str, count: int = 1, align: int = 8) -> str:
        name = self.name()
        size = f", i64 {count}" if count != 1 else ""
        self.allocas.append(f"  {name} = alloca {type_}{size}, align {align}")
        return name

    def text(self) -> str:
        body = ["entry:", *self.allocas, *self.lines]
        return "\n".join([self.header + " {", *body, "}"])


class ModuleWriter:
    """Collects declarations (each once) and function texts."""

    def __init__(self) -> None:
        self._declarations: dict[str, None] = {}
        self._functions: list[str] = []

    def declare(self, line: str) -> None:
        self._declarations[line] = None

    def add(self, text: str) -> None:
        self._functions.append(text)

    def text(self) -> str:
        return "\n".join([*self._declarations, "", *self._functions]) + "\n"
