// needs: gc
// slow-stress: 997
import java.util.HashMap;

/** A map that grows, is cleared and filled again. */
public class HashMapGrowth {
    public static void main(String[] args) {
        HashMap<String, int[]> map = new HashMap<>();
        long sum = 0;
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 3000; i++) {
                map.put("key" + i, new int[] {i, round});
            }
            for (int i = 0; i < 3000; i += 7) {
                map.remove("key" + i);
            }
            for (int i = 0; i < 3000; i++) {
                int[] v = map.get("key" + i);
                sum += v == null ? 1 : v[0] + v[1];
            }
            if (round == 1) {
                map.clear();
            }
        }
        System.out.println(map.size() + " " + sum);
    }
}

// expect:
// 2571 11576574
