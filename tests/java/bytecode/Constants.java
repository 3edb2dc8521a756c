/** iconst, bipush, sipush, ldc, ldc_w, ldc2_w for every type. */
public class Constants {
    public static void main(String[] args) {
        int[] ints = {-2, -1, 0, 1, 2, 3, 4, 5, 6, 127, 128, -128, -129, 32767, 32768, -32768, -32769,
            Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (int i : ints) {
            System.out.println(i);
        }
        long[] longs = {0L, 1L, 2L, -1L, 32768L, Long.MAX_VALUE, Long.MIN_VALUE};
        for (long l : longs) {
            System.out.println(l);
        }
        float[] floats = {0f, 1f, 2f, 3f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN};
        for (float f : floats) {
            System.out.println(Integer.toHexString(Float.floatToRawIntBits(f)));
        }
        double[] doubles = {0, 1, 2, -0.0, Math.PI, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN};
        for (double d : doubles) {
            System.out.println(Long.toHexString(Double.doubleToRawLongBits(d)));
        }
        String same = "constant";
        System.out.println(same == "constant");
        System.out.println(same == "const" + "ant");
        System.out.println("" + null + 'c' + true);
        Class<?>[] classes = {int.class, String.class, int[].class, String[][].class, Constants.class,
            void.class, Runnable.class};
        for (Class<?> c : classes) {
            System.out.println(c.getName());
        }
        System.out.println(String.class == "x".getClass());
        char[] chars = {'a', '\0', '\uffff', '\n', '\'', '\u00e9'};
        for (char c : chars) {
            System.out.println((int) c);
        }
    }
}

// expect:
// -2
// -1
// 0
// 1
// 2
// 3
// 4
// 5
// 6
// 127
// 128
// -128
// -129
// 32767
// 32768
// -32768
// -32769
// 2147483647
// -2147483648
// 0
// 1
// 2
// -1
// 32768
// 9223372036854775807
// -9223372036854775808
// 0
// 3f800000
// 40000000
// 40400000
// 80000000
// 1
// 7f7fffff
// 7fc00000
// 0
// 3ff0000000000000
// 4000000000000000
// 8000000000000000
// 400921fb54442d18
// 1
// 7fefffffffffffff
// 7ff8000000000000
// true
// true
// nullctrue
// int
// java.lang.String
// [I
// [[Ljava.lang.String;
// Constants
// void
// java.lang.Runnable
// true
// 97
// 0
// 65535
// 10
// 39
// 233
