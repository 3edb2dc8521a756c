"""The grammar of names and types (JLS 4, 6.5)."""

from __future__ import annotations

from typing import Any

from pvm.lang.parse.kinds import PRIMITIVES
from pvm.lang.parse.productions import choices, listing, optional, rule
from pvm.lang.parse.refusals import check_type_name
from pvm.lang.tree.nodes import (
    ArrayTypeTree,
    Expression,
    Ident,
    PrimitiveTypeTree,
    Select,
    TypeApply,
    TypeParameter,
    Wildcard,
)


def with_dims(tree: Any, dims: list[int]) -> Any:
    """An array type of as many dimensions as there are positions."""
    for pos in reversed(dims):
        tree = ArrayTypeTree(pos, tree)
    return tree


@rule("name : IDENT")
def simple_name(p: list[Any]) -> Expression:
    return Ident(p[0].source_pos, p[0].value)


@rule("name : name . IDENT", "generic : generic . IDENT")
def qualified_name(p: list[Any]) -> Expression:
    return Select(p[1].source_pos, p[0], p[2].value)


@rule(*(f"primitive : {name}" for name in sorted(PRIMITIVES)))
def primitive_type(p: list[Any]) -> Expression:
    return PrimitiveTypeTree(p[0].source_pos, p[0].value)


@rule("type_args : TLT type_arg_list TGT")
def type_arguments(p: list[Any]) -> tuple[int, list[Expression]]:
    return p[0].source_pos, p[1]


listing("type_arg_list", "type_arg", ",")
choices("type_arg", "type", "wildcard")


@rule("wildcard : ?", "wildcard : ? extends type", "wildcard : ? super type")
def wildcard(p: list[Any]) -> Expression:
    if len(p) == 1:
        return Wildcard(p[0].source_pos, "?", None)
    return Wildcard(p[0].source_pos, p[1].value, p[2])


@rule("generic : name type_args")
def parameterized_type(p: list[Any]) -> Expression:
    pos, args = p[1]
    return TypeApply(pos, p[0], args)


@rule("generic : generic . IDENT type_args")
def parameterized_member_type(p: list[Any]) -> Expression:
    pos, args = p[3]
    return TypeApply(pos, Select(p[1].source_pos, p[0], p[2].value), args)


@rule("diamond : name TLT TGT")
def diamond(p: list[Any]) -> Expression:
    return TypeApply(p[1].source_pos, p[0], [])


@rule("diamond : generic . IDENT TLT TGT")
def member_diamond(p: list[Any]) -> Expression:
    return TypeApply(p[3].source_pos, Select(p[1].source_pos, p[0], p[2].value), [])


choices("class_type", "name", "generic")
choices("created_type", "class_type", "diamond")
choices("type", "primitive", "class_type", "array_type")


@rule("array_type : primitive dims", "array_type : name dims", "array_type : generic dims")
def array_type(p: list[Any]) -> Expression:
    found: Expression = with_dims(p[0], p[1])
    return found


@rule("dims : DIM")
def first_dim(p: list[Any]) -> list[int]:
    return [p[0].source_pos]


@rule("dims : dims DIM")
def more_dims(p: list[Any]) -> list[int]:
    p[0].append(p[1].source_pos)
    dims: list[int] = p[0]
    return dims


optional("dims_opt", "dims", list)
listing("type_list", "type", ",")


@rule("type_params : TLT type_param_list TGT")
def type_parameters(p: list[Any]) -> list[TypeParameter]:
    params: list[TypeParameter] = p[1]
    return params


optional("type_params_opt", "type_params", list)
listing("type_param_list", "type_param", ",")
listing("bound_list", "type", "&")


@rule("type_param : IDENT", "type_param : IDENT extends bound_list")
def type_parameter(p: list[Any]) -> TypeParameter:
    check_type_name(p[0].value)
    return TypeParameter(p[0].source_pos, p[0].value, p[2] if len(p) > 1 else [], [])


