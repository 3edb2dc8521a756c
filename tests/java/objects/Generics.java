/** Generic classes and methods: bridge methods, bounds, wildcards, casts inserted by erasure. */
public class Generics {
    static class Box<T extends Comparable<T>> {
        T value;

        Box(T value) {
            this.value = value;
        }

        boolean above(Box<? extends T> other) {
            return value.compareTo(other.value) > 0;
        }

        T swap(T fresh) {
            T old = value;
            value = fresh;
            return old;
        }
    }

    static class TextBox extends Box<String> {
        TextBox(String s) {
            super(s);
        }

        @Override
        String swap(String fresh) {
            return super.swap(fresh + "!");
        }
    }

    static class Version implements Comparable<Version> {
        final int n;

        Version(int n) {
            this.n = n;
        }

        @Override
        public int compareTo(Version v) {
            return n - v.n;
        }
    }

    static <T extends Comparable<? super T>> T largest(T[] all) {
        T best = all[0];
        for (T t : all) {
            if (t.compareTo(best) > 0) {
                best = t;
            }
        }
        return best;
    }

    @SuppressWarnings("unchecked")
    static <T> T unchecked(Object o) {
        return (T) o;
    }

    public static void main(String[] args) {
        System.out.println(new Box<>(5).above(new Box<>(3)));
        Box<String> b = new TextBox("one");
        System.out.println(b.swap("two") + " " + b.value);
        System.out.println(largest(new Integer[] {3, 9, 2}) + largest(new String[] {"b", "a"})
            + largest(new Version[] {new Version(1), new Version(4)}).n);
        try {
            String s = unchecked(5);
            System.out.println(s);
        } catch (ClassCastException e) {
            System.out.println("cast inserted at the use");
        }
        Object o = unchecked("fine");
        System.out.println(o);
        try {
            @SuppressWarnings({"unchecked", "rawtypes"})
            Object bad = ((Comparable) new Version(1)).compareTo("x");
            System.out.println(bad);
        } catch (ClassCastException e) {
            System.out.println("bridge method casts");
        }
        try {
            @SuppressWarnings({"unchecked", "rawtypes"})
            Object bad = ((Box) b).swap(7);
            System.out.println(bad);
        } catch (ClassCastException e) {
            System.out.println("bridge casts too");
        }
    }
}

// expect:
// true
// one two!
// 9b4
// cast inserted at the use
// fine
// bridge method casts
// bridge casts too
