public class Numbers {
    interface Action {
        Object run();
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    public static void main(String[] args) {
        show(() -> Integer.parseInt("-2147483648") + Integer.parseInt("zz", 36));
        show(() -> Integer.parseInt("2147483648"));
        show(() -> Integer.parseInt("x"));
        show(() -> Long.parseLong("12", 99));
        show(() -> Integer.toString(-255, 16) + Integer.toHexString(-1) + Integer.toBinaryString(10));
        show(() -> Integer.decode("0x7f") + Integer.decode("-010"));
        show(() -> Integer.bitCount(0xff0f) + Integer.reverse(1) + Integer.highestOneBit(100));
        show(() -> Long.numberOfTrailingZeros(1L << 40) + Long.rotateLeft(1L, 65));
        show(() -> Long.divideUnsigned(-1L, 10) + " " + Long.toUnsignedString(-1L));
        show(() -> Integer.valueOf(127) == Integer.valueOf(127));
        for (double d : new double[] {0, -0.0, 1, 0.1, 1e7, 9999999, 1e-3, 9.99e-4, 1.0 / 3, 1e300,
            Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, 1 / -0.0, 123456.789}) {
            System.out.println(d + " " + (float) d);
        }
        show(() -> Double.parseDouble("1e400") + Double.parseDouble("0x1p-3"));
        show(() -> Double.parseDouble("1..2"));
        show(() -> Double.valueOf(0.0).equals(-0.0) + " " + Double.compare(0.0, -0.0));
        show(() -> Math.round(2.5) + Math.round(-2.5) + Math.floorMod(-7, 3) + Math.abs(-5));
        show(() -> Math.addExact(Integer.MAX_VALUE, 1));
        show(() -> Math.max(-0.0, 0.0) + Math.min(0.0, -0.0) + Math.rint(2.5) + Math.ceil(-0.5));
        show(() -> Math.ulp(1.0) + " " + Math.nextAfter(1.0, 2) + " " + Math.scalb(1.0, -1074));
        show(() -> Math.multiplyHigh(Long.MAX_VALUE, Long.MIN_VALUE) + " " + Math.sqrt(2));
        show(() -> Character.isLetter('\u00e9') + " " + Character.toUpperCase('\u00ff')
                + Character.getNumericValue('\u2167') + Character.isWhitespace('\u2003'));
        show(() -> Short.reverseBytes((short) 0x1234) + Byte.parseByte("-128"));
        show(() -> Byte.parseByte("128"));
        java.util.Random r = new java.util.Random(42);
        System.out.println(r.nextInt() + " " + r.nextInt(100) + " " + r.nextLong() + " "
                + r.nextDouble() + " " + r.nextGaussian() + " " + r.nextBoolean());
    }
}

// expect:
// -2147482353
// java.lang.NumberFormatException: For input string: "2147483648"
// java.lang.NumberFormatException: For input string: "x"
// java.lang.NumberFormatException: radix 99 greater than Character.MAX_RADIX
// -ffffffffff1010
// 119
// -2147483572
// 42
// 1844674407370955161 18446744073709551615
// true
// 0.0 0.0
// -0.0 -0.0
// 1.0 1.0
// 0.1 0.1
// 1.0E7 1.0E7
// 9999999.0 9999999.0
// 0.001 0.001
// 9.99E-4 9.99E-4
// 0.3333333333333333 0.33333334
// 1.0E300 Infinity
// 4.9E-324 0.0
// 1.7976931348623157E308 Infinity
// NaN NaN
// -Infinity -Infinity
// 123456.789 123456.79
// Infinity
// java.lang.NumberFormatException: multiple points
// false 1
// 8
// java.lang.ArithmeticException: integer overflow
// 2.0
// 2.220446049250313E-16 1.0000000000000002 4.9E-324
// -4611686018427387904 1.4142135623730951
// true Ÿ8true
// 13202
// java.lang.NumberFormatException: Value out of range. Value:"128" Radix:10
// -1170105035 63 -5843495416241995736 0.30871945533265976 -1.2314225495957323 true
