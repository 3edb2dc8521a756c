// needs: gc
/** References live only in locals, operand stacks, arguments and handlers over a collection. */
public class RootsOnStack {
    static String collect(String s) {
        System.gc();
        byte[] garbage = new byte[1000];
        return s + garbage.length;
    }

    static String three(String a, Object b, String c) {
        return a + ((int[]) b)[0] + c;
    }

    static int deep(int n, Object[] carried) {
        Object[] mine = {carried, n};
        if (n == 0) {
            System.gc();
            return 0;
        }
        int below = deep(n - 1, mine);
        return mine[0] == carried && mine[1].equals(n) ? below + 1 : -1000;
    }

    static String slotReuse(boolean b) {
        String result;
        if (b) {
            String text = new StringBuilder("te").append("xt").toString();
            result = collect(text);
        } else {
            long number = 0x7fff_ffff_ffffL;
            double other = 1e300;
            result = collect("n" + number + other);
        }
        return result;
    }

    public static void main(String[] args) {
        System.out.println(three(new String("a"), new int[] {5}, collect(new String("c"))));
        System.out.println(new StringBuilder("x").append(collect("y")).append(new int[] {3}[0]));
        System.out.println(deep(100, null));
        System.out.println(slotReuse(true) + slotReuse(false));
        Object[] array = new Object[2];
        array[0] = array[1] = collect("assigned");
        System.out.println(array[0] == array[1]);
        try {
            throw new IllegalStateException(collect("thrown"));
        } catch (IllegalStateException e) {
            System.gc();
            System.out.println(e.getMessage() + e.getStackTrace().length);
        }
        synchronized (new Object()) {
            System.out.println(collect("locked"));
        }
        Runnable captured = new Object() {
            Runnable make(String s) {
                return () -> System.out.println(collect(s));
            }
        }.make(new String("captured"));
        System.gc();
        captured.run();
    }
}

// expect:
// a5c1000
// xy10003
// 100
// text1000n1407374883553271.0E3001000
// true
// thrown10001
// locked1000
// captured1000
