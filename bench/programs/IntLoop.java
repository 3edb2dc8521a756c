/** Integer arithmetic in a nested loop: add, multiply, divide, shift, xor. */
public class IntLoop {
    static int mix(int rounds) {
        int a = 1;
        int b = 7;
        for (int i = 1; i <= rounds; i++) {
            a = a * 31 + (b ^ i);
            b = (b << 3) - (a >>> 5) + i;
            a ^= b / (i & 1023 | 1);
            b += a % 97;
        }
        return a ^ b;
    }

    public static void main(String[] args) {
        int sum = 0;
        for (int i = 0; i < 20; i++) {
            sum = sum * 17 + mix(4_000_000 + i);
        }
        System.out.println("IntLoop " + sum);
    }
}
