"""What names stand for: packages, classes, methods, variables.

Symbols complete themselves.  A symbol made from a class file or a declaration lacks, at first, the
attributes that cost work (a class its supertypes and members, a method its types); the first use of
such an attribute asks the symbol's `completer` to set them.  Once set, they are plain attributes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from pvm.lang.symbols.flags import (
    ABSTRACT,
    ANNOTATION,
    ANONYMOUS,
    ENUM,
    INTERFACE,
    NATIVE,
    NO_OUTER,
    PRIVATE,
    RECORD,
    STATIC,
    VARARGS,
)
from pvm.lang.types.types import ClassType, MethodType, Type, TypeVar

if TYPE_CHECKING:
    from pvm.lang.tree.nodes import ClassDecl, MethodDecl, VarDecl


class Symbol:
    """`name` is the simple name; `owner` what declares it; `flags` of pvm.lang.symbols.flags."""

    name: str
    owner: Symbol | None
    flags: int

    @property
    def is_static(self) -> bool:
        return bool(self.flags & STATIC)

    @property
    def enclosing_class(self) -> ClassSymbol:
        """The innermost class around it: itself, if it is a class."""
        symbol: Symbol | None = self
        while not isinstance(symbol, ClassSymbol):
            assert symbol is not None
            symbol = symbol.owner
        return symbol

    @property
    def outermost_class(self) -> ClassSymbol:
        found = self.enclosing_class
        while not isinstance(found.owner, PackageSymbol):
            assert found.owner is not None
            found = found.owner.enclosing_class
        return found

    @property
    def package(self) -> PackageSymbol:
        owner = self.outermost_class.owner
        assert isinstance(owner, PackageSymbol)
        return owner

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"


class PackageSymbol(Symbol):
    """`name` is the full name with dots, "" for the unnamed package."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.owner = None
        self.flags = 0

    @property
    def package(self) -> PackageSymbol:
        return self

    def __str__(self) -> str:
        return self.name


class Completer(Protocol):
    """Sets the attributes of a class that are not there yet."""

    def complete_header(self, sym: ClassSymbol) -> None:
        """Set flags, type_params, type, superclass, interfaces, permitted."""

    def complete_members(self, sym: ClassSymbol) -> None:
        """Set `fields`, `methods`, `components`, `member_types` (unless set already)."""


class MethodCompleter(Protocol):
    def complete_method(self, sym: MethodSymbol) -> None:
        """Set `type_params`, `params`, `ret`, `thrown`, and `parameters`."""


class VarCompleter(Protocol):
    def complete_variable(self, sym: VarSymbol) -> None:
        """Set `type`, or `const`, or both."""


_HEADER = frozenset(
    ("flags", "type_params", "type", "superclass", "interfaces", "permitted")
)
_MEMBERS = frozenset(("fields", "methods", "components", "member_types"))


class ClassSymbol(Symbol):
    """A class or interface.

    flat_name: the binary name with slashes ("java/util/Map$Entry"; that of a local or anonymous
    class is given when its top level class is attributed).  full_name: the canonical name.
    owner: the package, the class around a member class, or the method or variable (initializer: a
    MethodSymbol `<init>` or `<clinit>`) around a local one.

    erasure: the class without arguments (C).  missing: nowhere to be found, named by a class file.
    file: its class file, once read.

    Header: type_params; type (of `this`: C<T>); superclass (NO_TYPE for Object and for interfaces);
    interfaces; permitted (classes of a sealed class, else empty).
    Members: fields and methods by name, in order of declaration (constructors are "<init>");
    components of a record; member_types.
    """

    type_params: tuple[TypeVar, ...]
    type: ClassType
    superclass: Type
    interfaces: tuple[Type, ...]
    permitted: tuple[ClassSymbol, ...]
    fields: dict[str, VarSymbol]
    methods: dict[str, list[MethodSymbol]]
    components: list[VarSymbol]
    member_types: dict[str, ClassSymbol]

    def __init__(self, name: str, flat_name: str, owner: Symbol, completer: Completer) -> None:
        self.name = name
        self.flat_name = flat_name
        self.owner = owner
        self.completer = completer
        self.tree: ClassDecl | None = None  # None: from a class file
        self.env: Any = None  # the scope around it (pvm.lang.enter.env.Env), if from source
        self.file: Any = None
        self.erasure = ClassType(self)
        self.missing = False

    def __getattr__(self, name: str) -> Any:
        if name in _HEADER:
            self.completer.complete_header(self)
        elif name in _MEMBERS:
            self.completer.complete_members(self)
        else:
            raise AttributeError(f"ClassSymbol has no attribute {name}")
        return self.__dict__[name]

    @property
    def full_name(self) -> str:
        if isinstance(self.owner, ClassSymbol):
            return f"{self.owner.full_name}.{self.name}"
        if isinstance(self.owner, PackageSymbol) and self.owner.name:
            return f"{self.owner.name}.{self.name}"
        return self.name

    @property
    def display_name(self) -> str:
        """As messages show it, like javac's: without the package, an inner class with the class
        around it."""
        if isinstance(self.owner, ClassSymbol) and self.is_inner:
            return f"{self.owner.display_name}.{self.name}" if self.name else ""
        return self.name

    def describe_anonymous(self) -> str:
        base = self.interfaces[0] if self.interfaces else self.superclass
        return f"<anonymous {base}>"

    @property
    def is_interface(self) -> bool:
        return bool(self.flags & INTERFACE)

    @property
    def is_enum(self) -> bool:
        return bool(self.flags & ENUM)

    @property
    def is_record(self) -> bool:
        return bool(self.flags & RECORD)

    @property
    def is_annotation(self) -> bool:
        return bool(self.flags & ANNOTATION)

    @property
    def is_abstract(self) -> bool:
        return bool(self.flags & ABSTRACT)

    @property
    def is_anonymous(self) -> bool:
        return bool(self.flags & ANONYMOUS)

    @property
    def is_local(self) -> bool:
        """Local or anonymous (not: a member of a local class)."""
        return not isinstance(self.owner, (ClassSymbol, PackageSymbol))

    @property
    def is_inner(self) -> bool:
        """Whether it is an inner class (JLS 8.1.3): not static, nor top level."""
        return not isinstance(self.owner, PackageSymbol) and not self.flags & (STATIC | INTERFACE)

    @property
    def has_outer_instance(self) -> bool:
        """Whether its objects have an immediately enclosing instance (JLS 8.1.3)."""
        return self.is_inner and not self.flags & NO_OUTER

    def __str__(self) -> str:
        return str(self.erasure)


_POLYMORPHIC = ("java/lang/invoke/MethodHandle", "java/lang/invoke/VarHandle")
_METHOD = frozenset(("type_params", "params", "ret", "thrown", "parameters"))


class MethodSymbol(Symbol):
    """A method or constructor ("<init>"; its `params` are the declared ones, without outer
    instance, captured variables, or an enum's name and ordinal).

    parameters: the variables of a method from source, or of a class file with names, else empty.
    has_default: whether an annotation's element has a default value.
    """

    owner: ClassSymbol
    type_params: tuple[TypeVar, ...]
    params: tuple[Type, ...]
    ret: Type
    thrown: tuple[Type, ...]
    parameters: list[VarSymbol]

    def __init__(
        self, name: str, flags: int, owner: ClassSymbol, completer: MethodCompleter | None = None
    ) -> None:
        self.name = name
        self.flags = flags
        self.owner = owner
        self.completer = completer
        self.tree: MethodDecl | None = None
        self.env: Any = None  # of parameters and body, once types are there, if from source
        self.file: Any = None  # of the class file that it is from
        self.has_default = False
        self.implicit_super: MethodSymbol | None = None
        self.erased: MethodType | None = None  # Types.erased_method sets it

    def __getattr__(self, name: str) -> Any:
        if name == "type":
            self.type = MethodType(self.params, self.ret, self.thrown, self.type_params)
            return self.type
        if name not in _METHOD or self.completer is None:
            raise AttributeError(f"MethodSymbol has no attribute {name}")
        self.completer.complete_method(self)
        return self.__dict__[name]

    @property
    def is_constructor(self) -> bool:
        return self.name == "<init>"

    @property
    def is_varargs(self) -> bool:
        return bool(self.flags & VARARGS)

    @property
    def is_private(self) -> bool:
        return bool(self.flags & PRIVATE)

    @property
    def is_signature_polymorphic(self) -> bool:
        """Whether a call takes its descriptor from its arguments (JLS 15.12.3): a declared one, as
        the symbol of a call has that call's descriptor."""
        return (
            self.flags & (NATIVE | VARARGS) == NATIVE | VARARGS
            and self.owner.flat_name in _POLYMORPHIC
            and len(self.params) == 1
        )

    def __str__(self) -> str:
        """As messages show it: `name(int,String...)`, a constructor by its class's name."""
        name = self.owner.name if self.is_constructor else self.name
        shown = [str(t) for t in self.params]
        if self.is_varargs:
            shown[-1] = shown[-1].removesuffix("[]") + "..."
        generic = f"<{','.join(v.name for v in self.type_params)}>" if self.type_params else ""
        return f"{generic}{name}({','.join(shown)})"


class VarSymbol(Symbol):
    """A field (owner: its class), or a local variable or parameter (owner: the method around it,
    or for lambdas and initializers what is around those).

    const: the value, if it is a constant variable (JLS 4.12.4), else None.
    pos: of its declaration.
    """

    type: Type
    const: Any

    def __init__(
        self,
        name: str,
        flags: int,
        owner: Symbol,
        type_: Type | None = None,
        pos: int = -1,
        completer: VarCompleter | None = None,
    ) -> None:
        self.name = name
        self.flags = flags
        self.owner = owner
        self.pos = pos
        self.completer = completer
        self.tree: VarDecl | None = None
        self.file: Any = None  # of the class file that it is from
        if type_ is not None:
            self.type = type_
        if completer is None:
            self.const = None

    def __getattr__(self, name: str) -> Any:
        if name not in ("type", "const") or self.completer is None:
            raise AttributeError(f"VarSymbol has no attribute {name}")
        self.completer.complete_variable(self)
        return self.__dict__[name]

    @property
    def is_field(self) -> bool:
        return isinstance(self.owner, ClassSymbol)

    def __str__(self) -> str:
        return self.name
