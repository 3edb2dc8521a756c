/** and, or, xor on int, long and boolean. */
public class BitLogic {
    static int calls;

    static boolean touch(boolean b) {
        calls++;
        return b;
    }

    public static void main(String[] args) {
        int a = 0xF0F01234;
        int b = 0x0FF0FF00;
        System.out.println((a & b) + " " + (a | b) + " " + (a ^ b) + " " + (~a & ~b));
        long x = 0xF0F0123455555555L;
        long y = 0x0FF0FF00AAAAFFFFL;
        System.out.println((x & y) + " " + (x | y) + " " + (x ^ y) + " " + (~x & ~y));
        boolean[] bools = {false, true};
        for (boolean p : bools) {
            for (boolean q : bools) {
                System.out.println((p & q) + " " + (p | q) + " " + (p ^ q) + " " + !p);
                boolean r = touch(p) && touch(q);
                boolean s = touch(p) || touch(q);
                System.out.println(r + " " + s + " " + calls);
            }
        }
        int m = 0xff;
        m &= 0x3c;
        m |= 0x100;
        m ^= 0x11;
        System.out.println(m);
        long n = -1;
        n &= 0xffffffffL;
        n ^= 1;
        n |= 1L << 40;
        System.out.println(n);
    }
}

// expect:
// 15733248 -983244 -16716492 983243
// 67573785619879253 -4222996529020929 -71796782148900182 4222996529020928
// false false false true
// false false 3
// false true true true
// false true 6
// false true true false
// false true 9
// true true false false
// true true 12
// 301
// 1103806595070
