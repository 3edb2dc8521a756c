"""The grammar of expressions (JLS 15)."""

from __future__ import annotations

from typing import Any, Final

from pvm.lang.parse.grammar_types import with_dims
from pvm.lang.parse.kinds import ASSIGNMENTS, BINARY
from pvm.lang.parse.productions import Refused, choices, listing, optional, rule
from pvm.lang.parse.refusals import check_called_name, check_parameters, name_constructors
from pvm.lang.symbols.flags import FINAL
from pvm.lang.tree.nodes import (
    ArrayTypeTree,
    Assign,
    Binary,
    BindingPattern,
    Call,
    Cast,
    ClassDecl,
    CompoundAssign,
    Conditional,
    Expression,
    ExpressionStatement,
    Ident,
    Index,
    InstanceOf,
    IntersectionTypeTree,
    Lambda,
    Literal,
    MemberReference,
    Modifiers,
    New,
    NewArray,
    Parens,
    PrimitiveTypeTree,
    Select,
    SwitchExpression,
    TypeApply,
    Unary,
    VarDecl,
    Yield,
)

# From what binds least to what binds most (JLS 15); LAMBDAX and UNARY are no tokens.
PRECEDENCE: Final = [
    ("nonassoc", ["IFX"]),
    ("nonassoc", ["else"]),
    ("nonassoc", ["LAMBDAX"]),
    ("right", ["=", *ASSIGNMENTS]),
    ("right", ["?", ":"]),
    ("left", ["||"]),
    ("left", ["&&"]),
    ("left", ["|"]),
    ("left", ["^"]),
    ("left", ["&"]),
    ("left", ["==", "!="]),
    ("left", ["<", ">", "<=", ">=", "instanceof"]),
    ("left", ["<<", ">>", ">>>"]),
    ("left", ["+", "-"]),
    ("left", ["*", "/", "%"]),
    ("right", ["UNARY"]),
    ("left", ["++", "--"]),
    ("nonassoc", ["NEWARRAY"]),
    ("nonassoc", ["["]),
]

_LITERAL_KINDS: Final = {
    "INT": "int", "LONG": "long", "FLOAT": "float", "DOUBLE": "double", "CHAR": "char",
    "BOOLEAN": "boolean", "STRING": "String", "NULL": "null",
}  # fmt: skip

choices("expr", "primary", "name", "lambda")


# --- primaries ----------------------------------------------------------------------------------


@rule(*(f"primary : {kind}" for kind in _LITERAL_KINDS))
def literal(p: list[Any]) -> Expression:
    token = p[0]
    return Literal(token.source_pos, _LITERAL_KINDS[token.name], token.value)


@rule("primary : this")
def this(p: list[Any]) -> Expression:
    return Ident(p[0].source_pos, "this")


@rule("primary : ( expr )")
def parenthesized(p: list[Any]) -> Expression:
    return Parens(p[0].source_pos, p[1])


@rule("primary : primary . IDENT", "primary : name . this")
def selection(p: list[Any]) -> Expression:
    return Select(p[1].source_pos, p[0], p[2].value)


@rule("super_object : super")
def super_object(p: list[Any]) -> Expression:
    return Ident(p[0].source_pos, "super")


@rule("super_object : name . super")
def qualified_super(p: list[Any]) -> Expression:
    return Select(p[1].source_pos, p[0], "super")


@rule("primary : super_object . IDENT")
def super_field(p: list[Any]) -> Expression:
    return Select(p[1].source_pos, p[0], p[2].value)


@rule(
    "primary : name . class", "primary : array_type . class", "primary : primitive . class",
)  # fmt: skip
def class_literal(p: list[Any]) -> Expression:
    return Select(p[1].source_pos, p[0], "class")


@rule("primary : void . class")
def void_literal(p: list[Any]) -> Expression:
    return Select(p[1].source_pos, PrimitiveTypeTree(p[0].source_pos, "void"), "class")


@rule("primary : name [ expr ]", "primary : primary [ expr ]")
def indexed(p: list[Any]) -> Expression:
    return Index(p[1].source_pos, p[0], p[2])


# --- calls --------------------------------------------------------------------------------------


@rule("arguments : ( )", "arguments : ( expr_list )")
def arguments(p: list[Any]) -> tuple[int, list[Expression]]:
    return p[0].source_pos, p[1] if len(p) == 3 else []


listing("expr_list", "expr", ",")


@rule("primary : name arguments")
def call(p: list[Any]) -> Expression:
    pos, args = p[1]
    check_called_name(p[0])
    return Call(pos, [], p[0], args)


@rule("primary : primary . IDENT arguments", "primary : super_object . IDENT arguments")
def member_call(p: list[Any]) -> Expression:
    pos, args = p[3]
    return Call(pos, [], Select(p[1].source_pos, p[0], p[2].value), args)


@rule(
    "primary : primary . type_args IDENT arguments",
    "primary : name . type_args IDENT arguments",
    "primary : super_object . type_args IDENT arguments",
)
def generic_call(p: list[Any]) -> Expression:
    pos, args = p[4]
    return Call(pos, p[2][1], Select(p[1].source_pos, p[0], p[3].value), args)


@rule("primary : this arguments", "primary : super arguments")
def constructor_call(p: list[Any]) -> Expression:
    pos, args = p[1]
    return Call(pos, [], Ident(p[0].source_pos, p[0].value), args)


@rule("primary : type_args this arguments", "primary : type_args super arguments")
def generic_constructor_call(p: list[Any]) -> Expression:
    pos, args = p[2]
    return Call(pos, p[0][1], Ident(p[1].source_pos, p[1].value), args)


@rule("primary : name . super arguments", "primary : primary . super arguments")
def qualified_constructor_call(p: list[Any]) -> Expression:
    pos, args = p[3]
    return Call(pos, [], Select(p[1].source_pos, p[0], "super"), args)


# --- creation -----------------------------------------------------------------------------------


@rule("anonymous_body : class_body")
def anonymous_body(p: list[Any]) -> ClassDecl:
    pos, members, end = p[0]
    name_constructors("", members)
    return ClassDecl(pos, Modifiers(pos, 0, []), "class", "", [], None, [], [], [], members, end)


optional("anonymous_body_opt", "anonymous_body", lambda: None)


@rule("creation : new created_type arguments anonymous_body_opt")
def creation(p: list[Any]) -> New:
    return New(p[0].source_pos, None, [], p[1], p[2][1], p[3])


@rule("creation : new type_args created_type arguments anonymous_body_opt")
def generic_creation(p: list[Any]) -> New:
    return New(p[0].source_pos, None, p[1][1], p[2], p[3][1], p[4])


@rule("primary : creation")
def unqualified_creation(p: list[Any]) -> Expression:
    tree: New = p[0]
    return tree


@rule("primary : primary . creation", "primary : name . creation")
def qualified_creation(p: list[Any]) -> Expression:
    tree: New = p[2]
    tree.outer = p[0]
    return tree


choices("element_type", "primitive", "class_type")


@rule("primary : new element_type dim_exprs", precedence="NEWARRAY")
@rule("primary : new element_type dim_exprs dims")
def array_creation(p: list[Any]) -> Expression:
    """A further bracket with an expression is a dimension, not an index (JLS 15.10.1)."""
    sizes = p[2]
    more = p[3] if len(p) == 4 else []
    return NewArray(p[0].source_pos, with_dims(p[1], more), [s for _, s in sizes], None)


@rule("dim_exprs : [ expr ]")
def first_size(p: list[Any]) -> list[Any]:
    return [(p[0].source_pos, p[1])]


@rule("dim_exprs : dim_exprs [ expr ]")
def more_sizes(p: list[Any]) -> list[Any]:
    p[0].append((p[1].source_pos, p[2]))
    sizes: list[Any] = p[0]
    return sizes


@rule("primary : new element_type dims array_init")
def initialized_array(p: list[Any]) -> Expression:
    return NewArray(p[0].source_pos, with_dims(p[1], p[2][1:]), [], p[3].init)


@rule(
    "array_init : { }", "array_init : { , }", "array_init : { initializers }",
    "array_init : { initializers , }",
)  # fmt: skip
def array_initializer(p: list[Any]) -> Expression:
    values = p[1] if isinstance(p[1], list) else []
    return NewArray(p[0].source_pos, None, [], values)


listing("initializers", "initializer", ",")
choices("initializer", "expr", "array_init")

# --- member references and lambdas --------------------------------------------------------------

choices("reference_target", "name", "primary", "generic", "array_type", "super_object")


def _start(tree: Expression) -> int:
    """Where the text of a member reference's target begins."""
    while True:
        if isinstance(tree, Select):
            tree = tree.target
        elif isinstance(tree, TypeApply):
            tree = tree.clazz
        elif isinstance(tree, ArrayTypeTree):
            tree = tree.element
        elif isinstance(tree, Call):
            tree = tree.method
        elif isinstance(tree, Index):
            tree = tree.array
        else:
            return tree.pos


@rule("primary : reference_target :: IDENT", "primary : reference_target :: new")
def member_reference(p: list[Any]) -> Expression:
    return MemberReference(_start(p[0]), p[0], [], p[2].value)


@rule(
    "primary : reference_target :: type_args IDENT", "primary : reference_target :: type_args new"
)
def generic_member_reference(p: list[Any]) -> Expression:
    return MemberReference(_start(p[0]), p[0], p[2][1], p[3].value)


@rule("lambda : LAMBDA -> lambda_body")
def short_lambda(p: list[Any]) -> Expression:
    return Lambda(p[0].source_pos, [_implicit(p[0])], False, p[2])


def _implicit(token: Any) -> VarDecl:
    return VarDecl(token.source_pos, Modifiers(token.source_pos, 0, []), None, token.value, None)


@rule("lambda : LAMBDA( ) -> lambda_body")
def lambda_without_parameters(p: list[Any]) -> Expression:
    return Lambda(p[0].source_pos, [], True, p[3])


@rule("lambda : LAMBDA( ident_list ) -> lambda_body")
def implicit_lambda(p: list[Any]) -> Expression:
    return Lambda(p[0].source_pos, [_implicit(token) for token in p[1]], False, p[4])


@rule("lambda : LAMBDA( param_list ) -> lambda_body")
def explicit_lambda(p: list[Any]) -> Expression:
    params: list[VarDecl] = p[1]
    check_parameters(params)
    if None in params:
        raise Refused
    for param in params:
        if isinstance(param.vartype, Ident) and param.vartype.name == "var":
            param.vartype = None
    explicit = not params or params[0].vartype is not None
    return Lambda(p[0].source_pos, params, explicit, p[4])


listing("ident_list", "IDENT", ",")


@rule("lambda_body : expr", precedence="LAMBDAX")
def lambda_expression(p: list[Any]) -> Any:
    return p[0]


choices("lambda_body", "block")

# --- operators ----------------------------------------------------------------------------------


@rule(*(f"expr : expr {op} expr" for op in BINARY))
def binary(p: list[Any]) -> Expression:
    return Binary(p[1].source_pos, p[1].value, p[0], p[2])


@rule("expr : expr = expr")
def assignment(p: list[Any]) -> Expression:
    return Assign(p[1].source_pos, p[0], p[2])


@rule(*(f"expr : expr {op} expr" for op in ASSIGNMENTS))
def compound_assignment(p: list[Any]) -> Expression:
    return CompoundAssign(p[1].source_pos, p[1].value[:-1], p[0], p[2])


@rule("expr : expr ? expr : expr")
def conditional(p: list[Any]) -> Expression:
    return Conditional(p[1].source_pos, p[0], p[2], p[4])


@rule("expr : + expr", "expr : - expr", "expr : ~ expr", "expr : ! expr", precedence="UNARY")
def unary(p: list[Any]) -> Expression:
    return Unary(p[0].source_pos, p[0].value, p[1])


@rule("expr : ++ expr", "expr : -- expr", precedence="UNARY")
def prefix(p: list[Any]) -> Expression:
    return Unary(p[0].source_pos, f"{p[0].value}x", p[1])


@rule("expr : expr ++", "expr : expr --")
def postfix(p: list[Any]) -> Expression:
    return Unary(p[1].source_pos, f"x{p[1].value}", p[0])


@rule("expr : CAST( type ) expr", precedence="UNARY")
def cast(p: list[Any]) -> Expression:
    return Cast(p[0].source_pos, p[1], p[3])


@rule("expr : CAST( type & bound_list ) expr", precedence="UNARY")
def intersection_cast(p: list[Any]) -> Expression:
    bounds = [p[1], *p[3]]
    return Cast(p[0].source_pos, IntersectionTypeTree(p[1].pos, bounds), p[5])


@rule("expr : expr instanceof type")
def instance_of(p: list[Any]) -> Expression:
    return InstanceOf(p[1].source_pos, p[0], p[2])


@rule("expr : expr instanceof type IDENT", "expr : expr instanceof final type IDENT")
def instance_of_pattern(p: list[Any]) -> Expression:
    name, vartype = p[-1], p[-2]
    mods = Modifiers(name.source_pos, FINAL if len(p) == 5 else 0, [])
    var = VarDecl(name.source_pos, mods, vartype, name.value, None)
    return InstanceOf(p[1].source_pos, p[0], BindingPattern(name.source_pos, var))


@rule("primary : SWITCHX ( expr ) { cases }")
def switch_expression(p: list[Any]) -> Expression:
    """An arrow's expression is a value to yield."""
    for case in p[5]:
        if case.arrow and isinstance(case.body[0], ExpressionStatement):
            value = case.body[0].expr
            case.body = [Yield(case.body[0].pos, value)]
    return SwitchExpression(p[0].source_pos, p[2], p[5], p[6].source_pos)
