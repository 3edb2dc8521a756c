// needs: gc
import java.util.IdentityHashMap;

/** An identity hash map still finds its keys after collections. */
public class IdentityMap {
    public static void main(String[] args) {
        IdentityHashMap<Object, Integer> map = new IdentityHashMap<>();
        Object[] keys = new Object[500];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new String("same");
            map.put(keys[i], i);
        }
        System.gc();
        for (int i = 0; i < 10_000; i++) {
            Object garbage = new int[20];
        }
        System.gc();
        int found = 0;
        for (int i = 0; i < keys.length; i++) {
            Integer v = map.get(keys[i]);
            found += v != null && v == i ? 1 : 0;
        }
        System.out.println(map.size() + " " + found + " " + map.get(new String("same")));
    }
}

// expect:
// 500 500 null
