/** Every conditional branch: if<cond>, if_icmp<cond>, if_acmp<cond>, ifnull, loops and labels. */
public class Branches {
    static String zero(int i) {
        return (i == 0 ? "=" : ".") + (i != 0 ? "!" : ".") + (i < 0 ? "<" : ".") + (i <= 0 ? "l" : ".")
            + (i > 0 ? ">" : ".") + (i >= 0 ? "g" : ".");
    }

    static String two(int i, int j) {
        return (i == j ? "=" : ".") + (i != j ? "!" : ".") + (i < j ? "<" : ".") + (i <= j ? "l" : ".")
            + (i > j ? ">" : ".") + (i >= j ? "g" : ".");
    }

    static String longs(long i, long j) {
        return (i == j ? "=" : ".") + (i != j ? "!" : ".") + (i < j ? "<" : ".") + (i <= j ? "l" : ".")
            + (i > j ? ">" : ".") + (i >= j ? "g" : ".");
    }

    static String refs(Object a, Object b) {
        return (a == b ? "=" : ".") + (a != b ? "!" : ".") + (a == null ? "n" : ".")
            + (b != null ? "N" : ".");
    }

    public static void main(String[] args) {
        int[] values = {Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE};
        for (int i : values) {
            StringBuilder line = new StringBuilder(zero(i));
            for (int j : values) {
                line.append(' ').append(two(i, j)).append(' ').append(longs((long) i << 20, (long) j << 20));
            }
            System.out.println(line);
        }
        Object o = new Object();
        System.out.println(refs(o, o) + refs(o, null) + refs(null, o) + refs(null, null)
            + refs("a", new String("a")));
        int found = -1;
        outer:
        for (int i = 2; i < 100; i++) {
            for (int j = 2; j < i; j++) {
                if (i % j == 0) {
                    continue outer;
                }
            }
            if (i > 50) {
                found = i;
                break outer;
            }
        }
        System.out.println(found);
        int n = 27;
        int steps = 0;
        do {
            n = (n & 1) == 0 ? n / 2 : 3 * n + 1;
            steps++;
        } while (n != 1);
        System.out.println(steps);
        long countdown = 5;
        while (countdown-- > 0) {
            if (countdown == 2) {
                continue;
            }
            System.out.println(countdown);
        }
    }
}

// expect:
// .!<l.. =..l.g =..l.g .!<l.. .!<l.. .!<l.. .!<l.. .!<l.. .!<l.. .!<l.. .!<l..
// .!<l.. .!..>g .!..>g =..l.g =..l.g .!<l.. .!<l.. .!<l.. .!<l.. .!<l.. .!<l..
// =..l.g .!..>g .!..>g .!..>g .!..>g =..l.g =..l.g .!<l.. .!<l.. .!<l.. .!<l..
// .!..>g .!..>g .!..>g .!..>g .!..>g .!..>g .!..>g =..l.g =..l.g .!<l.. .!<l..
// .!..>g .!..>g .!..>g .!..>g .!..>g .!..>g .!..>g .!..>g .!..>g =..l.g =..l.g
// =..N.!...!nN=.n..!.N
// 53
// 111
// 4
// 3
// 1
// 0
