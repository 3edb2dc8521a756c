// needs: gc
/** Objects of every shape survive many collections with their contents. */
public class ManyCollections {
    static class Mixed {
        byte b = 1;
        Object o;
        long l = 2L << 40;
        int[] ints = {1, 2, 3};
        double d = 2.5;
        String s;
        boolean z = true;
        Mixed[] others;
        char c = 'c';

        Mixed(int i) {
            o = Integer.valueOf(i + 1000);
            s = "s" + i;
            others = new Mixed[i % 3];
        }

        boolean good(int i) {
            return b == 1 && l == 2L << 40 && ints[2] == 3 && d == 2.5 && z && c == 'c'
                && o.equals(i + 1000) && s.equals("s" + i) && others.length == i % 3;
        }
    }

    public static void main(String[] args) {
        Mixed[] all = new Mixed[300];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Mixed(i);
            if (all[i].others.length > 0) {
                all[i].others[0] = all[i / 2];
            }
        }
        int good = 0;
        for (int round = 0; round < 30; round++) {
            for (int k = 0; k < 100; k++) {
                new Mixed(k).good(k);
            }
            System.gc();
            for (int i = 0; i < all.length; i++) {
                Mixed m = all[i];
                good += m.good(i) && (m.others.length == 0 || m.others[0] == all[i / 2]) ? 1 : 0;
            }
        }
        System.out.println(good);
    }
}

// expect:
// 9000
