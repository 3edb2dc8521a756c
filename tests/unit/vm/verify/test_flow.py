"""Indexes in place of byte offsets, and the inlining of subroutines."""

from __future__ import annotations

import pytest

from pvm.vm.classfile.assembler import CodeBuilder, Label
from pvm.vm.classfile.attributes import AttributeTable, Code, ExceptionHandler
from pvm.vm.classfile.decode import branch_targets
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.verify import subroutines
from pvm.vm.verify.flow import Handler, MethodFlow, flow

from .onemethod import Body, lines, make


def code_of(body: Body, **options: object) -> Code:
    code = make(body, major=49, **options).methods[0].code  # type: ignore[arg-type]
    assert code is not None
    return code


def listing(method: MethodFlow) -> list[str]:
    return [" ".join([str(each.op), *map(str, each.operands)]) for each in method.instructions]


def raw(*code: int, handlers: tuple[ExceptionHandler, ...] = ()) -> Code:
    return Code(5, 5, bytes(code), handlers, AttributeTable([]))


def test_branches_name_instructions() -> None:
    end, loop = Label(), Label()
    body = lines(
        loop, ("iload", 1), ("ifeq", end), ("sipush", 300), "pop", ("goto", loop), end, "return"
    )
    expected = ["iload 1", "ifeq 5", "sipush 300", "pop", "goto 0", "return"]
    assert listing(flow(code_of(body))) == expected


def test_switches_name_instructions() -> None:
    first, second, default = Label(), Label(), Label()

    def body(code: CodeBuilder) -> None:
        lines(first, "iconst_1")(code)
        code.tableswitch(default, 5, [first, second])
        lines(second, "iconst_2")(code)
        code.lookupswitch(default, [(-7, second), (70, first)])
        lines(default, "return")(code)

    method = flow(code_of(body))
    assert method.instructions[1].operands == (4, 5, 6, 0, 2)
    assert method.instructions[3].operands == (4, -7, 2, 70, 0)
    assert branch_targets(method.instructions[3]) == (4, 2, 0)


def test_handlers_name_instructions() -> None:
    start, end, target = Label(), Label(), Label()

    def body(code: CodeBuilder) -> None:
        lines(("bipush", 3), start, ("bipush", 4), "pop", end, "return", target, "athrow")(code)
        code.handler(start, end, target, "java/lang/Exception")

    assert flow(code_of(body)).handlers == [Handler(1, 3, 4, "java/lang/Exception")]


def test_a_handler_may_reach_to_the_end() -> None:
    assert flow(raw(0xBF, handlers=(ExceptionHandler(0, 1, 0, None),))).handlers == [
        Handler(0, 1, 0, None)
    ]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (raw(0xA7, 0, 2), "Illegal target of jump or branch"),
        (raw(0xA7, 0, 3), "Illegal target of jump or branch"),
        (raw(0xA7, 255, 255), "Illegal target of jump or branch"),
        (raw(0xA9, 1), "ret 1 at bci 0 returns from no subroutine"),
        (raw(0x10, 0, handlers=(ExceptionHandler(0, 1, 0, None),)), "Illegal exception table"),
        (raw(0x10, 0, handlers=(ExceptionHandler(1, 2, 0, None),)), "Illegal exception table"),
        (raw(0x10, 0, handlers=(ExceptionHandler(0, 2, 2, None),)), "Illegal exception table"),
        (raw(0, 0, handlers=(ExceptionHandler(1, 1, 0, None),)), "Illegal exception table"),
    ],
)
def test_bad_targets_are_refused(code: Code, message: str) -> None:
    with pytest.raises(LinkageFailure, match=message):
        flow(code)


def test_each_call_gets_a_copy() -> None:
    sub = Label()
    body = lines(
        ("jsr", sub), "iconst_1", "pop", ("jsr", sub), "return", sub, ("astore", 2), ("ret", 2)
    )
    method = flow(code_of(body))
    assert listing(method) == [
        "aconst_null", "goto 7", "iconst_1", "pop", "aconst_null", "goto 9", "return",
        "astore 2", "goto 2",
        "astore 2", "goto 6",
    ]  # fmt: skip
    assert [each.bci for each in method.instructions[:3]] == [0, 0, 3]
    assert sorted(method.calls) == [0, 4]
    assert sorted(method.returns) == [8, 10]


def test_nested_calls_multiply() -> None:
    inner, outer = Label(), Label()
    body = lines(
        ("jsr", outer), ("jsr", outer), "return",
        outer, ("astore", 1), ("jsr", inner), ("jsr", inner), ("ret", 1),
        inner, ("astore", 2), ("ret", 2),
    )  # fmt: skip
    names = [each.split()[0] for each in listing(flow(code_of(body)))]
    assert names.count("astore") == 2 + 4
    assert "jsr" not in names and "ret" not in names


def test_a_return_may_skip_a_level() -> None:
    """The inner subroutine returns with the outer one's address."""
    inner, outer = Label(), Label()
    body = lines(
        ("jsr", outer), "iconst_5", "pop", "return",
        outer, ("astore", 1), ("jsr", inner), "nop",
        inner, "pop", ("ret", 1),
    )  # fmt: skip
    method = flow(code_of(body))
    last = method.instructions[-1]
    assert str(last.op) == "goto"
    assert str(method.instructions[last.operands[0]].op) == "iconst_5"


def test_a_subroutine_may_be_left_by_a_branch() -> None:
    """What `while (true) try {} finally { continue; }` was compiled to."""
    loop, sub = Label(), Label()
    body = lines(loop, "nop", ("jsr", sub), sub, "pop", ("goto", loop))
    assert len(flow(code_of(body)).instructions) < 20


def test_handlers_cover_the_copies() -> None:
    sub, start, end, target = Label(), Label(), Label(), Label()

    def body(code: CodeBuilder) -> None:
        lines(("jsr", sub), ("jsr", sub), "return", sub, ("astore", 1))(code)
        lines(start, "nop", "nop", end, ("ret", 1), target, "pop", "return")(code)
        code.handler(start, end, target, None)

    method = flow(code_of(body))
    assert len(method.handlers) == 2
    for row in method.handlers:
        covered = method.instructions[row.start : row.end]
        assert [str(each.op) for each in covered] == ["nop", "nop"]
        assert str(method.instructions[row.target].op) == "pop"


def test_recursion_is_refused() -> None:
    sub = Label()
    out = Label()
    body = lines(
        ("jsr", sub), "return",
        sub, ("astore", 1), "iconst_0", ("ifeq", out), ("jsr", sub), out, ("ret", 1),
    )  # fmt: skip
    with pytest.raises(LinkageFailure, match="recursive call"):
        flow(code_of(body))


def test_excessive_expansion_is_refused() -> None:
    levels = [Label() for _ in range(20)]
    body: list[object] = [("jsr", levels[0]), "return"]
    for depth, label in enumerate(levels):
        body += [label, ("astore", depth)]
        if depth + 1 < len(levels):
            body += [("jsr", levels[depth + 1])] * 2
        body.append(("ret", depth))
    with pytest.raises(LinkageFailure, match="expand too much"):
        flow(code_of(lines(*body), limits=(2, 30)))  # type: ignore[arg-type]
    assert subroutines.MAX_INSTRUCTIONS < 2**20


def test_falling_off_the_end_of_a_subroutine_is_refused() -> None:
    sub = Label()
    code = code_of(lines(("jsr", sub), "return", sub, "pop", "return"))
    with pytest.raises(LinkageFailure, match="Falling off the end"):
        flow(code._replace(code=code.code[:-1]))
