import java.util.Arrays;

/** Enums: values, valueOf, ordinal, compareTo, constant bodies, fields, switch, static state. */
public class Enums {
    enum Color {
        RED, GREEN, BLUE
    }

    enum Op {
        PLUS("+") {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        },
        TIMES("*") {
            @Override
            int apply(int a, int b) {
                return a * b;
            }
        };

        private final String sign;
        private static int made;

        static {
            made = values().length;
        }

        Op(String sign) {
            this.sign = sign;
        }

        abstract int apply(int a, int b);
    }

    interface Priced {
        int price();
    }

    enum Coin implements Priced {
        ONE, TEN;

        @Override
        public int price() {
            return this == ONE ? 1 : 10;
        }

        @Override
        public String toString() {
            return "coin" + price();
        }
    }

    static String describe(Color c) {
        switch (c) {
            case RED: return "warm";
            case BLUE: return "cold";
            default: return "between";
        }
    }

    public static void main(String[] args) {
        System.out.println(Arrays.toString(Color.values()) + " " + Color.values().length);
        for (Color c : Color.values()) {
            System.out.println(c + " " + c.ordinal() + " " + c.name() + " " + describe(c) + " "
                + c.compareTo(Color.GREEN) + " " + (c == Color.valueOf(c.name())));
        }
        for (Op op : Op.values()) {
            System.out.println(op + op.sign + op.apply(6, 7) + " " + op.getDeclaringClass().getName() + " "
                + (op.getClass() == Op.class));
        }
        System.out.println(Op.made);
        System.out.println(Coin.TEN + " " + Coin.TEN.name() + " " + Coin.valueOf("ONE").price());
        try {
            Color.valueOf("PINK");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            describe(null);
        } catch (NullPointerException e) {
            System.out.println("null switch");
        }
        Color[] copy = Color.values();
        copy[0] = null;
        System.out.println(Color.values()[0] + " " + Color.RED.equals(Color.RED) + " "
            + Color.RED.equals(Color.BLUE));
    }
}

// expect:
// [RED, GREEN, BLUE] 3
// RED 0 RED warm -1 true
// GREEN 1 GREEN between 0 true
// BLUE 2 BLUE cold 1 true
// PLUS+13 Enums$Op false
// TIMES*42 Enums$Op false
// 2
// coin10 TEN 1
// No enum constant Enums.Color.PINK
// null switch
// RED true false
