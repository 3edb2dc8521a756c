// flags: -ea
/** assert with -ea: conditions, messages of all types. */
public class Asserts {
    static int evaluated;

    static boolean check(boolean b) {
        evaluated++;
        return b;
    }

    static void run(int kind) {
        assert check(true) : "never";
        switch (kind) {
            case 0: assert check(false); break;
            case 1: assert check(false) : "text"; break;
            case 2: assert check(false) : 'c'; break;
            case 3: assert check(false) : 1L << 40; break;
            case 4: assert check(false) : 1.5; break;
            case 5: assert check(false) : new IllegalStateException("cause"); break;
            default: assert check(false) : null;
        }
    }

    public static void main(String[] args) {
        for (int i = 0; i < 7; i++) {
            try {
                run(i);
                System.out.println("disabled");
            } catch (AssertionError e) {
                System.out.println(e.getMessage() + " / " + e.getCause());
            }
        }
        System.out.println(evaluated);
    }
}

// expect:
// null / null
// text / null
// c / null
// 1099511627776 / null
// 1.5 / null
// java.lang.IllegalStateException: cause / java.lang.IllegalStateException: cause
// null / null
// 14
