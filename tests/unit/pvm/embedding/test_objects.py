"""Java objects, classes and fields as Python's."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

import pvm

SOURCE = """
import java.util.function.Supplier;

public class Account {
    public static final String BANK = "pvm";
    public static int opened;
    public static Account last;
    public long balance;
    public double rate = 0.5;
    public String owner;
    private int secret = 3;

    public Account(String owner) { this.owner = owner; opened++; }
    public Account(String owner, long balance) { this(owner); this.balance = balance; }
    public void deposit(long amount) {
        if (amount < 0) throw new IllegalArgumentException("negative: " + amount);
        balance += amount;
    }
    @Override public String toString() { return owner + ":" + balance; }
    @Override public boolean equals(Object o) {
        return o instanceof Account && ((Account) o).owner.equals(owner);
    }
    @Override public int hashCode() { return owner.hashCode(); }
    public interface Named { String name(); default String greeting() { return "hi " + name(); } }
    public record Person(String name) implements Named { }
    public static abstract class Shape { public abstract double area(); }
    public enum Colour { RED, GREEN }
    public int from() { return secret; }
}
"""


@pytest.fixture(scope="module")
def account(context: pvm.Context) -> Any:
    context.compile(SOURCE)
    return context.cls("Account")


def test_objects_are_made_called_and_shown(account: Any) -> None:
    made = account("ann", 5)
    made.deposit(3)
    assert str(made) == "ann:8" and made.balance == 8 and made.owner == "ann"
    assert made == account("ann") and made != account("bob") and made != 5
    assert hash(made) == hash(account("ann"))
    assert repr(made) == "<Java object of Account>"
    assert made.from_() == 3                    # `from` is a word of Python's


def test_fields(account: Any) -> None:
    made = account("cyd")
    made.balance, made.rate, made.owner = 1 << 40, 2, None
    assert (made.balance, made.rate, made.owner) == (1 << 40, 2.0, None)
    account.opened = 0
    account("x")
    assert account.opened == 1 and account.BANK == "pvm"
    account.last = made
    assert account.last.balance == 1 << 40
    account.last = None
    assert account.last is None
    with pytest.raises(TypeError, match="Account.balance: a str is no long"):
        made.balance = "much"
    with pytest.raises(AttributeError, match="final"):
        account.BANK = "other"
    for name in ("secret", "nothing"):
        with pytest.raises(AttributeError):
            getattr(made, name)
        with pytest.raises(AttributeError):
            setattr(made, name, 1)


def test_nested_classes_interfaces_and_enums(account: Any) -> None:
    assert account.Person("dee").greeting() == "hi dee"
    assert account.Colour.RED.name() == "RED" and len(account.Colour.values()) == 2
    with pytest.raises(TypeError, match="abstract"):
        account.Shape()


def test_a_class_is_one_object(context: pvm.Context, account: Any) -> None:
    assert context.cls("Account") is account
    assert account("x").java_type is account and account.java_name == "Account"
    assert account("x").getClass() is account
    assert "java.lang.Object" in account.java_supertypes


def test_collections(context: pvm.Context) -> None:
    found = context.cls("java.util.ArrayList")([3, "x", None])
    assert list(found) == [3, "x", None] and len(found) == 3 and found[1] == "x"
    table = context.cls("java.util.HashMap")()
    table.put("a", 1)
    assert table["a"] == 1 and table["b"] is None and list(table.keySet()) == ["a"]
    assert context.cls("java.lang.Math").max(2, 7) == 7
    assert context.cls("java.lang.Integer").MAX_VALUE == 2**31 - 1


def test_an_exception_says_all_that_java_knows(context: pvm.Context, account: Any) -> None:
    with pytest.raises(pvm.JavaError) as caught:
        account("eve").deposit(-1)
    error = caught.value
    assert str(error) == "java.lang.IllegalArgumentException: negative: -1"
    assert error.java_class == "java.lang.IllegalArgumentException"
    assert error.message == "negative: -1" and error.is_a("java.lang.RuntimeException")
    assert not error.is_a("java.io.IOException")
    assert error.java_stack == ("Account.deposit(Main.java:16)",)
    assert error.object.getMessage() == "negative: -1"
    wrapped = context.cls("java.lang.RuntimeException")("outer", error.object)
    context.compile("class Thrower { static void raise(RuntimeException e) { throw e; } }")
    with pytest.raises(pvm.JavaError) as again:
        context.cls("Thrower").raise_(wrapped)
    assert isinstance(again.value.__cause__, pvm.JavaError)
    assert again.value.__cause__.message == "negative: -1"


def test_no_name_of_java_is_taken(context: pvm.Context) -> None:
    context.compile("""
        public class Names {
            public int handle = 1;
            public static String name() { return "name"; }
            public String context() { return "context"; }
            public int handle(int x) { return x; }
            public int java_class() { return 3; }
        }""")
    names = context.cls("Names")
    made = names()
    assert (names.name(), made.context(), made.handle(2), made.java_class()) == (
        "name", "context", 2, 3)
    assert names.java_name == "Names" == made.java_type.java_name


def test_objects_stay_in_their_context(context: pvm.Context) -> None:
    made = context.cls("java.util.ArrayList")()
    for use in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="lives in its context"):
            use(made)


def test_the_machines_own_classes_are_not_for_programs(context: pvm.Context) -> None:
    for name in ("pvm.internal.Memory", "pvm/internal/Memory", "sun.misc.Unsafe"):
        with pytest.raises(ValueError, match="no class for programs"):
            context.cls(name)
