/** Loads and stores of each array type, with sign and zero extension. */
public class ArrayElements {
    public static void main(String[] args) {
        byte[] bytes = {-1, 127, (byte) 200};
        short[] shorts = {-1, 32767, (short) 40000};
        char[] chars = {'a', 0xffff, (char) -2};
        int[] ints = {-1, Integer.MAX_VALUE};
        long[] longs = {-1, Long.MIN_VALUE};
        float[] floats = {1.5f, -0f};
        double[] doubles = {2.5, Double.NaN};
        boolean[] booleans = {true, false, true};
        Object[] objects = {"s", 1, null, new int[2]};
        for (byte b : bytes) {
            System.out.println(b);
        }
        for (short s : shorts) {
            System.out.println(s);
        }
        for (char c : chars) {
            System.out.println((int) c);
        }
        System.out.println(ints[0] + ints[1]);
        System.out.println(longs[0] + longs[1]);
        System.out.println(floats[0] + " " + floats[1]);
        System.out.println(doubles[0] + " " + doubles[1]);
        System.out.println(booleans[0] ^ booleans[1] ^ booleans[2]);
        System.out.println(objects[0] + " " + objects[1] + " " + objects[2] + " " + (objects[3] != null));
        bytes[1] += 10;
        shorts[1] += 10;
        chars[1]++;
        ints[1] <<= 1;
        longs[1] -= 1;
        floats[0] *= 3;
        doubles[0] /= 4;
        booleans[1] |= true;
        System.out.println(bytes[1] + " " + shorts[1] + " " + (int) chars[1] + " " + ints[1] + " "
            + longs[1] + " " + floats[0] + " " + doubles[0] + " " + booleans[1]);
        System.out.println(new int[3][].length + " " + new byte[0].length + " " + new long[5][2][1].length);
        System.out.println(new int[3][4][2][3].length);
        int[] zeros = new int[4];
        double[] zeroDoubles = new double[4];
        String[] nulls = new String[2];
        System.out.println(zeros[3] + " " + zeroDoubles[3] + " " + nulls[1] + " " + new char[1][0].length);
    }
}

// expect:
// -1
// 127
// -56
// -1
// 32767
// -25536
// 97
// 65535
// 65534
// 2147483646
// 9223372036854775807
// 1.5 -0.0
// 2.5 NaN
// false
// s 1 null true
// -119 -32759 0 -2 9223372036854775807 4.5 0.625 true
// 3 0 5
// 3
// 0 0.0 null 1
