import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Arithmetic expressions: precedence climbing, a tree that simplifies itself, derivatives. */
public class Expressions {
    interface Expr {
        double eval(Map<String, Double> env);

        Expr derive(String variable);

        default Expr simple() {
            return this;
        }
    }

    record Num(double value) implements Expr {
        @Override
        public double eval(Map<String, Double> env) {
            return value;
        }

        @Override
        public Expr derive(String variable) {
            return new Num(0);
        }

        @Override
        public String toString() {
            return value == Math.rint(value) ? Long.toString((long) value) : "" + value;
        }
    }

    record Var(String name) implements Expr {
        @Override
        public double eval(Map<String, Double> env) {
            Double value = env.get(name);
            if (value == null) {
                throw new IllegalStateException("unbound: " + name);
            }
            return value;
        }

        @Override
        public Expr derive(String variable) {
            return new Num(name.equals(variable) ? 1 : 0);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    enum Op implements DoubleBinaryOperator {
        ADD('+', 1, (a, b) -> a + b), SUB('-', 1, (a, b) -> a - b), MUL('*', 2, (a, b) -> a * b),
        DIV('/', 2, (a, b) -> a / b), POW('^', 3, Math::pow);

        final char sign;
        final int level;
        private final DoubleBinaryOperator f;

        Op(char sign, int level, DoubleBinaryOperator f) {
            this.sign = sign;
            this.level = level;
            this.f = f;
        }

        static Op of(String sign) {
            for (Op op : values()) {
                if (sign.length() == 1 && sign.charAt(0) == op.sign) {
                    return op;
                }
            }
            return null;
        }

        @Override
        public double applyAsDouble(double a, double b) {
            return f.applyAsDouble(a, b);
        }
    }

    record Binary(Op op, Expr left, Expr right) implements Expr {
        @Override
        public double eval(Map<String, Double> env) {
            return op.applyAsDouble(left.eval(env), right.eval(env));
        }

        @Override
        public Expr derive(String v) {
            return switch (op) {
                case ADD, SUB -> new Binary(op, left.derive(v), right.derive(v));
                case MUL -> new Binary(Op.ADD, new Binary(op, left.derive(v), right),
                        new Binary(op, left, right.derive(v)));
                case DIV -> new Binary(op, new Binary(Op.SUB,
                        new Binary(Op.MUL, left.derive(v), right),
                        new Binary(Op.MUL, left, right.derive(v))),
                        new Binary(Op.POW, right, new Num(2)));
                case POW -> new Binary(Op.MUL, new Binary(Op.MUL, right,
                        new Binary(op, left, new Binary(Op.SUB, right, new Num(1)))),
                        left.derive(v));
            };
        }

        @Override
        public Expr simple() {
            Expr a = left.simple();
            Expr b = right.simple();
            if (a instanceof Num x && b instanceof Num y) {
                return new Num(op.applyAsDouble(x.value(), y.value()));
            }
            boolean zero = a instanceof Num x && x.value() == 0;
            if (op == Op.MUL && (zero || b instanceof Num y && y.value() == 0)) {
                return new Num(0);
            }
            if (op == Op.ADD && zero || op == Op.MUL && a.equals(new Num(1))) {
                return b;
            }
            boolean neutral = b instanceof Num n && n.value() == (op.level == 1 ? 0 : 1);
            return neutral ? a : new Binary(op, a, b);
        }

        @Override
        public String toString() {
            return "(" + left + " " + op.sign + " " + right + ")";
        }
    }

    static final Map<String, DoubleUnaryOperator> FUNCTIONS = new HashMap<>();

    static {
        FUNCTIONS.put("sqrt", Math::sqrt);
        FUNCTIONS.put("abs", Math::abs);
        FUNCTIONS.put("neg", x -> -x);
    }

    record Call(String name, Expr argument) implements Expr {
        @Override
        public double eval(Map<String, Double> env) {
            return FUNCTIONS.get(name).applyAsDouble(argument.eval(env));
        }

        @Override
        public Expr derive(String variable) {
            if (!name.equals("neg")) {
                throw new UnsupportedOperationException("derivative of " + name);
            }
            return new Call(name, argument.derive(variable));
        }

        @Override
        public String toString() {
            return name + "(" + argument + ")";
        }
    }

    private final Deque<String> tokens = new ArrayDeque<>();

    Expressions(String text) {
        List<String> found = new ArrayList<>();
        for (int i = 0, start; i < text.length();) {
            start = i;
            char c = text.charAt(i++);
            if (Character.isLetterOrDigit(c)) {
                while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i))
                        || text.charAt(i) == '.')) {
                    i++;
                }
                found.add(text.substring(start, i));
            } else if (c != ' ') {
                found.add(String.valueOf(c));
            }
        }
        tokens.addAll(found);
        tokens.add("end");
    }

    static Expr parse(String text) {
        Expressions parser = new Expressions(text);
        Expr e = parser.binary(1);
        if (parser.tokens.size() > 1) {
            throw new IllegalArgumentException("surplus " + parser.tokens);
        }
        return e;
    }

    private Expr binary(int level) {
        Expr left = primary();
        for (Op op; (op = Op.of(tokens.peek())) != null && op.level >= level;) {
            tokens.remove();
            left = new Binary(op, left, binary(op == Op.POW ? op.level : op.level + 1));
        }
        return left;
    }

    private Expr primary() {
        String token = tokens.remove();
        if (token.equals("(")) {
            Expr inner = binary(1);
            if (!tokens.remove().equals(")")) {
                throw new IllegalArgumentException("no )");
            }
            return inner;
        }
        if (token.equals("-")) {
            return new Call("neg", binary(2));
        }
        if (FUNCTIONS.containsKey(token)) {
            return new Call(token, primary());
        }
        if (Character.isDigit(token.charAt(0))) {
            return new Num(Double.parseDouble(token));
        }
        if (!Character.isLetter(token.charAt(0)) || token.equals("end")) {
            throw new IllegalArgumentException("unexpected " + token);
        }
        return new Var(token);
    }

    public static void main(String[] args) {
        Map<String, Double> env = new TreeMap<>(Map.of("x", 3.0, "y", 0.5));
        for (String text : new String[] {"1 + 2 * 3", "2 ^ 3 ^ 2", "(x + 1) * -y", "10 - 4 - 3",
            "sqrt(x * 27) / 2", "abs(neg 7.25)", "x / (y - 0.5)", "x * x + 3 * x", "x ^ 3 / x"}) {
            Expr e = parse(text);
            System.out.println(e + " = " + e.eval(env));
            try {
                System.out.println("  d/dx " + e.derive("x").simple());
            } catch (UnsupportedOperationException none) {
                System.out.println("  " + none.getMessage());
            }
        }
        for (String wrong : new String[] {"1 +", "(2", "3 4", "z * 2", ")"}) {
            try {
                System.out.println(parse(wrong).eval(env));
            } catch (IllegalArgumentException | IllegalStateException e) {
                System.out.println(wrong + ": " + e.getMessage());
            }
        }
    }
}

// expect:
// (1 + (2 * 3)) = 7.0
//   d/dx 0
// (2 ^ (3 ^ 2)) = 512.0
//   d/dx 0
// ((x + 1) * neg(y)) = -2.0
//   d/dx (neg(y) + ((x + 1) * neg(0)))
// ((10 - 4) - 3) = 3.0
//   d/dx 0
// (sqrt((x * 27)) / 2) = 4.5
//   derivative of sqrt
// abs(neg(7.25)) = 7.25
//   derivative of abs
// (x / (y - 0.5)) = Infinity
//   d/dx ((y - 0.5) / ((y - 0.5) ^ 2))
// ((x * x) + (3 * x)) = 18.0
//   d/dx ((x + x) + 3)
// ((x ^ 3) / x) = 9.0
//   d/dx ((((3 * (x ^ 2)) * x) - (x ^ 3)) / (x ^ 2))
// 1 +: unexpected end
// (2: no )
// 3 4: surplus [4, end]
// z * 2: unbound: z
// ): unexpected )
