"""Lowers functions on demand into one LLVM module."""

from typing import Any

from pvm.lowlevel.ir import FunctionWriter, ModuleWriter, quoted
from pvm.lowlevel.lowering.statements import Exits, FunctionLowering
from pvm.lowlevel.lowering.values import Constant, LowLevelError, Rule, Value, llvm_type, typed
from pvm.lowlevel.marks import ExternalFunction, LowLevelFunction
from pvm.lowlevel.types import Static

Instance = tuple[LowLevelFunction, tuple[Any, ...]]
_ATTRIBUTES = {"inline": "alwaysinline", "noinline": "noinline", "cold": "cold",
               "strict_floats": "strictfp"}


class ModuleLowering:
    """Collects the instances that were asked for and everything that they call."""

    def __init__(self, attributes: str = 'nounwind "frame-pointer"="all"',
                 cold_convention: str = "") -> None:
        self.writer = ModuleWriter()
        self.attributes = attributes
        self._cold_convention = cold_convention
        self.calls: dict[LowLevelFunction, set[LowLevelFunction]] = {}
        self.provided: set[str] = set()      # externals that the module itself defines
        self._symbols: dict[Instance, str] = {}
        self._queue: list[Instance] = []

    def declare(self, line: str) -> None:
        """Adds a declaration to the module, once."""
        self.writer.declare(line)

    def require(self, function: LowLevelFunction, statics: tuple[Any, ...] = ()) -> str:
        """Asks for a function's instance; returns its IR name."""
        if isinstance(function, ExternalFunction):
            return self._declare_external(function)
        key = (function, statics)
        if key not in self._symbols:
            taken = sum(1 for known, _ in self._symbols if known is function)
            suffix = "" if not statics else f"#{taken}"
            self._symbols[key] = quoted(function.symbol + suffix)
            self._queue.append(key)
        return self._symbols[key]

    def _declare_external(self, function: ExternalFunction) -> str:
        kinds = ", ".join(llvm_type(type_) for _, type_ in function.parameters)
        symbol = quoted(function.symbol)
        if function.symbol in self.provided:
            return symbol
        self.declare(f"declare {llvm_type(function.result)} {symbol}({kinds}) nounwind")
        return symbol

    def finish(self) -> str:
        """Lowers everything that is still queued; returns the module's text."""
        while self._queue:
            self._lower(*self._queue.pop())
        self._check_uninterruptible()
        return self.writer.text()

    def _lower(self, function: LowLevelFunction, statics: tuple[Any, ...]) -> None:
        symbol = self._symbols[function, statics]
        dynamic = [(n, t) for n, t in function.parameters if t is not Static]
        parameters = ", ".join(f"{t.llvm} %arg.{n}" for n, t in dynamic)
        linkage = "" if function.marks.get("export") else "internal "
        marks = [text for mark, text in _ATTRIBUTES.items() if function.marks.get(mark)]
        header = (f"define {linkage}{self._convention(function)}{llvm_type(function.result)} "
                  f"{symbol}({parameters}) "
                  f"{' '.join([self.attributes, *marks])}")
        writer = FunctionWriter(header)
        lowering = FunctionLowering(self, writer, function, lambda value: _return(writer, value))
        arguments = iter([Value(t, f"%arg.{n}") for n, t in dynamic])
        _bind_parameters(lowering, arguments, iter(statics))
        lowering.body()
        self.writer.add(writer.text())

    def call(self, caller: FunctionLowering, function: LowLevelFunction,
             arguments: list[Any]) -> Value | None:
        """Lowers a direct call inside `caller`."""
        if len(arguments) != len(function.parameters):
            raise Rule(f"{function.name} takes {len(function.parameters)} arguments")
        self.calls.setdefault(caller.function, set()).add(function)
        statics, texts = [], []
        for (_, type_), argument in zip(function.parameters, arguments, strict=True):
            if type_ is Static:
                statics.append(_static_value(function, argument))
            else:
                texts.append(f"{type_.llvm} {typed(argument, type_).text}")
        symbol = self.require(function, tuple(statics))
        call = (f"call {self._convention(function)}{llvm_type(function.result)} "
                f"{symbol}({', '.join(texts)})")
        if function.result is None:
            caller.writer.emit(call)
            return None
        return Value(function.result, caller.writer.value(call))

    def _convention(self, function: LowLevelFunction) -> str:
        """How a function is called that is not called by its address."""
        is_cold = function.marks.get("cold") and not function.marks.get("export")
        return self._cold_convention if is_cold else ""

    def inline(self, writer: FunctionWriter, function: LowLevelFunction,
               arguments: list[Value | Constant], exits: Exits) -> Value | None:
        """Lowers a bytecode's meaning in place: intrinsics named in `exits` leave it."""
        done = writer.label("done")
        slot = writer.alloca(llvm_type(function.result)) if function.result is not None else ""

        def leave(value: Value | None) -> None:
            if value is not None:
                writer.emit(f"store {value.type.llvm} {value.text}, ptr {slot}")
            writer.branch(done)

        lowering = FunctionLowering(self, writer, function, leave, exits)
        for (name, type_), argument in zip(function.parameters, arguments, strict=True):
            if type_ is Static:
                lowering.scope[name] = argument
            else:
                lowering.bind(name, typed(argument, type_))
        lowering.body()
        writer.place(done)
        if function.result is None:
            return None
        kind = function.result
        return Value(kind, writer.value(f"load {kind.llvm}, ptr {slot}"))

    def _check_uninterruptible(self) -> None:
        for function in self.calls:
            if function.marks.get("uninterruptible"):
                found = self._path_to_collection(function)
                if found is not None:
                    callee, path = found
                    raise LowLevelError(f"{function}: uninterruptible, but {path} -> {callee.name} "
                                        f"collects: {callee.marks['collects']}")

    def never_collects(self, function: LowLevelFunction) -> bool:
        """Whether a lowered function neither collects nor calls what does."""
        return not function.marks.get("collects") and self._path_to_collection(function) is None

    def _path_to_collection(self, root: LowLevelFunction) -> tuple[LowLevelFunction, str] | None:
        """A function that collects and is reached from `root`, and the way to it."""
        pending, seen = [(root, root.name)], {root}
        while pending:
            function, path = pending.pop()
            for callee in self.calls.get(function, ()):
                if callee.marks.get("collects"):
                    return callee, path
                if callee not in seen:
                    seen.add(callee)
                    pending.append((callee, f"{path} -> {callee.name}"))
        return None


def _return(writer: FunctionWriter, value: Value | None) -> None:
    writer.terminate("ret void" if value is None else f"ret {value.type.llvm} {value.text}")


def _static_value(function: LowLevelFunction, argument: Any) -> Any:
    if not isinstance(argument, Constant):
        raise Rule(f"{function.name}: a static argument must be known at lowering time")
    return argument.value


def _bind_parameters(lowering: FunctionLowering, values: Any, statics: Any) -> None:
    for name, type_ in lowering.function.parameters:
        if type_ is Static:
            lowering.scope[name] = Constant(next(statics))
        else:
            lowering.bind(name, next(values))
