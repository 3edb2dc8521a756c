/** A 64-bit linear congruential generator and its statistics: long multiply, shift, compare. */
public class LongLcg {
    public static void main(String[] args) {
        long state = 42;
        long above = 0;
        long sum = 0;
        for (int i = 0; i < 70_000_000; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            long draw = (state >>> 33) ^ (state >> 7);
            if (draw > 0) {
                above++;
            }
            sum += draw % 1000;
        }
        System.out.println("LongLcg " + above + " " + sum + " " + state);
    }
}
