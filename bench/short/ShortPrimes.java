/** A loop or two that are warm for a tenth of a second. */
public class ShortPrimes {
    static boolean isPrime(int n) {
        for (int d = 2; d * d <= n; d++) {
            if (n % d == 0) {
                return false;
            }
        }
        return n > 1;
    }

    public static void main(String[] args) {
        int count = 0;
        for (int n = 0; n < 60_000; n++) {
            if (isPrime(n)) {
                count++;
            }
        }
        System.out.println("ShortPrimes " + count);
    }
}
