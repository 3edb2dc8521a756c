/** System.arraycopy: overlap, all element types, exact exception messages, partial copies. */
public class ArrayCopy {
    static void show(Object src, int from, Object dst, int to, int n) {
        try {
            System.arraycopy(src, from, dst, to, n);
            System.out.println("copied");
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    static String text(int[] a) {
        return java.util.Arrays.toString(a);
    }

    public static void main(String[] args) {
        int[] a = {0, 1, 2, 3, 4, 5, 6, 7};
        System.arraycopy(a, 0, a, 2, 5);
        System.out.println(text(a));
        System.arraycopy(a, 3, a, 1, 5);
        System.out.println(text(a));
        System.arraycopy(a, 8, a, 0, 0);
        long[] longs = {1, 2, 3};
        System.arraycopy(longs, 0, longs, 1, 2);
        System.out.println(longs[0] + "" + longs[1] + longs[2]);
        Object[] objects = {"a", "b", null, "d"};
        String[] strings = new String[4];
        System.arraycopy(objects, 0, strings, 0, 4);
        System.out.println(strings[0] + strings[2] + strings[3]);
        char[] chars = "hello".toCharArray();
        System.arraycopy(chars, 1, chars, 0, 4);
        System.out.println(new String(chars));
        boolean[] flags = {true, false, true};
        System.arraycopy(flags, 0, flags, 1, 2);
        System.out.println(flags[1] + " " + flags[2]);
        show(a, -1, a, 0, 1);
        show(a, 0, a, -1, 1);
        show(a, 0, a, 0, -1);
        show(a, 5, a, 0, 4);
        show(a, 0, a, 5, 4);
        show(a, Integer.MAX_VALUE, a, 0, 1);
        show(a, 1, a, 0, Integer.MAX_VALUE);
        show(null, 0, a, 0, 0);
        show(a, 0, null, 0, 0);
        show("text", 0, a, 0, 1);
        show(a, 0, "text", 0, 1);
        show(a, 0, longs, 0, 1);
        show(a, 0, objects, 0, 1);
        show(objects, 0, a, 0, 1);
        show(new Object[] {"x", 5, "y"}, 0, strings, 1, 3);
        System.out.println(strings[1]);
        show(objects, 3, strings, 2, 2);
        show(new Object[0], 0, new String[0], 0, 1);
        show(new Integer[] {1}, 0, new Number[1], 0, 1);
        show(new Integer[] {null}, 0, new String[1], 0, 1);
    }
}

// expect:
// [0, 1, 0, 1, 2, 3, 4, 7]
// [0, 1, 2, 3, 4, 7, 4, 7]
// 112
// anulld
// elloo
// true false
// java.lang.ArrayIndexOutOfBoundsException: arraycopy: source index -1 out of bounds for int[8]
// java.lang.ArrayIndexOutOfBoundsException: arraycopy: destination index -1 out of bounds for int[8]
// java.lang.ArrayIndexOutOfBoundsException: arraycopy: length -1 is negative
// java.lang.ArrayIndexOutOfBoundsException: arraycopy: last source index 9 out of bounds for int[8]
// java.lang.ArrayIndexOutOfBoundsException: arraycopy: last destination index 9 out of bounds for int[8]
// java.lang.ArrayIndexOutOfBoundsException: arraycopy: last source index 2147483648 out of bounds for int[8]
// java.lang.ArrayIndexOutOfBoundsException: arraycopy: last source index 2147483648 out of bounds for int[8]
// java.lang.NullPointerException
// java.lang.NullPointerException
// java.lang.ArrayStoreException: arraycopy: source type java.lang.String is not an array
// java.lang.ArrayStoreException: arraycopy: destination type java.lang.String is not an array
// java.lang.ArrayStoreException: arraycopy: type mismatch: can not copy int[] into long[]
// java.lang.ArrayStoreException: arraycopy: type mismatch: can not copy int[] into object array[]
// java.lang.ArrayStoreException: arraycopy: type mismatch: can not copy object array[] into int[]
// java.lang.ArrayStoreException: arraycopy: element type mismatch: can not cast one of the elements of java.lang.Object[] to the type of the destination array, java.lang.String
// x
// java.lang.ArrayIndexOutOfBoundsException: arraycopy: last source index 5 out of bounds for object array[4]
// java.lang.ArrayIndexOutOfBoundsException: arraycopy: last source index 1 out of bounds for object array[0]
// copied
// copied
