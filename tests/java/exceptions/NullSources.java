/** Where a null came from, without debug information: locals, parameters, nesting, merged paths. */
public class NullSources {
    interface Action {
        void run() throws Throwable;
    }

    NullSources a;
    NullSources[] row;
    int[] numbers;
    int k;
    static NullSources[] many = new NullSources[3];
    static int[] ints = {0, 2};
    static byte[] bytes = {0};

    NullSources() {}

    NullSources(int depth) {
        if (depth > 0) {
            a = new NullSources(depth - 1);
        }
    }

    static void show(Action action) {
        try {
            action.run();
            System.out.println("nothing thrown");
        } catch (Throwable e) {
            System.out.println(e.getMessage());
        }
    }

    static int index(String text) {
        return 0;
    }

    NullSources next(int i) {
        return a;
    }

    static void overwritten(String s) {
        s.concat(s = "x");
    }

    static void overwrittenInALoop(Object o) {
        while (true) {
            o.toString();
            o = null;
        }
    }

    static void overwrittenBefore(Object o, boolean again) {
        o = null;
        o.toString();
    }

    static void overwrittenInTry(Object o) {
        try {
            o = null;
            throw new IllegalStateException();
        } catch (IllegalStateException e) {
            o.toString();
        }
    }

    static void either(NullSources p, boolean first, NullSources q) {
        (first ? p : q).next(1);
    }

    static void counted(NullSources[] p, int i, long wide, NullSources last) {
        i++;
        show(() -> System.out.println(last.k));
        System.out.println(p[i].k);
    }

    static void afterWide(long wide, double wider, int[] last) {
        last[0]++;
    }

    void self() {
        this.a.row[index("")] = this;
    }

    static void highLocal(
            long a, long b, long c, long d, long e, long f, long g, long h, long i, long j,
            long k, long l, long m, long n, long o, long p, long q, long r, long s, long t,
            long u, long v, long w, long x, long y, long z, long a1, long b1, long c1, long d1,
            long e1, Object is62, Object is63, Object is64, int which) {
        (which == 62 ? is62 : null).hashCode();
    }

    static void high63(
            long a, long b, long c, long d, long e, long f, long g, long h, long i, long j,
            long k, long l, long m, long n, long o, long p, long q, long r, long s, long t,
            long u, long v, long w, long x, long y, long z, long a1, long b1, long c1, long d1,
            long e1, int is62, Object is63, Object is64) {
        if (is62 == 0) {
            is63.hashCode();
        }
        is64.hashCode();
    }

    static void indexes() {
        int[] two = {0, 1};
        show(() -> System.out.println(many[ints[ints[0]]].k));
        show(() -> System.out.println(many[bytes[0]].k));
        show(() -> System.out.println(many[index("a")].k));
        show(() -> System.out.println(many[ints[0] + 1].k));
        show(() -> System.out.println(many[(byte) ints[0]].k));
        show(() -> System.out.println(many[many.length - 1].k));
        show(() -> System.out.println(many[two[1]].k));
        show(() -> {
            NullSources[] large = new NullSources[40000];
            System.out.println(large[39999].k);
        });
        show(() -> {
            NullSources[] large = new NullSources[40000];
            System.out.println(large[-1 + 3000].k);
        });
    }

    static void nesting() {
        show(() -> new NullSources(9).a.a.a.a.a.a.a.a.a.a.k = 1);
        NullSources top = new NullSources(2);
        show(() -> {
            NullSources t = top;
            System.out.println(t.a.a.a.k);
        });
        show(() -> {
            NullSources t = new NullSources(3);
            System.out.println(t.a.a.a.a.k);
        });
        show(() -> {
            NullSources t = new NullSources(4);
            System.out.println(t.a.a.a.a.a.k);
        });
        show(() -> System.out.println(top.next(1).next(2).row[3]));
        show(() -> {
            Object[][][][][][] cube = new Object[1][1][1][1][1][];
            System.out.println(cube[0][0][0][0][0][0]);
        });
        show(() -> {
            Object[][][][][] cube = new Object[1][1][1][1][];
            System.out.println(cube[0][0][0][0][0]);
        });
        show(() -> new NullSources().self());
        show(() -> top.self());
    }

    public static void main(String[] args) {
        show(() -> overwritten(null));
        show(() -> overwrittenInALoop(""));
        show(() -> overwrittenBefore("", true));
        show(() -> overwrittenInTry(""));
        show(() -> either(null, true, null));
        show(() -> counted(new NullSources[2], 0, 1L, null));
        show(() -> afterWide(1L, 2, null));
        show(() -> high63(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
                21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 0, null, null));
        show(() -> high63(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
                21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 1, null, null));
        show(() -> highLocal(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
                21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, null, null, null, 62));
        indexes();
        nesting();
    }
}

// expect:
// Cannot invoke "String.concat(String)" because "<local0>" is null
// Cannot invoke "Object.toString()" because "<parameter1>" is null
// Cannot invoke "Object.toString()" because "<local0>" is null
// Cannot invoke "Object.toString()" because "<parameter1>" is null
// Cannot invoke "NullSources.next(int)"
// Cannot read field "k" because "<parameter1>" is null
// Cannot read field "k" because "<parameter1>[<parameter2>]" is null
// Cannot load from int array because "<parameter3>" is null
// Cannot invoke "Object.hashCode()" because "<parameter33>" is null
// Cannot invoke "Object.hashCode()" because "<local64>" is null
// Cannot invoke "Object.hashCode()"
// Cannot read field "k" because "NullSources.many[NullSources.ints[NullSources.ints[0]]]" is null
// Cannot read field "k" because "NullSources.many[...]" is null
// Cannot read field "k" because "NullSources.many[NullSources.index(String)]" is null
// Cannot read field "k" because "NullSources.many[...]" is null
// Cannot read field "k" because "NullSources.many[...]" is null
// Cannot read field "k" because "NullSources.many[...]" is null
// Cannot read field "k" because "NullSources.many[<parameter1>[1]]" is null
// Cannot read field "k" because "<local0>[...]" is null
// Cannot read field "k" because "<local0>[2999]" is null
// Cannot assign field "k" because "a.a.a.a.a" is null
// Cannot read field "k" because "<local1>.a.a.a" is null
// Cannot read field "k" because "<local0>.a.a.a.a" is null
// Cannot read field "k" because "a.a.a.a.a" is null
// Cannot load from object array because "NullSources.next(int).row" is null
// Cannot load from object array because "<array>[0][0][0][0][0]" is null
// Cannot load from object array because "<local0>[0][0][0][0]" is null
// Cannot read field "row" because "this.a" is null
// Cannot store to object array because "this.a.row" is null
