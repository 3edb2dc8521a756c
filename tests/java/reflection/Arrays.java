import java.lang.reflect.Array;

/** java.lang.reflect.Array: make, read and write arrays of any type. */
public class Arrays {
    public static void main(String[] args) {
        Object ints = Array.newInstance(int.class, 3);
        Array.set(ints, 0, 5);
        Array.setInt(ints, 1, 6);
        System.out.println(Array.get(ints, 0) + " " + Array.getInt(ints, 1) + " " + Array.getLength(ints) + " "
            + (ints instanceof int[]));
        Object grid = Array.newInstance(String.class, 2, 3);
        System.out.println(grid.getClass().getName() + " " + ((String[][]) grid)[1].length);
        System.out.println(Array.newInstance(long[].class, 1).getClass().getName());
        try {
            Array.set(ints, 0, "x");
        } catch (IllegalArgumentException e) {
            System.out.println("mismatch");
        }
        try {
            Array.get(ints, 3);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println("bounds");
        }
        try {
            Array.getLength("no array");
        } catch (IllegalArgumentException e) {
            System.out.println("no array");
        }
        try {
            Array.newInstance(int.class, -1);
        } catch (NegativeArraySizeException e) {
            System.out.println(e.getMessage());
        }
        try {
            Array.newInstance(void.class, 1);
        } catch (IllegalArgumentException e) {
            System.out.println("void");
        }
    }
}

// expect:
// 5 6 3 true
// [[Ljava.lang.String; 3
// [[J
// mismatch
// bounds
// no array
// -1
// void
