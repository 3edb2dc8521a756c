import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The methods of records with every type of component. */
public class Records {
    record Empty() {}

    record All(boolean z, byte b, char c, short s, int i, long j, float f, double d, String t,
            Object o, int[] a) {}

    record Pair<A, B>(A first, B second) {}

    record Traced(Noisy x, int n, Noisy y) {}

    record Own(int x) {
        @Override
        public String toString() {
            return "own " + x;
        }
    }

    record Read(int x) {
        @Override
        public int x() {
            return x + 100;
        }
    }

    static class Noisy {
        final String name;
        final boolean same;

        Noisy(String name, boolean same) {
            this.name = name;
            this.same = same;
        }

        @Override
        public boolean equals(Object other) {
            System.out.println("equals " + name);
            return same;
        }

        @Override
        public int hashCode() {
            System.out.println("hashCode " + name);
            return name.hashCode();
        }

        @Override
        public String toString() {
            System.out.println("toString " + name);
            return name;
        }
    }

    static All all(int seed) {
        return new All(seed % 2 == 0, (byte) seed, (char) (seed * 7), (short) -seed, seed * 31,
                seed * (1L << 33), seed * 0.3f, seed * 1e10, "t" + seed, seed, null);
    }

    static void show(Object a, Object b) {
        System.out.println(a + " " + a.hashCode() + " " + a.equals(b) + b.equals(a)
                + a.equals(a) + a.equals(null) + a.equals("x"));
    }

    public static void main(String[] args) {
        show(new Empty(), new Empty());
        for (int seed = -3; seed < 4; seed++) {
            show(all(seed), all(seed));
            show(all(seed), all(seed + 1));
        }
        int[] array = {1};
        All a = new All(true, (byte) 0, 'c', (short) 0, 0, 0, Float.NaN, Double.NaN, null, null,
                array);
        All b = new All(true, (byte) 0, 'c', (short) 0, 0, 0, 0f / 0f, 0d / 0d, null, null, array);
        System.out.println(a.equals(b) + " " + a.equals(all(0)));
        System.out.println(new Pair<>(0.0, -0.0f).equals(new Pair<>(-0.0, -0.0f)));
        show(new Pair<>(1, List.of("x")), new Pair<>(1, List.of("x")));
        show(new Pair<>(null, null), new Pair<>(null, 1));
        record Zeros(float f, double d) {}
        System.out.println(new Zeros(0f, 0).equals(new Zeros(-0f, 0)));
        System.out.println(new Zeros(0f, -0.0).equals(new Zeros(0f, 0)));
        show(new Zeros(-0f, -0.0), new Zeros(-0f, -0.0));
        for (boolean first : new boolean[] {true, false}) {
            for (boolean second : new boolean[] {true, false}) {
                Traced t = new Traced(new Noisy("x", first), 1, new Noisy("y", second));
                System.out.println(t.equals(new Traced(null, 1, null)));
                System.out.println(t.equals(new Traced(null, 2, null)));
                System.out.println(t.hashCode() + " " + t);
            }
        }
        show(new Own(1), new Own(2));
        show(new Read(1), new Read(1));
        Set<Object> set = new HashSet<>(Arrays.asList(new Own(1), new Own(1), new Read(1)));
        System.out.println(set.size());
    }
}
