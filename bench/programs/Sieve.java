/** Sieve of Eratosthenes over a boolean array, repeated. */
public class Sieve {
    static int count(int limit) {
        boolean[] composite = new boolean[limit + 1];
        int primes = 0;
        for (int i = 2; i <= limit; i++) {
            if (composite[i]) {
                continue;
            }
            primes++;
            for (long j = (long) i * i; j <= limit; j += i) {
                composite[(int) j] = true;
            }
        }
        return primes;
    }

    public static void main(String[] args) {
        int sum = 0;
        for (int i = 0; i < 30; i++) {
            sum = sum * 31 + count(2_000_000 + i * 1000);
        }
        System.out.println("Sieve " + sum);
    }
}
