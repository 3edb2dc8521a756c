/** assert without -ea evaluates nothing. */
public class AssertsOff {
    static int evaluated;

    static boolean check() {
        evaluated++;
        return false;
    }

    public static void main(String[] args) {
        assert check() : "not evaluated";
        System.out.println(evaluated);
        System.out.println(AssertsOff.class.desiredAssertionStatus());
    }
}

// expect:
// 0
// false
