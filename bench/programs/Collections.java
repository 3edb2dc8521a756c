import java.util.ArrayList;
import java.util.HashMap;

/** ArrayList and HashMap of boxed integers: insertion, lookup, update, iteration, removal. */
public class Collections {
    static int lists(int size) {
        ArrayList<Integer> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(i * 7 % 1013);
        }
        int sum = 0;
        for (int i = 0; i < size; i += 3) {
            list.set(i, list.get(size - 1 - i) + 1);
        }
        for (int x : list) {
            sum = sum * 31 + x;
        }
        return sum;
    }

    static int maps(int keys, int rounds) {
        HashMap<Integer, Integer> map = new HashMap<>();
        int seed = 99;
        for (int i = 0; i < rounds; i++) {
            seed = seed * 1103515245 + 12345;
            Integer key = (seed >>> 10) % keys;
            Integer old = map.get(key);
            map.put(key, old == null ? i : old + i);
            if ((i & 15) == 0) {
                map.remove(key / 2);
            }
        }
        int sum = map.size();
        for (int k = 0; k < keys; k++) {
            Integer value = map.get(k);
            if (value != null) {
                sum = sum * 31 + value;
            }
        }
        return sum;
    }

    public static void main(String[] args) {
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            sum = sum * 31 + lists(200_000 + i);
            sum = sum * 31 + maps(50_000, 350_000);
        }
        System.out.println("Collections " + sum);
    }
}
