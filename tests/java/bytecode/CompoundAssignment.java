/** dup, dup2, dup_x1, dup_x2, dup2_x1, dup2_x2 and pop2, by compound assignment as a value. */
public class CompoundAssignment {
    int i = 1;
    long l = 2;
    double d = 0.5;
    static int si = 10;
    static long sl = 20;
    static int calls;

    static int index() {
        return calls++ % 2;
    }

    static long ignored() {
        calls += 100;
        return 5;
    }

    CompoundAssignment self() {
        calls += 10;
        return this;
    }

    public static void main(String[] args) {
        CompoundAssignment c = new CompoundAssignment();
        int a = c.i = 5;
        long b = c.l = 6L;
        System.out.println(a + " " + b);
        a = c.self().i += 3;
        b = c.self().l *= 7;
        double e = c.self().d += 1;
        System.out.println(a + " " + b + " " + e + " " + calls);
        a = c.i++ + ++c.i;
        b = c.l-- - --c.l;
        System.out.println(a + " " + b + " " + c.i + " " + c.l);
        a = si++ + (si += 2);
        b = sl++ + (sl <<= 2);
        System.out.println(a + " " + b + " " + si + " " + sl);
        int[] ints = {1, 2};
        long[] longs = {3, 4};
        calls = 0;
        a = ints[index()] = 9;
        b = longs[index()] = 8;
        System.out.println(a + " " + b + " " + ints[0] + " " + longs[1]);
        a = ints[index()]++ + ints[index()]--;
        b = longs[index()]++ * --longs[index()];
        System.out.println(a + " " + b + " " + ints[0] + ints[1] + longs[0] + longs[1]);
        a = ints[0] += ints[1] -= 4;
        System.out.println(a + " " + ints[1]);
        ignored();
        c.self();
        System.out.println(calls);
        String[] s = {"x", "y"};
        String t = s[0] += s[1] += "z";
        System.out.println(t + s[0] + s[1]);
        int x = 3;
        x = x++ + x;
        System.out.println(x);
        x += x++ * 2 + x;
        System.out.println(x);
        int[] swap = {0, 1};
        int k = 0;
        swap[k] = k = 1;
        System.out.println(swap[0] + " " + k);
    }
}

// expect:
// 5 6
// 8 42 1.5 30
// 18 2 10 40
// 23 104 13 84
// 9 8 9 8
// 11 21 10147
// 7 -3
// 116
// xyzxyzyz
// 7
// 29
// 1 1
