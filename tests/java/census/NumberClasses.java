/** Members of the classes of numbers, booleans and characters. */
@SuppressWarnings({"deprecation", "removal"})
public class NumberClasses {
    static void attempt(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + ": no exception");
        } catch (RuntimeException e) {
            System.out.println(what + ": " + e);
        }
    }

    static void made() {
        Object[] made = {
            new Boolean("TRUE"), new Boolean(false), new Byte((byte) -1), new Character('c'),
            new Double(2.5), new Float(0.1), new Float(0.1f), new Integer(7), new Long(1L << 40),
            new Short((short) 300),
        };
        for (Object o : made) {
            System.out.print(o.getClass().getSimpleName() + " " + o + ", ");
        }
        System.out.println(new Integer(7) == new Integer(7));
        System.out.println(Boolean.valueOf("True") + " " + Boolean.valueOf("yes") + " "
                + (Boolean.valueOf((String) null) == Boolean.FALSE));
        System.out.println(Boolean.logicalAnd(true, false) + " " + Boolean.logicalOr(true, false));
        System.out.println(Byte.valueOf((byte) 200).byteValue() + " "
                + Short.valueOf((short) 40000).shortValue() + " " + Short.toString((short) -5));
    }

    static void integers() {
        System.out.println(Integer.compare(1, 2) + " " + Integer.compare(2, 2) + " "
                + Integer.compare(Integer.MAX_VALUE, Integer.MIN_VALUE));
        System.out.println(Integer.divideUnsigned(-1, 2) + " " + Integer.lowestOneBit(40) + " "
                + Integer.numberOfLeadingZeros(1) + " " + Integer.numberOfLeadingZeros(0) + " "
                + Integer.numberOfTrailingZeros(8) + " " + Integer.numberOfTrailingZeros(0));
        System.out.println(Integer.toString(Integer.reverseBytes(0x01020304)) + " "
                + Integer.rotateLeft(0x80000001, 1) + " " + Integer.rotateRight(3, 1) + " "
                + Integer.signum(-9) + Integer.signum(0) + Integer.signum(9));
        System.out.println(Integer.valueOf("-12").toString() + Integer.valueOf("+3"));
        attempt("text", () -> Integer.valueOf("1x"));
        attempt("by zero", () -> Integer.divideUnsigned(1, 0));
    }

    static void longs() {
        System.out.println(Long.bitCount(-1L) + " " + Long.valueOf(3).compareTo(4L) + " "
                + Long.compareUnsigned(-1, 1) + " " + Long.highestOneBit(100L) + " "
                + Long.lowestOneBit(100L) + " " + Long.numberOfLeadingZeros(1L));
        System.out.println(Long.parseUnsignedLong("ffffffffffffffff", 16) + " "
                + Long.reverse(1L) + " " + Long.reverseBytes(1L) + " " + Long.rotateRight(1L, 1)
                + " " + Long.signum(-3L) + " " + Long.toBinaryString(-2L) + " "
                + Long.valueOf("77"));
        attempt("too large", () -> Long.parseUnsignedLong("10000000000000000", 16));
        attempt("not a number", () -> Long.valueOf("l"));
    }

    static void floats() {
        System.out.println(Double.isFinite(1.0) + " " + Double.isInfinite(-1 / 0.0) + " "
                + Double.isNaN(0.0 / 0) + " " + Double.longBitsToDouble(0x4009_21fb_5444_2d18L));
        System.out.println(Double.toString(100.0) + " " + Double.valueOf(1e7).toString() + " "
                + Double.toString(1e-5) + " " + Double.toString(Double.MIN_VALUE));
        System.out.println(Float.isFinite(1f) + " " + Float.isInfinite(1f / 0) + " "
                + Float.isNaN(0f / 0) + " " + Float.intBitsToFloat(0x3f800000) + " "
                + Float.min(-0.0f, 0.0f) + " " + Float.toString(1e10f));
        Float third = Float.valueOf("0.333");
        System.out.println(third.floatValue() + " " + third.doubleValue() + " "
                + third.toString() + " " + third.equals(0.333f) + " " + third.equals(0.333));
        System.out.println(Float.valueOf(0f).equals(-0f) + " "
                + Float.valueOf(Float.NaN).equals(Float.NaN));
        Number n = 1e10;
        System.out.println(n.floatValue() + " " + n.longValue() + " " + n.intValue());
        attempt("empty", () -> Float.valueOf(" "));
    }

    static void characters() {
        System.out.println(Character.digit('f', 16) + " " + Character.digit(0x663, 10) + " "
                + Character.digit((int) 'g', 16) + " " + Character.forDigit(11, 16) + " "
                + (int) Character.forDigit(11, 10));
        System.out.println(Character.getName('a') + ", " + Character.getName(0x1F600));
        System.out.println(Character.isAlphabetic('x') + " " + Character.isAlphabetic('1') + " "
                + Character.isISOControl('\n') + " " + Character.isISOControl(' ') + " "
                + Character.isLetterOrDigit('_') + " " + Character.isLetterOrDigit('7') + " "
                + Character.isLowerCase('q') + " " + Character.isLowerCase('Q'));
        System.out.println(Character.toLowerCase('\u00C4') + Character.toString('z'));
    }

    public static void main(String[] args) {
        made();
        integers();
        longs();
        floats();
        characters();
        System.out.println(Enum.valueOf(Thread.State.class, "NEW").toString());
    }
}

// expect:
// Boolean true, Boolean false, Byte -1, Character c, Double 2.5, Float 0.1, Float 0.1, Integer 7, Long 1099511627776, Short 300, false
// true false true
// false true
// -56 -25536 -5
// -1 0 1
// 2147483647 8 31 32 3 32
// 67305985 3 -2147483647 -101
// -123
// text: java.lang.NumberFormatException: For input string: "1x"
// by zero: java.lang.ArithmeticException: / by zero
// 64 -1 1 64 4 63
// -1 -9223372036854775808 72057594037927936 -9223372036854775808 -1 1111111111111111111111111111111111111111111111111111111111111110 77
// too large: java.lang.NumberFormatException: String value 10000000000000000 exceeds range of unsigned long.
// not a number: java.lang.NumberFormatException: For input string: "l"
// true true true 3.141592653589793
// 100.0 1.0E7 1.0E-5 4.9E-324
// true true true 1.0 -0.0 1.0E10
// 0.333 0.3330000042915344 0.333 true false
// false true
// 1.0E10 10000000000 2147483647
// empty: java.lang.NumberFormatException: empty String
// 15 3 -1 b 0
// LATIN SMALL LETTER A, GRINNING FACE
// true false true false false true true false
// äz
// NEW
