import java.util.Comparator;
import java.util.Iterator;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** ConcurrentSkipListMap and Set: order, ranges, changes while iterating, several threads. */
public class SortedMaps {
    static void ranges() {
        ConcurrentSkipListMap<Integer, String> m = new ConcurrentSkipListMap<>();
        for (int i = 0; i < 20; i += 2) {
            m.put(i, "v" + i);
        }
        System.out.println(m.subMap(4, 10) + " " + m.headMap(4, true) + " " + m.tailMap(15));
        System.out.println(m.floorKey(5) + " " + m.ceilingKey(5) + " " + m.lowerKey(0) + " "
                + m.higherEntry(18) + " " + m.firstEntry() + " " + m.lastKey());
        ConcurrentNavigableMap<Integer, String> d = m.descendingMap().subMap(12, true, 6, false);
        System.out.println(d + " " + d.firstKey() + " " + d.lowerKey(10) + " " + d.size() + " "
                + d.headMap(8).keySet() + " " + d.descendingKeySet());
        System.out.println(m.pollFirstEntry() + " " + m.pollLastEntry() + " " + m.size());
        try {
            m.subMap(4, 10).put(10, "x");
        } catch (IllegalArgumentException e) {
            System.out.println("out of range");
        }
        System.out.println(m.merge(2, "+", String::concat) + " "
                + m.computeIfAbsent(3, k -> "three")
                + " " + m.remove(3, "x") + " " + m.replace(4, "four") + " " + m);
        Iterator<Integer> it = m.keySet().iterator();
        StringBuilder seen = new StringBuilder();
        while (it.hasNext()) {
            int k = it.next();
            seen.append(k).append(' ');
            if (k == 4) {
                m.remove(8);
                m.put(11, "new");
                it.remove();
            }
        }
        System.out.println(seen + "" + m.containsKey(4));
    }

    static void sets() {
        ConcurrentSkipListSet<String> s = new ConcurrentSkipListSet<>(Comparator.reverseOrder());
        System.out.println(s.add("b") + " " + s.add("a") + " " + s.add("b") + " " + s.add("c"));
        System.out.println(s + " " + s.first() + " " + s.headSet("a") + " " + s.descendingSet()
                + " " + s.ceiling("bb") + " " + s.pollLast() + " " + s.remove("z") + " " + s);
    }

    static void threads() throws InterruptedException {
        ConcurrentSkipListMap<Integer, Integer> m = new ConcurrentSkipListMap<>();
        Thread[] all = new Thread[4];
        for (int t = 0; t < 4; t++) {
            all[t] = new Thread(() -> {
                for (int i = 0; i < 1000; i++) {
                    m.merge(i * 7919 % 500, 1, Integer::sum);
                }
            });
            all[t].start();
        }
        for (Thread t : all) {
            t.join();
        }
        int wrong = 0;
        int previous = -1;
        for (int k : m.keySet()) {
            wrong += k == previous + 1 && m.get(k) == 8 ? 0 : 1;
            previous = k;
        }
        System.out.println(m.size() + " " + wrong);
    }

    public static void main(String[] args) throws InterruptedException {
        ranges();
        sets();
        threads();
    }
}

// expect:
// {4=v4, 6=v6, 8=v8} {0=v0, 2=v2, 4=v4} {16=v16, 18=v18}
// 4 6 null null 0=v0 18
// {12=v12, 10=v10, 8=v8} 12 12 3 [12, 10] [8, 10, 12]
// 0=v0 18=v18 8
// out of range
// v2+ three false v4 {2=v2+, 3=three, 4=four, 6=v6, 8=v8, 10=v10, 12=v12, 14=v14, 16=v16}
// 2 3 4 6 10 11 12 14 16 false
// true true false true
// [c, b, a] c [c, b] [a, b, c] b a false [c, b]
// 500 0
