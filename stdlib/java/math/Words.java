package java.math;

/** The inner loops of arithmetic on numbers of many words, lowest word first. */
final class Words {
    static final long MASK = 0xffffffffL;

    private Words() {
    }

    /** Adds length words of source, times factor, to target; what is carried out of them. */
    static native int multiplyAdd(int[] target, int targetAt, int[] source, int sourceAt,
            int length, int factor);

    /** Subtracts length words of source, times factor, from target; what is borrowed. */
    static native int multiplySubtract(int[] target, int targetAt, int[] source, int sourceAt,
            int length, int factor);

    /** Multiplies the lowest words by a factor and adds a word; what is carried out of them. */
    static native int scale(int[] number, int length, int factor, int addend);

    /** Divides the lowest words of a number; gives the remainder. The arrays may be the same. */
    static native int divide(int[] quotient, int[] dividend, int length, int divisor);
}
