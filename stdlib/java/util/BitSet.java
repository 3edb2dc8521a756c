package java.util;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A set of small numbers: a sequence of bits that grows as needed. */
public class BitSet implements Cloneable, Serializable {
    /** Bit i % 64 of word i / 64; the words from used on are 0. */
    private long[] words;
    private int used;
    /** Whether the size is what a program asked for. */
    private boolean sizeIsGiven;

    public BitSet() {
        words = new long[1];
    }

    public BitSet(int nbits) {
        if (nbits < 0) {
            throw new NegativeArraySizeException("nbits < 0: " + nbits);
        }
        words = new long[wordsFor(nbits)];
        sizeIsGiven = true;
    }

    private BitSet(long[] words) {
        this.words = words;
        used = words.length;
        shrink();
    }

    private static int wordsFor(int bits) {
        return (bits >> 6) + ((bits & 63) == 0 ? 0 : 1);
    }

    public static BitSet valueOf(long[] longs) {
        int n = longs.length;
        while (n > 0 && longs[n - 1] == 0) {
            n--;
        }
        return new BitSet(Arrays.copyOf(longs, n));
    }

    public static BitSet valueOf(byte[] bytes) {
        int n = bytes.length;
        while (n > 0 && bytes[n - 1] == 0) {
            n--;
        }
        long[] words = new long[n + 7 >> 3];
        for (int i = 0; i < n; i++) {
            words[i >> 3] |= (bytes[i] & 0xffL) << 8 * (i & 7);
        }
        return new BitSet(words);
    }

    public static BitSet valueOf(LongBuffer lb) {
        LongBuffer rest = lb.slice();
        long[] longs = new long[rest.remaining()];
        rest.get(longs);
        return valueOf(longs);
    }

    public static BitSet valueOf(ByteBuffer bb) {
        ByteBuffer rest = bb.slice();
        byte[] bytes = new byte[rest.remaining()];
        rest.get(bytes);
        return valueOf(bytes);
    }

    public byte[] toByteArray() {
        byte[] bytes = new byte[length() + 7 >> 3];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (words[i >> 3] >>> 8 * (i & 7));
        }
        return bytes;
    }

    public long[] toLongArray() {
        return Arrays.copyOf(words, used);
    }

    private static void checkIndex(int index, String name) {
        if (index < 0) {
            throw new IndexOutOfBoundsException(name + " < 0: " + index);
        }
    }

    private static void checkRange(int from, int to) {
        checkIndex(from, "fromIndex");
        checkIndex(to, "toIndex");
        if (from > to) {
            throw new IndexOutOfBoundsException("fromIndex: " + from + " > toIndex: " + to);
        }
    }

    /** Sees to it that so many words are in use. */
    private void expand(int n) {
        if (n > words.length) {
            words = Arrays.copyOf(words, Math.max(2 * words.length, n));
            sizeIsGiven = false;
        }
        if (n > used) {
            used = n;
        }
    }

    private void shrink() {
        while (used > 0 && words[used - 1] == 0) {
            used--;
        }
    }

    /** The bits from..to-1 that lie in a word. */
    private static long mask(int word, int from, int to) {
        long mask = -1L;
        if (word == from >> 6) {
            mask &= -1L << from;
        }
        if (word == to - 1 >> 6) {
            mask &= -1L >>> -to;
        }
        return mask;
    }

    public boolean get(int bitIndex) {
        checkIndex(bitIndex, "bitIndex");
        int word = bitIndex >> 6;
        return word < used && (words[word] & 1L << bitIndex) != 0;
    }

    public BitSet get(int fromIndex, int toIndex) {
        checkRange(fromIndex, toIndex);
        int to = Math.min(toIndex, length());
        if (fromIndex >= to) {
            return new BitSet(0);
        }
        BitSet part = new BitSet(to - fromIndex);
        for (int i = nextSetBit(fromIndex); i >= 0 && i < to; i = nextSetBit(i + 1)) {
            part.set(i - fromIndex);
        }
        return part;
    }

    public void set(int bitIndex) {
        checkIndex(bitIndex, "bitIndex");
        int word = bitIndex >> 6;
        expand(word + 1);
        words[word] |= 1L << bitIndex;
    }

    public void set(int bitIndex, boolean value) {
        if (value) {
            set(bitIndex);
        } else {
            clear(bitIndex);
        }
    }

    public void set(int fromIndex, int toIndex) {
        checkRange(fromIndex, toIndex);
        if (fromIndex == toIndex) {
            return;
        }
        int last = toIndex - 1 >> 6;
        expand(last + 1);
        for (int i = fromIndex >> 6; i <= last; i++) {
            words[i] |= mask(i, fromIndex, toIndex);
        }
    }

    public void set(int fromIndex, int toIndex, boolean value) {
        if (value) {
            set(fromIndex, toIndex);
        } else {
            clear(fromIndex, toIndex);
        }
    }

    public void clear(int bitIndex) {
        checkIndex(bitIndex, "bitIndex");
        int word = bitIndex >> 6;
        if (word < used) {
            words[word] &= ~(1L << bitIndex);
            shrink();
        }
    }

    public void clear(int fromIndex, int toIndex) {
        checkRange(fromIndex, toIndex);
        int to = Math.min(toIndex, length());
        if (fromIndex >= to) {
            return;
        }
        for (int i = fromIndex >> 6; i <= to - 1 >> 6; i++) {
            words[i] &= ~mask(i, fromIndex, to);
        }
        shrink();
    }

    public void clear() {
        Arrays.fill(words, 0, used, 0);
        used = 0;
    }

    public void flip(int bitIndex) {
        checkIndex(bitIndex, "bitIndex");
        int word = bitIndex >> 6;
        expand(word + 1);
        words[word] ^= 1L << bitIndex;
        shrink();
    }

    public void flip(int fromIndex, int toIndex) {
        checkRange(fromIndex, toIndex);
        if (fromIndex == toIndex) {
            return;
        }
        int last = toIndex - 1 >> 6;
        expand(last + 1);
        for (int i = fromIndex >> 6; i <= last; i++) {
            words[i] ^= mask(i, fromIndex, toIndex);
        }
        shrink();
    }

    public int nextSetBit(int fromIndex) {
        checkIndex(fromIndex, "fromIndex");
        int word = fromIndex >> 6;
        if (word >= used) {
            return -1;
        }
        long bits = words[word] & -1L << fromIndex;
        while (bits == 0) {
            if (++word == used) {
                return -1;
            }
            bits = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    public int nextClearBit(int fromIndex) {
        checkIndex(fromIndex, "fromIndex");
        int word = fromIndex >> 6;
        if (word >= used) {
            return fromIndex;
        }
        long bits = ~words[word] & -1L << fromIndex;
        while (bits == 0) {
            if (++word == used) {
                return used << 6;
            }
            bits = ~words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    private static boolean isBeforeFirst(int fromIndex) {
        if (fromIndex < -1) {
            throw new IndexOutOfBoundsException("fromIndex < -1: " + fromIndex);
        }
        return fromIndex == -1;
    }

    public int previousSetBit(int fromIndex) {
        if (isBeforeFirst(fromIndex)) {
            return -1;
        }
        int word = fromIndex >> 6;
        if (word >= used) {
            return length() - 1;
        }
        long bits = words[word] & -1L >>> -(fromIndex + 1);
        while (bits == 0) {
            if (word-- == 0) {
                return -1;
            }
            bits = words[word];
        }
        return (word << 6) + 63 - Long.numberOfLeadingZeros(bits);
    }

    public int previousClearBit(int fromIndex) {
        if (isBeforeFirst(fromIndex)) {
            return -1;
        }
        int word = fromIndex >> 6;
        if (word >= used) {
            return fromIndex;
        }
        long bits = ~words[word] & -1L >>> -(fromIndex + 1);
        while (bits == 0) {
            if (word-- == 0) {
                return -1;
            }
            bits = ~words[word];
        }
        return (word << 6) + 63 - Long.numberOfLeadingZeros(bits);
    }

    public int length() {
        return used == 0 ? 0
                : (used << 6) - Long.numberOfLeadingZeros(words[used - 1]);
    }

    public boolean isEmpty() {
        return used == 0;
    }

    public int cardinality() {
        int n = 0;
        for (int i = 0; i < used; i++) {
            n += Long.bitCount(words[i]);
        }
        return n;
    }

    public int size() {
        return words.length << 6;
    }

    public boolean intersects(BitSet set) {
        for (int i = Math.min(used, set.used) - 1; i >= 0; i--) {
            if ((words[i] & set.words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    public void and(BitSet set) {
        for (int i = 0; i < used; i++) {
            words[i] &= i < set.used ? set.words[i] : 0;
        }
        shrink();
    }

    public void andNot(BitSet set) {
        for (int i = Math.min(used, set.used) - 1; i >= 0; i--) {
            words[i] &= ~set.words[i];
        }
        shrink();
    }

    public void or(BitSet set) {
        expand(set.used);
        for (int i = 0; i < set.used; i++) {
            words[i] |= set.words[i];
        }
    }

    public void xor(BitSet set) {
        expand(set.used);
        for (int i = set.used - 1; i >= 0; i--) {
            words[i] ^= set.words[i];
        }
        shrink();
    }

    @Override
    public int hashCode() {
        long h = 1234;
        for (int i = used - 1; i >= 0; i--) {
            h ^= words[i] * (i + 1);
        }
        return (int) (h >> 32 ^ h);
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof BitSet
                && Arrays.equals(words, 0, used, ((BitSet) obj).words, 0, ((BitSet) obj).used);
    }

    @Override
    public Object clone() {
        if (!sizeIsGiven && used != words.length) {
            words = Arrays.copyOf(words, used);
        }
        try {
            BitSet copy = (BitSet) super.clone();
            copy.words = words.clone();
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new InternalError(e);
        }
    }

    @Override
    public String toString() {
        StringJoiner joiner = new StringJoiner(", ", "{", "}");
        for (int i = nextSetBit(0); i >= 0; i = i == Integer.MAX_VALUE ? -1 : nextSetBit(i + 1)) {
            joiner.add(Integer.toString(i));
        }
        return joiner.toString();
    }

    public IntStream stream() {
        return StreamSupport.intStream(() -> new SetBits(this), Spliterator.ORDERED, false);
    }

    /** Goes through the set bits upwards. */
    private static final class SetBits extends Spliterators.AbstractIntSpliterator {
        private final BitSet bits;
        private int next;

        SetBits(BitSet bits) {
            super(bits.cardinality(), ORDERED | DISTINCT | SORTED | SIZED);
            this.bits = bits;
        }

        @Override
        public boolean tryAdvance(IntConsumer action) {
            Objects.requireNonNull(action);
            int i = next < 0 ? -1 : bits.nextSetBit(next);
            if (i < 0) {
                return false;
            }
            next = i + 1;
            action.accept(i);
            return true;
        }

        @Override
        public Comparator<? super Integer> getComparator() {
            return null;
        }
    }
}
