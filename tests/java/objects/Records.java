/** Records: accessors, equals, hashCode and toString of all component types; compact constructors. */
public class Records {
    record Point(int x, int y) {
        static final Point ORIGIN = new Point(0, 0);

        double length() {
            return Math.sqrt(x * x + y * y);
        }
    }

    record Range(int low, int high) {
        Range {
            if (low > high) {
                throw new IllegalArgumentException(low + " > " + high);
            }
            high = high * 2;
        }

        Range(int only) {
            this(only, only);
        }
    }

    record Everything(boolean z, byte b, short s, char c, int i, long l, float f, double d, String t,
            int[] a) {}

    record Empty() {}

    record Pair<A, B>(A first, B second) implements Comparable<Pair<A, B>> {
        @Override
        public int compareTo(Pair<A, B> other) {
            return first.hashCode() - other.first.hashCode();
        }

        @Override
        public String toString() {
            return "<" + first + "|" + second + ">";
        }
    }

    public static void main(String[] args) {
        Point p = new Point(3, 4);
        System.out.println(p + " " + p.x() + " " + p.length() + " " + Point.ORIGIN);
        System.out.println(p.equals(new Point(3, 4)) + " " + p.equals(new Point(4, 3)) + " "
            + p.equals(null) + " " + p.equals("x"));
        System.out.println(p.hashCode() == new Point(3, 4).hashCode());
        System.out.println(new Range(2, 5) + " " + new Range(7));
        try {
            new Range(5, 2);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        int[] array = {1};
        Everything e = new Everything(true, (byte) 1, (short) 2, 'c', 4, 5L, 6.5f, 7.5, "t", array);
        Everything f = new Everything(true, (byte) 1, (short) 2, 'c', 4, 5L, 6.5f, 7.5, "t", array);
        System.out.println(e.equals(f) + " " + (e.hashCode() == f.hashCode()));
        System.out.println(e.toString().startsWith(
            "Everything[z=true, b=1, s=2, c=c, i=4, l=5, f=6.5, d=7.5, t=t, a=[I@"));
        Everything g = new Everything(true, (byte) 1, (short) 2, 'c', 4, 5L, -0f, Double.NaN, null, null);
        Everything h = new Everything(true, (byte) 1, (short) 2, 'c', 4, 5L, 0f, Double.NaN, null, null);
        System.out.println(g.equals(h) + " " + g.equals(g) + " " + g);
        System.out.println(new Empty() + " " + new Empty().equals(new Empty()) + " " + new Empty().hashCode());
        System.out.println(new Pair<>("a", 1) + " " + new Pair<>("a", 1).equals(new Pair<>("a", 1)));
        System.out.println(new Pair<>(5, null).compareTo(new Pair<>(3, null)));
    }
}

// expect:
// Point[x=3, y=4] 3 5.0 Point[x=0, y=0]
// true false false false
// true
// Range[low=2, high=10] Range[low=7, high=14]
// 5 > 2
// true true
// true
// false true Everything[z=true, b=1, s=2, c=c, i=4, l=5, f=-0.0, d=NaN, t=null, a=null]
// Empty[] true 0
// <a|1> true
// 2
