import java.util.Arrays;
import java.util.BitSet;

public class BitSets {
    interface Action {
        Object run();
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (RuntimeException e) {
            System.out.println(e instanceof NullPointerException ? e.getClass() : e);
        }
    }

    static BitSet of(int... bits) {
        BitSet s = new BitSet();
        for (int b : bits) {
            s.set(b);
        }
        return s;
    }

    static void single() {
        BitSet s = of(1, 3, 64, 200);
        show(() -> s + " " + s.cardinality() + " " + s.length() + " " + s.size());
        show(() -> s.get(3) + " " + s.get(4) + " " + s.get(100000));
        show(() -> s.nextSetBit(4) + " " + s.nextSetBit(201) + " " + s.nextClearBit(3) + " " + s.nextClearBit(500));
        show(() -> s.previousSetBit(63) + " " + s.previousSetBit(0) + " " + s.previousClearBit(64) + " "
                + s.previousSetBit(-1) + " " + s.previousSetBit(9999) + " " + s.previousClearBit(9999));
        s.clear(200);
        s.flip(2);
        s.flip(3);
        s.set(5, false);
        s.set(6, true);
        show(() -> s + " " + s.length() + " " + s.size());
        show(() -> s.get(-1));
        show(() -> {
            s.set(-2);
            return null;
        });
        show(() -> s.nextSetBit(-1));
        show(() -> s.previousSetBit(-2));
        show(() -> new BitSet(-1));
        show(() -> new BitSet(0).size() + " " + new BitSet(65).size() + " " + new BitSet().size());
        show(() -> new BitSet().isEmpty() + " " + new BitSet() + new BitSet().length() + s.isEmpty());
    }

    static void ranges() {
        BitSet s = new BitSet();
        s.set(10, 140);
        show(() -> s.cardinality() + " " + s.nextClearBit(10) + " " + s.length());
        s.clear(20, 135);
        show(() -> s);
        s.flip(15, 25);
        show(() -> s);
        s.set(0, 3, true);
        s.set(15, 140, false);
        show(() -> s + " " + s.get(1, 12) + " " + s.get(50, 60) + s.get(12, 200));
        s.clear(5, 1000);
        s.set(64, 128);
        s.clear(64, 128);
        s.set(7, 7);
        show(() -> s + " " + s.length());
        show(() -> {
            s.set(5, 4);
            return null;
        });
        show(() -> {
            s.flip(-1, 4);
            return null;
        });
        show(() -> {
            s.clear(1, -4);
            return null;
        });
        s.clear();
        show(() -> s + " " + s.size());
    }

    static void together() {
        BitSet a = of(1, 2, 3, 100);
        BitSet b = of(2, 3, 4);
        BitSet c = (BitSet) a.clone();
        c.and(b);
        show(() -> c + " " + a.intersects(b) + " " + of(9).intersects(b));
        c.or(of(300));
        show(() -> c);
        c.xor(a);
        show(() -> c);
        c.andNot(of(100, 5));
        show(() -> c + " " + c.equals(of(1, 300)) + " " + c.equals("x") + " " + (c.hashCode() == of(300, 1).hashCode()));
        show(() -> a.hashCode() + " " + new BitSet().hashCode());
        show(() -> Arrays.toString(a.toLongArray()) + Arrays.toString(of(1, 9, 65).toByteArray()));
        show(() -> BitSet.valueOf(new long[] {5, 0, 1, 0}) + " " + BitSet.valueOf(new byte[] {3, 0, -128, 0, 0, 0, 0, 0, 1, 0}));
        show(() -> a.stream().boxed().toList() + " " + a.stream().sum());
        show(() -> BitSet.valueOf(java.nio.ByteBuffer.wrap(new byte[] {0, 6, 9}).position(1)) + " "
                + BitSet.valueOf(java.nio.LongBuffer.wrap(new long[] {3})));
        BitSet sieve = new BitSet(100);
        sieve.set(2, 100);
        for (int p = 2; p * p < 100; p = sieve.nextSetBit(p + 1)) {
            for (int i = p * p; i < 100; i += p) {
                sieve.clear(i);
            }
        }
        show(() -> sieve);
        BitSet copy = (BitSet) of(1, 500).clone();
        show(() -> copy.size() + " " + ((BitSet) new BitSet(300).clone()).size());
    }

    public static void main(String[] args) {
        single();
        ranges();
        together();
    }
}

// expect:
// {1, 3, 64, 200} 4 201 256
// true false false
// 64 -1 4 500
// 3 -1 63 -1 200 9999
// {1, 2, 6, 64} 65 256
// java.lang.IndexOutOfBoundsException: bitIndex < 0: -1
// java.lang.IndexOutOfBoundsException: bitIndex < 0: -2
// java.lang.IndexOutOfBoundsException: fromIndex < 0: -1
// java.lang.IndexOutOfBoundsException: fromIndex < -1: -2
// java.lang.NegativeArraySizeException: nbits < 0: -1
// 0 128 64
// true {}0false
// 130 140 140
// {10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 135, 136, 137, 138, 139}
// {10, 11, 12, 13, 14, 20, 21, 22, 23, 24, 135, 136, 137, 138, 139}
// {0, 1, 2, 10, 11, 12, 13, 14} {0, 1, 9, 10} {}{0, 1, 2}
// {0, 1, 2} 3
// java.lang.IndexOutOfBoundsException: fromIndex: 5 > toIndex: 4
// java.lang.IndexOutOfBoundsException: fromIndex < 0: -1
// java.lang.IndexOutOfBoundsException: toIndex < 0: -4
// {} 192
// {2, 3} true false
// {2, 3, 300}
// {1, 100, 300}
// {1, 300} true false true
// 1276 1234
// [14, 68719476736][2, 2, 0, 0, 0, 0, 0, 0, 2]
// {0, 2, 128} {0, 1, 23, 64}
// [1, 2, 3, 100] 106
// {1, 2, 8, 11} {0, 1}
// {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97}
// 512 320
