"""The syntax tree: one class a construct (JLS 17, chapters 4-15).

`pos` is an offset into the source text, in characters, and is where javac puts its caret: the name
of a declaration, the operator of an expression, the dot of a selection, the opening parenthesis of
a call.  The fields given to the constructor are what the parser found; the class attributes below
them are decorations, filled in by attribution and read by flow analysis and code generation.
"""

# table

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pvm.lang.types.types import NO_TYPE, Type

if TYPE_CHECKING:
    from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, Symbol, VarSymbol
    from pvm.lang.types.types import MethodType, TypeVar


@dataclass(eq=False)
class Tree:
    pos: int


class Expression(Tree):
    """`type`: of the expression by itself, or of its target where it is a poly expression, before
    assignment conversion; whoever uses the value converts.  `const`: bool, int (also char), float
    or str, if it is a constant expression (JLS 15.29) of `type`."""

    type: Type = NO_TYPE
    const: Any = None


class Statement(Tree):
    """A statement, a local variable or a local class."""


# --- compilation units and declarations ---------------------------------------------------------


@dataclass(eq=False)
class Annotation(Expression):
    """An annotation; a single unnamed element is named `value`.  `type` is the annotation's."""

    name: Expression
    elements: list[tuple[str, Expression]]


@dataclass(eq=False)
class Modifiers(Tree):
    flags: int  # of pvm.lang.symbols.flags
    annotations: list[Annotation]


@dataclass(eq=False)
class PackageDecl(Tree):
    annotations: list[Annotation]
    name: Expression


@dataclass(eq=False)
class Import(Tree):
    """`name` is the qualified name without the star."""

    static: bool
    name: Select
    star: bool


@dataclass(eq=False)
class CompilationUnit(Tree):
    package: PackageDecl | None
    imports: list[Import]
    types: list[ClassDecl]


@dataclass(eq=False)
class TypeParameter(Tree):
    name: str
    bounds: list[Expression]
    annotations: list[Annotation]
    type: TypeVar = field(init=False)


@dataclass(eq=False)
class ClassDecl(Statement):
    """`kind`: "class", "interface", "enum", "record" or "annotation".  An enum's constants are
    VarDecl members with flag ENUM, whose init is a New (of the enum's name, perhaps with a body);
    a record's components are in `components` alone (parameters, perhaps VARARGS).  `name` is ""
    for an anonymous class, whose supertype is the New's `clazz`."""

    mods: Modifiers
    kind: str
    name: str
    type_params: list[TypeParameter]
    extends: Expression | None
    implements: list[Expression]
    permits: list[Expression]
    components: list[VarDecl]
    members: list[Tree]
    end: int  # of the closing brace
    sym: ClassSymbol = field(init=False)


@dataclass(eq=False)
class MethodDecl(Tree):
    """A constructor has name "<init>" and no return type; `compact` is a compact canonical one."""

    mods: Modifiers
    type_params: list[TypeParameter]
    return_type: Expression | None
    name: str
    params: list[VarDecl]
    throws: list[Expression]
    body: Block | None
    default: Expression | None
    compact: bool
    sym: MethodSymbol = field(init=False)


@dataclass(eq=False)
class VarDecl(Statement):
    """A field, parameter, local variable, pattern variable, resource or enum constant; several
    declarators make several of these, which share type tree and modifiers.  `vartype` is None for
    `var` and for implicit lambda parameters; it includes the dimensions after the name; a VARARGS
    parameter's is an array type."""

    mods: Modifiers
    vartype: Expression | None
    name: str
    init: Expression | None
    sym: VarSymbol = field(init=False)


@dataclass(eq=False)
class Initializer(Tree):
    static: bool
    body: Block


# --- type trees (names in types are Ident and Select) -------------------------------------------


@dataclass(eq=False)
class PrimitiveTypeTree(Expression):
    name: str  # "int", ..., "void"


@dataclass(eq=False)
class ArrayTypeTree(Expression):
    element: Expression


@dataclass(eq=False)
class TypeApply(Expression):
    """A parameterized type; no arguments is the diamond."""

    clazz: Expression
    args: list[Expression]


@dataclass(eq=False)
class Wildcard(Expression):
    kind: str  # "?", "extends", "super"
    bound: Expression | None


@dataclass(eq=False)
class UnionTypeTree(Expression):
    alternatives: list[Expression]


@dataclass(eq=False)
class IntersectionTypeTree(Expression):
    bounds: list[Expression]


@dataclass(eq=False)
class AnnotatedType(Expression):
    annotations: list[Annotation]
    underlying: Expression


# --- statements ---------------------------------------------------------------------------------


@dataclass(eq=False)
class Block(Statement):
    statements: list[Statement]
    end: int  # of the closing brace


@dataclass(eq=False)
class ExpressionStatement(Statement):
    expr: Expression


@dataclass(eq=False)
class If(Statement):
    condition: Expression
    then: Statement
    otherwise: Statement | None


@dataclass(eq=False)
class While(Statement):
    condition: Expression
    body: Statement


@dataclass(eq=False)
class DoWhile(Statement):
    body: Statement
    condition: Expression


@dataclass(eq=False)
class For(Statement):
    init: list[Statement]
    condition: Expression | None
    update: list[ExpressionStatement]
    body: Statement


@dataclass(eq=False)
class ForEach(Statement):
    """`iterable_type`: the array type, or the Iterable supertype of the expression (perhaps raw);
    `element_type`: what the array holds or the iterator gives, unerased, before it is converted to
    the variable's type."""

    var: VarDecl
    expr: Expression
    body: Statement
    iterable_type: Type = field(init=False, default=NO_TYPE)
    element_type: Type = field(init=False, default=NO_TYPE)


@dataclass(eq=False)
class Labeled(Statement):
    label: str
    body: Statement


@dataclass(eq=False)
class DefaultLabel(Tree):
    """`default` as a label."""


@dataclass(eq=False)
class Case(Tree):
    """`labels`: constant expressions, enum constants (Ident), or a DefaultLabel.  With an arrow the
    body is one statement: a Block, a Throw, an ExpressionStatement (switch statement), or a Yield
    that the parser made of the expression (switch expression)."""

    labels: list[Tree]
    arrow: bool
    body: list[Statement]


@dataclass(eq=False)
class Switch(Statement):
    """`selector_type`: int (for int, short, byte, char and their boxes), the enum's type, or
    String."""

    selector: Expression
    cases: list[Case]
    end: int
    selector_type: Type = field(init=False, default=NO_TYPE)


@dataclass(eq=False)
class SwitchExpression(Expression):
    selector: Expression
    cases: list[Case]
    end: int
    selector_type: Type = field(init=False, default=NO_TYPE)


@dataclass(eq=False)
class Yield(Statement):
    """`target`: the switch expression that it gives its value to."""

    value: Expression
    target: SwitchExpression = field(init=False)


@dataclass(eq=False)
class Return(Statement):
    expr: Expression | None


@dataclass(eq=False)
class Throw(Statement):
    expr: Expression


@dataclass(eq=False)
class Break(Statement):
    """`target`: the statement that it leaves (of a label: the labeled statement's body)."""

    label: str | None
    target: Statement = field(init=False)


@dataclass(eq=False)
class Continue(Statement):
    """`target`: the loop that it continues."""

    label: str | None
    target: Statement = field(init=False)


@dataclass(eq=False)
class Catch(Tree):
    param: VarDecl
    body: Block


@dataclass(eq=False)
class Try(Statement):
    """`resources`: VarDecl, or an expression that names a variable."""

    resources: list[VarDecl | Expression]
    body: Block
    catches: list[Catch]
    finalizer: Block | None


@dataclass(eq=False)
class Synchronized(Statement):
    lock: Expression
    body: Block


@dataclass(eq=False)
class Assert(Statement):
    condition: Expression
    detail: Expression | None


@dataclass(eq=False)
class Empty(Statement):
    pass


# --- expressions --------------------------------------------------------------------------------


@dataclass(eq=False)
class Literal(Expression):
    """`kind`: "int", "long", "float", "double", "char", "boolean", "String" or "null"; `value` as
    Expression.const.  -2147483648 and its long brother are a Unary of the value 2**31 (2**63)."""

    kind: str
    value: Any


@dataclass(eq=False)
class Ident(Expression):
    """A simple name, `this` or `super`; after attribution `sym` is a variable, class or package,
    or of a Call's method the method."""

    name: str
    sym: Symbol | None = field(init=False, default=None)


@dataclass(eq=False)
class Select(Expression):
    """`target.name`; also `T.class`, `T.this`, `T.super` (name "class", "this", "super")."""

    target: Expression
    name: str
    sym: Symbol | None = field(init=False, default=None)


@dataclass(eq=False)
class Call(Expression):
    """A method invocation, or `this(...)` and `super(...)` (name of `method`).

    `sym`: the method as declared.  `call_type`: it, as a member of the receiver's type and with its
    type arguments inferred; arguments convert to sym's erased parameter types, the result is cast
    from sym's erased return type to the erasure of `type` if that is not wider.
    `varargs_element`: the component type of the array to make, if applicable by variable arity.
    `site`: the type in which the method was found, its erasure the class to name in the constant
    pool (JLS 13.1)."""

    type_args: list[Expression]
    method: Ident | Select
    args: list[Expression]
    sym: MethodSymbol | None = field(init=False, default=None)
    call_type: MethodType | None = field(init=False, default=None)
    varargs_element: Type | None = field(init=False, default=None)
    site: Type = field(init=False, default=NO_TYPE)


@dataclass(eq=False)
class New(Expression):
    """`new C(...)`, `outer.new C(...)`, with a body an anonymous class: then `constructor` is the
    anonymous class's (which takes the arguments on, after the outer instance of the superclass if
    `outer` is given), and `type` the anonymous class's type."""

    outer: Expression | None
    type_args: list[Expression]
    clazz: Expression
    args: list[Expression]
    body: ClassDecl | None
    constructor: MethodSymbol | None = field(init=False, default=None)
    call_type: MethodType | None = field(init=False, default=None)
    varargs_element: Type | None = field(init=False, default=None)


@dataclass(eq=False)
class NewArray(Expression):
    """`element`: of `new int[3][]` with dims [3] it is int[]; None for an initializer alone."""

    element: Expression | None
    dims: list[Expression]
    init: list[Expression] | None


@dataclass(eq=False)
class Lambda(Expression):
    """`type`: the function type's interface (ground target type); `descriptor`: its method;
    `descriptor_type`: that method's type as a member of `type`: the types of the parameters and of
    the body's value."""

    params: list[VarDecl]
    explicit: bool
    body: Expression | Block
    descriptor: MethodSymbol | None = field(init=False, default=None)
    descriptor_type: MethodType | None = field(init=False, default=None)


@dataclass(eq=False)
class MemberReference(Expression):
    """`name` is "new" for constructors.  After attribution `kind` is "static", "bound" (the target
    expression is evaluated first), "unbound", "super", "new" or "array"; `sym` the method
    (None for "array"); `call_type` as in Call; the rest as in Lambda."""

    target: Expression
    type_args: list[Expression]
    name: str
    kind: str = field(init=False, default="")
    sym: MethodSymbol | None = field(init=False, default=None)
    call_type: MethodType | None = field(init=False, default=None)
    varargs_element: Type | None = field(init=False, default=None)
    site: Type = field(init=False, default=NO_TYPE)
    descriptor: MethodSymbol | None = field(init=False, default=None)
    descriptor_type: MethodType | None = field(init=False, default=None)


@dataclass(eq=False)
class Parens(Expression):
    expr: Expression


@dataclass(eq=False)
class Assign(Expression):
    target: Expression
    value: Expression


@dataclass(eq=False)
class CompoundAssign(Expression):
    """`op` without the "=".  `operand_type`: the type in which the operator works (String for
    concatenation); shifts: the left operand's promoted type."""

    op: str
    target: Expression
    value: Expression
    operand_type: Type = field(init=False, default=NO_TYPE)


@dataclass(eq=False)
class Unary(Expression):
    """`op`: "+", "-", "~", "!", "++x", "--x", "x++" or "x--"; operand_type as in CompoundAssign."""

    op: str
    operand: Expression
    operand_type: Type = field(init=False, default=NO_TYPE)


@dataclass(eq=False)
class Binary(Expression):
    """operand_type: the promoted primitive type; String for concatenation; boolean for && || and
    logical & | ^; Object for == and != on references."""

    op: str
    left: Expression
    right: Expression
    operand_type: Type = field(init=False, default=NO_TYPE)


@dataclass(eq=False)
class Conditional(Expression):
    condition: Expression
    then: Expression
    otherwise: Expression


@dataclass(eq=False)
class Cast(Expression):
    target: Expression
    expr: Expression


@dataclass(eq=False)
class BindingPattern(Tree):
    var: VarDecl


@dataclass(eq=False)
class InstanceOf(Expression):
    """`pattern`: a BindingPattern or a type tree."""

    expr: Expression
    pattern: BindingPattern | Expression


@dataclass(eq=False)
class Index(Expression):
    array: Expression
    index: Expression


@dataclass(eq=False)
class Erroneous(Expression):
    """Stands where the parser found an error and went on."""


