/** More than 256 local slots: wide loads, stores, iinc with a wide constant; all local types. */
public class ManyLocals {
    static long many(int p) {
        long a0 = p, a1 = p + 1, a2 = p + 2, a3 = p + 3, a4 = p + 4, a5 = p + 5, a6 = p + 6, a7 = p + 7;
        long b0 = p, b1 = p + 1, b2 = p + 2, b3 = p + 3, b4 = p + 4, b5 = p + 5, b6 = p + 6, b7 = p + 7;
        long c0 = p, c1 = p + 1, c2 = p + 2, c3 = p + 3, c4 = p + 4, c5 = p + 5, c6 = p + 6, c7 = p + 7;
        long d0 = p, d1 = p + 1, d2 = p + 2, d3 = p + 3, d4 = p + 4, d5 = p + 5, d6 = p + 6, d7 = p + 7;
        long e0 = p, e1 = p + 1, e2 = p + 2, e3 = p + 3, e4 = p + 4, e5 = p + 5, e6 = p + 6, e7 = p + 7;
        long f0 = p, f1 = p + 1, f2 = p + 2, f3 = p + 3, f4 = p + 4, f5 = p + 5, f6 = p + 6, f7 = p + 7;
        long g0 = p, g1 = p + 1, g2 = p + 2, g3 = p + 3, g4 = p + 4, g5 = p + 5, g6 = p + 6, g7 = p + 7;
        long h0 = p, h1 = p + 1, h2 = p + 2, h3 = p + 3, h4 = p + 4, h5 = p + 5, h6 = p + 6, h7 = p + 7;
        long i0 = p, i1 = p + 1, i2 = p + 2, i3 = p + 3, i4 = p + 4, i5 = p + 5, i6 = p + 6, i7 = p + 7;
        long j0 = p, j1 = p + 1, j2 = p + 2, j3 = p + 3, j4 = p + 4, j5 = p + 5, j6 = p + 6, j7 = p + 7;
        long k0 = p, k1 = p + 1, k2 = p + 2, k3 = p + 3, k4 = p + 4, k5 = p + 5, k6 = p + 6, k7 = p + 7;
        long l0 = p, l1 = p + 1, l2 = p + 2, l3 = p + 3, l4 = p + 4, l5 = p + 5, l6 = p + 6, l7 = p + 7;
        long m0 = p, m1 = p + 1, m2 = p + 2, m3 = p + 3, m4 = p + 4, m5 = p + 5, m6 = p + 6, m7 = p + 7;
        long n0 = p, n1 = p + 1, n2 = p + 2, n3 = p + 3, n4 = p + 4, n5 = p + 5, n6 = p + 6, n7 = p + 7;
        long o0 = p, o1 = p + 1, o2 = p + 2, o3 = p + 3, o4 = p + 4, o5 = p + 5, o6 = p + 6, o7 = p + 7;
        long q0 = p, q1 = p + 1, q2 = p + 2, q3 = p + 3, q4 = p + 4, q5 = p + 5, q6 = p + 6, q7 = p + 7;
        long r0 = p, r1 = p + 1, r2 = p + 2, r3 = p + 3, r4 = p + 4, r5 = p + 5, r6 = p + 6, r7 = p + 7;
        int wide = 5;
        wide++;
        wide += 1000;
        wide -= 3000;
        float f = 1.5f;
        f += wide;
        double d = 2.5;
        d *= wide;
        String s = "wide";
        s += wide;
        for (int loop = 0; loop < 3; loop++) {
            wide += 300;
        }
        System.out.println(wide + " " + f + " " + d + " " + s);
        long first = a0 + a7 + b1 + b6 + c2 + c5 + d3 + d4 + e0 + e1 + f2 + f3 + g4 + g5 + h6 + h7;
        long second = i0 + i7 + j1 + j6 + k2 + k5 + l3 + l4 + m0 + m1 + n2 + n3 + o4 + o5 + q6 + q7;
        long third = a1 + a2 + a3 + a4 + a5 + a6 + b0 + b2 + b3 + b4 + b5 + b7 + c0 + c1 + c3 + c4 + c6
            + c7 + d0 + d1 + d2 + d5 + d6 + d7 + e2 + e3 + e4 + e5 + e6 + e7 + f0 + f1 + f4 + f5 + f6 + f7;
        long fourth = g0 + g1 + g2 + g3 + g6 + g7 + h0 + h1 + h2 + h3 + h4 + h5 + i1 + i2 + i3 + i4 + i5
            + i6 + j0 + j2 + j3 + j4 + j5 + j7 + k0 + k1 + k3 + k4 + k6 + k7 + l0 + l1 + l2 + l5 + l6 + l7;
        long fifth = m2 + m3 + m4 + m5 + m6 + m7 + n0 + n1 + n4 + n5 + n6 + n7 + o0 + o1 + o2 + o3 + o6
            + o7 + q0 + q1 + q2 + q3 + q4 + q5 + r0 * r1 + r2 - r3 + r4 * r5 - r6 + r7;
        return first * 3 + second * 5 + third * 7 + fourth * 11 + fifth * 13;
    }

    public static void main(String[] args) {
        System.out.println(many(1));
        System.out.println(many(-100000));
    }
}

// expect:
// -1094 -1992.5 -4985.0 wide-1994
// 5280
// -1094 -1992.5 -4985.0 wide-1994
// 259878204036
