/** Plain and mutual recursion: static calls with one and two arguments. */
public class Fib {
    static int fib(int n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    static boolean even(int n) {
        return n == 0 || odd(n - 1);
    }

    static boolean odd(int n) {
        return n != 0 && even(n - 1);
    }

    static int ackermann(int m, int n) {
        if (m == 0) {
            return n + 1;
        }
        return ackermann(m - 1, n == 0 ? 1 : ackermann(m, n - 1));
    }

    public static void main(String[] args) {
        int evens = 0;
        for (int i = 0; i < 3000; i++) {
            if (even(i)) {
                evens++;
            }
        }
        System.out.println("Fib " + fib(35) + " " + evens + " " + ackermann(2, 400));
    }
}
