/** isInstance, isAssignableFrom, cast, and class identity. */
public class Assignability {
    static class A {}

    static class B extends A implements Runnable {
        @Override
        public void run() {}
    }

    public static void main(String[] args) {
        Class<?>[] all = {Object.class, A.class, B.class, Runnable.class, int.class, long.class, Integer.class,
            Object[].class, A[].class, B[].class, int[].class, Cloneable.class, Object[][].class};
        for (Class<?> c : all) {
            StringBuilder line = new StringBuilder(c.getSimpleName()).append(' ');
            for (Class<?> d : all) {
                line.append(c.isAssignableFrom(d) ? '1' : '0');
            }
            Object[] values = {null, new A(), new B(), 1, new int[0], new B[0], new B[0][0]};
            line.append(' ');
            for (Object v : values) {
                line.append(c.isInstance(v) ? '1' : '0');
            }
            System.out.println(line);
        }
        System.out.println(Integer.class.cast(5) + 1);
        try {
            String.class.cast(5);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(A.class.cast(null));
    }
}

// expect:
// Object 1111001111111 0111111
// A 0110000000000 0110000
// B 0010000000000 0010000
// Runnable 0011000000000 0010000
// int 0000100000000 0000000
// long 0000010000000 0000000
// Integer 0000001000000 0001000
// Object[] 0000000111001 0000011
// A[] 0000000011000 0000010
// B[] 0000000001000 0000010
// int[] 0000000000100 0000100
// Cloneable 0000000111111 0000111
// Object[][] 0000000000001 0000001
// 6
// Cannot cast java.lang.Integer to java.lang.String
// null
