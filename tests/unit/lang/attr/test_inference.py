"""The types that calls, diamonds, lambdas and method references get (JLS 15.12, 18)."""

from __future__ import annotations

import pytest

from ..attributed import IMPORTS, Attributed

HELPERS = """
class H {
  record Person(String name, int age) { String getName() { return name; } }
  static class Pair<A, B> {
    Pair(A a, B b) {}
    static <A, B> Pair<A, B> of(A a, B b) { return new Pair<>(a, b); }
    A first() { return null; }
  }
  interface Risky<T, E extends Exception> { T get() throws E; }
  static <T, E extends Exception> E risk(Risky<T, E> r) throws E { return null; }
  static String read() throws java.io.IOException { return ""; }
  static <T> T id(T t) { return t; }
  static <T> List<T> listOf(T... ts) { return null; }
  static <T extends Comparable<? super T>> T max(Collection<? extends T> c) { return null; }
  static <A, B, C> Function<A, C> compose(Function<A, B> f, Function<B, C> g) { return null; }
  static List<Integer> ints; static List<String> words; static List<Person> people;
  static Map<String, Integer> counts; static List<? extends Number> numbers; static boolean b;
}
"""

# expression, the type of `var found = expression`
CASES = [
    ("H.id(1)", "Integer"),
    ('H.id(H.id(H.id("a")))', "String"),
    ("Arrays.asList(1, 2)", "List<Integer>"),
    ("H.listOf()", "List<Object>"),
    ("H.max(H.words)", "String"),
    ("H.max(Arrays.asList(1, 2))", "Integer"),
    ("H.numbers.get(0)", "Number"),
    ("H.numbers", "List<? extends Number>"),
    ("new ArrayList<>(H.words)", "ArrayList<String>"),
    ("new ArrayList<>()", "ArrayList<Object>"),
    ('new H.Pair<>(1, new H.Pair<>("a", 2L))', "Pair<Integer,Pair<String,Long>>"),
    ('H.Pair.of(1, "a").first()', "Integer"),
    ('"a".getClass()', "Class<? extends String>"),
    ("H.words.getClass()", "Class<? extends List>"),
    ("new int[1][].clone()", "int[][]"),
    ("H.words.toArray(new String[0])", "String[]"),
    ("H.words.stream().map(String::length)", "Stream<Integer>"),
    ("H.words.stream().map(w -> w + 1).toArray(String[]::new)", "String[]"),
    ("H.words.stream().map(w -> { return w.length(); }).toList()", "List<Integer>"),
    (
        "H.words.stream().collect(Collectors.groupingBy(String::length, TreeMap::new, "
        "Collectors.mapping(w -> w.toUpperCase(), Collectors.toList())))",
        "TreeMap<Integer,List<String>>",
    ),
    (
        "H.words.stream().collect(Collectors.groupingBy(w -> w, Collectors.counting()))",
        "Map<String,Long>",
    ),
    (
        "H.words.stream().collect(Collectors.partitioningBy(w -> w.isEmpty()))",
        "Map<Boolean,List<String>>",
    ),
    (
        "H.words.stream().collect(Collectors.toMap(w -> w, String::length, (p, q) -> p, "
        "LinkedHashMap::new))",
        "LinkedHashMap<String,Integer>",
    ),
    ("H.ints.stream().reduce(0, (p, q) -> p + q, Integer::sum)", "Integer"),
    ("H.ints.stream().reduce(0, Integer::sum)", "Integer"),
    ("Stream.of(H.ints, H.ints).flatMap(List::stream)", "Stream<Integer>"),
    ("Stream.iterate(1, x -> x * 2)", "Stream<Integer>"),
    ("IntStream.range(0, 3).mapToObj(i -> new int[] {i})", "Stream<int[]>"),
    ("IntStream.range(0, 3).boxed().map(i -> i / 2.0)", "Stream<Double>"),
    ('Optional.of(1).map(x -> x + 1).map(String::valueOf).orElseGet(() -> "none")', "String"),
    ('Optional.of(1).flatMap(x -> Optional.of(x + 1).map(y -> "" + y))', "Optional<String>"),
    (
        "Comparator.comparing(H.Person::getName).thenComparing(H.Person::age, "
        "Comparator.reverseOrder())",
        "Comparator<Person>",
    ),
    ("Comparator.<String, Integer>comparing(s -> s.length()).reversed()", "Comparator<String>"),
    (
        "H.counts.entrySet().stream().sorted(Map.Entry.comparingByValue("
        "Comparator.reverseOrder())).map(e -> e.getKey()).findFirst()",
        "Optional<String>",
    ),
    (
        "H.counts.entrySet().stream().max(Map.Entry.comparingByValue()).get()",
        "Map.Entry<String,Integer>",
    ),
    ("H.compose(String::length, x -> x + 0.5)", "Function<String,Double>"),
    ('H.compose((String s) -> s.length(), x -> "" + x)', "Function<String,String>"),
    ('H.<Object>id("a")', "Object"),
    ("H.b ? H.words : new ArrayList<String>()", "List<String>"),
    ("H.b ? 1 : 'c'", "char"),
    ("H.id(H.b ? 1 : 2L)", "Long"),
    ("H.risk(() -> H.read())", "IOException"),
    ("H.risk(H::read)", "IOException"),
    ("H.risk(() -> 1)", "RuntimeException"),
    (
        "H.risk(() -> { try { return H.read(); } catch (java.io.IOException e) { return null; } })",
        "RuntimeException",
    ),
]


@pytest.fixture(scope="module")
def inferred() -> Attributed:
    methods = [f"void m{i}() {{ var found = {text}; }}" for i, (text, _) in enumerate(CASES)]
    return Attributed(IMPORTS + HELPERS + "class T {\n" + "\n".join(methods) + "\n}")


def test_nothing_is_reported(inferred: Attributed) -> None:
    assert inferred.messages == []


@pytest.mark.parametrize("index", range(len(CASES)), ids=[text for text, _ in CASES])
def test_type(inferred: Attributed, index: int) -> None:
    expected = CASES[index][1].replace("Map.Entry", "Entry")
    assert str(inferred.local_type("T", f"m{index}", "found")) == expected


# a declaration with a target, which must be accepted
TARGETS = [
    "Function<? super String, ? extends Number> x = (Object o) -> 1;",
    "Comparator<String> x = Comparator.comparing((CharSequence s) -> s.length());",
    "List<Number> x = Arrays.asList(1, 2.0);",
    'List<Object> x = new ArrayList<>(Arrays.asList(1, "a"));',
    "int x = H.id(1) + H.id(H.id(2));",
    "long x = H.id(1);",
    "List<String> x = H.b ? Collections.emptyList() : new ArrayList<>();",
    'Supplier<Supplier<String>> x = () -> () -> "a";',
    "Function<Integer, Function<Integer, Integer>> x = p -> q -> p + q;",
    "Supplier<List<String>> x = ArrayList::new;",
    "Function<Integer, int[]> x = int[]::new;",
    "BiFunction<String, Integer, Character> x = String::charAt;",
    "Supplier<Byte> x = () -> 5;",
    "Comparator<String> x = H.b ? (p, q) -> 0 : String::compareTo;",
    "Runnable x = (Runnable & java.io.Serializable) () -> {};",
    "Iterator<String> x = new Iterator<>() { public boolean hasNext() { return false; }"
    " public String next() { return null; } };",
    "UnaryOperator<int[]> x = int[]::clone;",
    "Callable<String> x = () -> { while (true); };",
    'Function<String, Integer> x = s -> switch (s) { case "a" -> 1; default -> H.id(2); };',
    "List<? super Integer> x = new ArrayList<>(List.<Number>of());",
]


def test_targets_are_met() -> None:
    text = "interface Callable<V> { V call() throws Exception; }\nclass T {\n"
    methods = [f"void m{i}() {{ {declaration} }}" for i, declaration in enumerate(TARGETS)]
    assert Attributed(IMPORTS + HELPERS + text + "\n".join(methods) + "}").messages == []


# a declaration that must be rejected, the first line of what is said about it
REJECTED = [
    ("String x = H.id(1);", "incompatible types: inference variable T has incompatible bounds"),
    (
        'List<Integer> x = Arrays.asList("a");',
        "incompatible types: inference variable T has incompatible bounds",
    ),
    (
        "List<String> x = new ArrayList<>(Arrays.asList(1));",
        "incompatible types: cannot infer type arguments for ArrayList<>",
    ),
    (
        "Function<String, Integer> x = s -> s;",
        "incompatible types: bad return type in lambda expression",
    ),
    (
        "Function<String, Integer> x = s -> { return s; };",
        "incompatible types: bad return type in lambda expression",
    ),
    (
        "Function<String, Integer> x = (p, q) -> 1;",
        "incompatible types: incompatible parameter types in lambda expression",
    ),
    (
        "Function<String, Integer> x = (Integer p) -> 1;",
        "incompatible types: incompatible parameter types in lambda expression",
    ),
    (
        "Function<String, Integer> x = String::trim;",
        "incompatible types: bad return type in method reference",
    ),
    (
        "Function<Integer, Integer> x = String::length;",
        "incompatible types: invalid method reference",
    ),
    ("Function<String, Integer> x = String::foo;", "invalid method reference"),
    ("Supplier<String> x = () -> { };", "incompatible types: bad return type in lambda expression"),
    (
        'Supplier<String> x = () -> { if (H.b) return ""; };',
        "incompatible types: bad return type in lambda expression",
    ),
    (
        "Runnable x = () -> 5;",
        "incompatible types: lambda body is not compatible with a void functional interface",
    ),
    (
        "Runnable x = () -> { return 1; };",
        "incompatible types: bad return type in lambda expression",
    ),
    ("Object x = () -> 1;", "incompatible types: Object is not a functional interface"),
    (
        "List<String> x = H.ints.stream().map(i -> i + 1).collect(Collectors.toList());",
        "incompatible types: inference variable T has incompatible bounds",
    ),
    ("var x = H.ints.stream().map(i -> i.foo());", "cannot find symbol"),
    (
        "var x = H.max(List.of(new Object()));",
        "method max in class H cannot be applied to given types;",
    ),
]


def test_what_cannot_be_inferred_is_an_error() -> None:
    methods = [f"void m{i}() {{ {text} }}" for i, (text, _) in enumerate(REJECTED)]
    found = Attributed(IMPORTS + HELPERS + "class T {\n" + "\n".join(methods) + "}").messages
    summaries = [message.split("\n")[0].partition(": ")[2] for message in found]
    assert summaries == [expected for _, expected in REJECTED]


def test_nested_lambdas_are_not_attributed_exponentially() -> None:
    text = "1"
    for level in range(18):
        text = f"Optional.of({level}).flatMap(x{level} -> Optional.of({text}))"
    found = Attributed(f"{IMPORTS}class T {{ void m() {{ var x = {text}; }} }}")
    assert found.messages == []
    assert str(found.local_type("T", "m", "x")).startswith("Optional<Optional<")
