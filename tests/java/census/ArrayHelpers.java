import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;

/** java.util.Arrays, an element type after the other. */
public class ArrayHelpers {
    static void attempt(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + ": no exception");
        } catch (RuntimeException e) {
            System.out.println(what + ": " + e);
        }
    }

    static void searching() {
        int[] ints = {1, 3, 5, 7, 9};
        long[] longs = {-4L, 0L, 8L};
        String[] words = {"bee", "cat", "dog"};
        System.out.println(Arrays.binarySearch(ints, 1, 4, 7) + " "
                + Arrays.binarySearch(ints, 1, 4, 9));
        System.out.println(Arrays.binarySearch(longs, 8L) + " " + Arrays.binarySearch(longs, 1L));
        System.out.println(Arrays.binarySearch(words, "cat") + " "
                + Arrays.binarySearch(words, "eel") + " "
                + Arrays.binarySearch(words, 0, 1, "cat"));
        attempt("range", () -> Arrays.binarySearch(ints, 3, 9, 1));
        attempt("order", () -> Arrays.binarySearch(ints, 3, 1, 1));
    }

    static void copying() {
        System.out.println(Arrays.toString(Arrays.copyOf(new byte[] {1, 2}, 3)));
        System.out.println(Arrays.toString(Arrays.copyOf(new double[] {1.5, 2.5}, 1)));
        System.out.println(Arrays.toString(Arrays.copyOf(new int[] {1, 2}, 4)));
        System.out.println(Arrays.toString(Arrays.copyOf(new String[] {"a"}, 2)));
        Object[] objects = {"x", "y"};
        String[] strings = Arrays.copyOf(objects, 2, String[].class);
        System.out.println(strings.getClass().getSimpleName() + strings[1]);
        attempt("wrong type", () -> Arrays.copyOf(new Object[] {1}, 1, String[].class));
        System.out.println(Arrays.toString(Arrays.copyOfRange(new byte[] {1, 2, 3}, 1, 5)));
        System.out.println(Arrays.toString(Arrays.copyOfRange("hello".toCharArray(), 1, 3)));
        System.out.println(Arrays.toString(Arrays.copyOfRange(new long[] {7, 8, 9}, 0, 2)));
        System.out.println(Arrays.toString(Arrays.copyOfRange(objects, 1, 3)));
        attempt("backwards", () -> Arrays.copyOfRange(objects, 2, 1));
        attempt("negative", () -> Arrays.copyOf(new int[1], -1));
    }

    static void comparing() {
        Object[] nested = {1, new int[] {2, 3}, new Object[] {"x", null}};
        Object[] same = {1, new int[] {2, 3}, new Object[] {"x", null}};
        System.out.println(Arrays.equals(nested, same) + " " + Arrays.deepEquals(nested, same));
        System.out.println(Arrays.deepHashCode(nested) == Arrays.deepHashCode(same));
        System.out.println(Arrays.deepHashCode(new Object[] {"a", new String[] {"b"}}));
        System.out.println(Arrays.equals(new char[] {'a'}, new char[] {'a'}) + " "
                + Arrays.equals(new char[] {'a'}, new char[] {'b'}));
        System.out.println(Arrays.hashCode(new char[] {'a', 'b'}) + " "
                + Arrays.hashCode(new double[] {1.0, -0.0}) + " "
                + Arrays.hashCode(new float[] {1.0f, Float.NaN}) + " "
                + Arrays.hashCode(new int[] {1, 2, 3}) + " "
                + Arrays.hashCode(new long[] {1L << 40, 2}) + " "
                + Arrays.hashCode(new short[] {-1, 5}) + " "
                + Arrays.hashCode(new boolean[] {true, false}) + " "
                + Arrays.hashCode((int[]) null));
    }

    static void filling() {
        char[] chars = new char[3];
        Arrays.fill(chars, '*');
        double[] doubles = new double[2];
        Arrays.fill(doubles, 0.25);
        int[] ints = new int[4];
        Arrays.fill(ints, 7);
        long[] longs = new long[2];
        Arrays.fill(longs, -1L);
        boolean[] booleans = new boolean[2];
        Arrays.fill(booleans, true);
        String[] strings = new String[4];
        Arrays.fill(strings, "-");
        Arrays.fill(strings, 1, 3, "+");
        Integer[] squares = new Integer[5];
        Arrays.setAll(squares, i -> i * i);
        System.out.println(Arrays.toString(chars) + Arrays.toString(doubles)
                + Arrays.toString(ints) + Arrays.toString(longs) + Arrays.toString(booleans)
                + Arrays.toString(strings) + Arrays.toString(squares));
        attempt("beyond", () -> Arrays.fill(strings, 1, 5, "?"));
        attempt("stored", () -> Arrays.fill((Object[]) strings, 1));
        System.out.println(Arrays.toString(new float[] {1f, 0.1f}) + Arrays.toString(new short[2]));
    }

    static void sorting() {
        char[] chars = "sorting".toCharArray();
        Arrays.sort(chars);
        double[] doubles = {2.0, Double.NaN, 0.0, -0.0, Double.NEGATIVE_INFINITY};
        Arrays.sort(doubles);
        int[] ints = new int[1000];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = i * 7919 % 1000;
        }
        Arrays.sort(ints);
        boolean ordered = true;
        for (int i = 0; i < ints.length; i++) {
            ordered &= ints[i] == i;
        }
        long[] longs = {5L, Long.MIN_VALUE, Long.MAX_VALUE, 0};
        Arrays.sort(longs);
        String[] words = {"Pear", "apple", "fig", "Kiwi", "date"};
        Arrays.sort(words);
        System.out.println(new String(chars) + Arrays.toString(doubles) + ordered
                + Arrays.toString(longs) + Arrays.toString(words));
        Arrays.sort(words, 1, 5, Comparator.comparing(String::length));
        System.out.println(Arrays.toString(words));
        Arrays.sort(words, 0, 3, Collections.reverseOrder());
        System.out.println(Arrays.toString(words));
        try {
            Arrays.sort(new Object[] {1, "x"});
        } catch (ClassCastException e) {
            System.out.println("not comparable");
        }
    }

    public static void main(String[] args) {
        searching();
        copying();
        comparing();
        filling();
        sorting();
        System.out.println(Arrays.stream(new double[] {1.5, 2.5}).sum() + " "
                + Arrays.stream(new long[] {1, 2, 3}).max().getAsLong() + " "
                + Arrays.stream(new String[] {"a", "bc"}).mapToInt(String::length).sum());
    }
}

// expect:
// 3 -5
// 2 -3
// 1 -4 -2
// range: java.lang.ArrayIndexOutOfBoundsException: Array index out of range: 9
// order: java.lang.IllegalArgumentException: fromIndex(3) > toIndex(1)
// [1, 2, 0]
// [1.5]
// [1, 2, 0, 0]
// [a, null]
// String[]y
// wrong type: java.lang.ArrayStoreException: arraycopy: element type mismatch: can not cast one of the elements of java.lang.Object[] to the type of the destination array, java.lang.String
// [2, 3, 0, 0]
// [e, l]
// [7, 8]
// [y, null]
// backwards: java.lang.IllegalArgumentException: 2 > 1
// negative: java.lang.NegativeArraySizeException: -1
// false true
// true
// 4097
// true false
// 4066 1041236929 809501633 30817 8899 935 40359 0
// [*, *, *][0.25, 0.25][7, 7, 7, 7][-1, -1][true, true][-, +, +, -][0, 1, 4, 9, 16]
// beyond: java.lang.ArrayIndexOutOfBoundsException: Array index out of range: 5
// stored: java.lang.ArrayStoreException: java.lang.Integer
// [1.0, 0.1][0, 0]
// ginorst[-Infinity, -0.0, 0.0, 2.0, NaN]true[-9223372036854775808, 0, 5, 9223372036854775807][Kiwi, Pear, apple, date, fig]
// [Kiwi, fig, Pear, date, apple]
// [fig, Pear, Kiwi, date, apple]
// not comparable
// 4.0 3 3
