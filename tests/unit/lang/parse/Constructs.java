package p; import java.util.*; import java.util.function.*; import static java.lang.Math.*;
@interface An { int[] value() default {1,2,}; String s() default "x"; An2 a() default @An2; }
@interface An2 { }
@Target_({}) @interface T0 { }
@interface Target_ { int[] value(); }
sealed interface S permits S.A, S.B { record A(int x, @T0 String... ys) implements S { A { } static int q; } final class B implements S { } non-sealed interface C2 extends Runnable { } }
enum E implements Runnable { @An2 A(1) { public void run() { } }, B { public void run() { } }, ; E(int... x) { } int f; public void run() { } }
abstract class Odd<T extends Comparable<? super T> & Cloneable, U> extends Object implements Iterable<Map.Entry<List<T[]>, U>> {
  ;; static { } { }
  int a[] = {1}, b, c[][] = {{}, {1,},};
  int f()[] { return null; }
  void recv(Odd<T,U> this, int x) { }
  <X> Odd(X x) { this.<X>g(x); }
  Odd() { <String>this("a"); }
  class Inner { Inner(Odd<T,U> Odd.this) { } void m() { Odd.super.toString(); Odd.this.a = null; } }
  <X> X g(final X x, @An2 int @An2 [] @An2 ... y) throws @An2 Exception { return x; }
  int x, record, var, yield, sealed, permits, non;
  void record(int record) { record(record); record = 1; var = 2; permits = non-sealed; yield = 3; this.yield(); }
  void yield() { }
  void m(Object o, int i, String... s) throws Exception {
    outer: for (int j = 0, k = 1; j < k && k > j; j++, k--) { continue outer; }
    for (;;) break;
    for (final var e : s) ;
    for (Map.Entry<String, List<Integer>> e : new HashMap<String, List<Integer>>().entrySet()) { }
    boolean q = i < x, r = x > i; foo(i < x, x > (i)); foo(i < x, x > i);
    boolean sh = i >> 2 > 1 >>> 3; i >>>= 1; i >>= 2;
    Runnable rr = (Runnable & java.io.Serializable) () -> { }; Object oo = (Runnable) this::recv2;
    Function<int[], Object> ff = int[]::clone; IntFunction<int[]> nn = int[]::new; Supplier<List<String>> ll = ArrayList<String>::new; Supplier<Object> sup = super::toString;
    BiFunction<Integer,Integer,Integer> bf = (var a, var b) -> a + b, bg = (final Integer a, Integer b) -> (a) + b, bh = (a, b) -> { return a - (b); };
    Function<Integer, Function<Integer, Integer>> cur = u -> v -> u < v ? u : v;
    int y = switch (i) { case 1, 2 -> 5; case 3 -> { yield 4; } case 4 -> throw new Exception(); default -> i > 3 ? 1 : -1; };
    int z = switch (i) { case 1: case 2: yield (3); case (5): yield +1; default: yield i++; };
    switch (i) { case 7 -> foo(true, false); default -> { } }
    switch (E.A) { case A: { } case B: break; default: }
    if (o instanceof String str && str.length() > 2 || o instanceof final String t2 && !t2.isEmpty()) ; else if (o instanceof List<?> l && l.size() < 3) { } else ;
    if (o instanceof Map<?, ?> == true) { }
    try (java.io.Closeable cc = null; var dd = cc; cc; this.res) { } catch (final RuntimeException | java.io.IOException e) { } finally { }
    Inner in = this.new Inner() { int q = 1; }; Odd<T, U>.Inner in2 = in; int[][] arr = new int[3][4][], ar2[] = {}; arr[0][1] = new int[]{1, 2}[0]; int len = new int[2].length;
    Object cl = int.class; cl = String[].class; cl = void.class; cl = java.util.Map.Entry.class; cl = int[][].class;
    String tb = """
        hello \
        "quoted" \""" \s
          x\tb
        """; char ch = '\u0041', c2 = '\'', c3 = '\377'; double d = 0x1.8p3 + 1e-3f + .5 + 5. + 1d; long lo = 0xFFFF_FFFFL + 0b1010 + 017 + 1_000L + -2147483648 + -9223372036854775808L;
    i = (int) +1; i = (i) + 1; i = (int) -x; o = (String) o + 1; o = (Object) (String) "x"; i = ~(-i); i = - -i; i = i++ + ++i; i = a[0]++;
    synchronized (this) { } assert i > 0 : "m"; do i--; while (i > 0); List<String>[] la = null; java.util.List<? extends Number[]> lw; final @An2 int loc = 1; class Loc<Q> { } interface LI { } enum LE { X } record LR(int z) { }
    int i2 = i < 0 ? x < y ? 1 : 2 : 3; o = i == 1 ? () -> 1 : (Supplier<Integer>) () -> 2; Object w = new <String> Odd<T, U>("x") { public Iterator<Map.Entry<List<T[]>, U>> iterator() { return null; } };
    Collections.<String>emptyList().<Integer>toArray(null); foo(a < b, c[0] > d2); yield: while (true) break yield; 
    var v = (List<String> & Cloneable) null; if (i < x) (rr).run(); Object[] oa = (Object[]) o, ob = (T[]) oa; 
    return;
  }
}
