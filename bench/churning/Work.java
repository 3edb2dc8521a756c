import java.util.function.IntUnaryOperator;

/** The class that is loaded over and over: small, with a loop that gets hot, and some state. */
public class Work implements IntUnaryOperator {
    static int[] table = new int[64];
    static int calls;

    @Override
    public int applyAsInt(int rounds) {
        calls++;
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            sum = sum * 31 + step(i);
        }
        return sum;
    }

    static int step(int i) {
        table[i & 63] += i;
        return table[i * 7 & 63] ^ i;
    }
}
