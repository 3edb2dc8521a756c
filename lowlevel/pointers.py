"""Typed pointers: `Ptr[T]` to scalars, structs and pointers; `Fn[[args], result]` to functions."""

from collections.abc import Callable
from functools import cache
from typing import Any, ClassVar

from pvm.lowlevel import memory
from pvm.lowlevel.types import Int, is_integer, u64


class PointerTypes(type):
    """Metaclass of `Ptr`: `Ptr[T]` makes the type of pointers to T, or finds it."""

    def __getitem__(cls, target: Any) -> Any:
        key = target if isinstance(target, str) else getattr(target, "struct_name", target)
        if key not in Ptr._made:
            name = f"Ptr[{key if isinstance(key, str) else key.__name__}]"
            Ptr._made[key] = PointerTypes(name, (Ptr,), {"target": key, "__slots__": ()})
        return Ptr._made[key]


class Ptr(metaclass=PointerTypes):
    """A raw address with the type it points to. `Ptr["Name"]` names a struct declared later.

    ``p.field`` loads or stores a struct's field, ``p[i]`` an element, ``p + i`` moves by elements.
    """

    __slots__ = ("address",)
    address: int
    target: ClassVar[Any] = None
    llvm: ClassVar[str] = "ptr"
    size: ClassVar[int] = 8
    _made: ClassVar[dict[Any, Any]] = {}

    def __init__(self, address: Any = 0) -> None:
        value = address.address if isinstance(address, Ptr) else int(address)
        object.__setattr__(self, "address", value)

    def __int__(self) -> int:
        return self.address

    def __bool__(self) -> bool:
        return self.address != 0

    def __eq__(self, other: Any) -> bool:
        return self.address == (other.address if isinstance(other, Ptr) else int(other))

    def __ne__(self, other: Any) -> bool:
        return not self == other

    def __lt__(self, other: "Ptr") -> bool:
        return self.address < other.address

    def __le__(self, other: "Ptr") -> bool:
        return self.address <= other.address

    def __gt__(self, other: "Ptr") -> bool:
        return self.address > other.address

    def __ge__(self, other: "Ptr") -> bool:
        return self.address >= other.address

    def __hash__(self) -> int:
        return hash(self.address)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.address:#x})"

    def __add__(self, count: Any) -> Any:
        return type(self)(self.address + int(count) * target_of(type(self)).size)

    def __sub__(self, count: Any) -> Any:
        return type(self)(self.address - int(count) * target_of(type(self)).size)

    def __getitem__(self, index: Any) -> Any:
        target = target_of(type(self))
        return load_typed(target, self.address + int(index) * target.size)

    def __setitem__(self, index: Any, value: Any) -> None:
        target = target_of(type(self))
        store_typed(target, self.address + int(index) * target.size, value)

    def __getattr__(self, name: str) -> Any:
        field = _field(target_of(type(self)), name)
        return load_typed(field.type, self.address + field.offset)

    def __setattr__(self, name: str, value: Any) -> None:
        field = _field(target_of(type(self)), name)
        store_typed(field.type, self.address + field.offset, value)


@cache
def _field(target: Any, name: str) -> Any:
    fields = getattr(target, "fields", None)
    if fields is None or name not in fields:
        raise AttributeError(f"{target.__name__} has no field {name!r}")
    return fields[name]


def target_of(pointer_type: Any) -> Any:
    """The type a pointer type points to, with names of structs resolved."""
    target = pointer_type.target
    if isinstance(target, str):
        if target not in STRUCTS:
            raise TypeError(f"struct {target!r} is not declared")
        return STRUCTS[target]
    if target is None:
        raise TypeError("a bare Ptr has no target: write Ptr[T]")
    return target


STRUCTS: dict[str, Any] = {}


class Array:
    """A field of `count` elements laid out in place: `Array[u64, 4]`."""

    def __init__(self, element: Any, count: int) -> None:
        self.element = element
        self.count = count

    def __class_getitem__(cls, arguments: tuple[Any, int]) -> "Array":
        return cls(*arguments)

    @property
    def size(self) -> int:
        return int(self.element.size) * self.count


class Fn:
    """A pointer to a function: `Fn[[Ptr[Thread], i64], i64]` (C calling convention)."""

    llvm: ClassVar[str] = "ptr"
    size: ClassVar[int] = 8
    parameters: ClassVar[tuple[Any, ...]] = ()
    result: ClassVar[Any] = None
    _made: ClassVar[dict[Any, Any]] = {}

    def __class_getitem__(cls, signature: tuple[list[Any], Any]) -> Any:
        parameters, result = tuple(signature[0]), signature[1]
        key = (parameters, result)
        if key not in Fn._made:
            body = {"parameters": parameters, "result": result}
            Fn._made[key] = type("Fn", (Fn,), body)
        return Fn._made[key]

    def __init__(self, address: Any = 0) -> None:
        own = getattr(address, "address", None)
        self.address: int = int(address) if own is None else own

    def __int__(self) -> int:
        return self.address

    def __bool__(self) -> bool:
        return self.address != 0

    def __call__(self, *arguments: Any) -> Any:
        return SIMULATED_FUNCTIONS[int(self.address)](*arguments)


SIMULATED_FUNCTIONS: dict[int, Callable[..., Any]] = {}


def simulated_address(function: Callable[..., Any]) -> int:
    """An address under which `Fn` values find a Python function in plain-Python runs."""
    address = 0x1000 + 16 * (id(function) // 16 % (1 << 40))
    SIMULATED_FUNCTIONS[address] = function
    return address


@cache
def is_pointer(type_: Any) -> bool:
    """True for Ptr[T] types and Fn types."""
    return isinstance(type_, type) and issubclass(type_, (Ptr, Fn))


def load_typed(type_: Any, address: int) -> Any:
    """Loads a value; an in-place struct or array gives a pointer to itself."""
    if isinstance(type_, Array):
        return Ptr[type_.element](address)
    if is_pointer(type_):
        return type_(memory.load_scalar(u64, address))
    if hasattr(type_, "fields"):
        return Ptr[type_](address)
    return memory.load_scalar(type_, address)


def store_typed(type_: Any, address: int, value: Any) -> None:
    """Stores a value of a scalar or pointer type."""
    if is_pointer(type_):
        memory.store_scalar(u64, address, int(value))
    elif isinstance(type_, Array) or hasattr(type_, "fields"):
        raise TypeError("an in-place struct or array cannot be assigned as a whole")
    else:
        if isinstance(value, Int) and type(value) is not type_:
            _check_width(type_, value)
        memory.store_scalar(type_, address, value)


def _check_width(type_: Any, value: Any) -> None:
    if is_integer(type_):
        raise TypeError(f"store of {type(value).__name__} into {type_.__name__}: cast explicitly")
