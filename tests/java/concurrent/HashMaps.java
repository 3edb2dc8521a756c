import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** ConcurrentHashMap: order, growth, atomic updates, iteration during changes, bulk operations. */
public class HashMaps {
    record Clash(int n) {
        @Override
        public int hashCode() {
            return n % 3;
        }
    }

    static void order() {
        ConcurrentHashMap<Object, Integer> m = new ConcurrentHashMap<>();
        for (int i = 0; i < 40; i++) {
            m.put("k" + i * 7, i);
        }
        System.out.println(m);
        m = new ConcurrentHashMap<>(5);
        for (int i = 0; i < 30; i++) {
            m.put(i * 37 - 200, i);
        }
        System.out.println(m.keySet() + " " + m.hashCode());
        m.clear();
        for (int i = 0; i < 9; i++) {
            m.put(new Clash(i), i);
        }
        System.out.println(m.values() + " " + m.size() + " " + m.mappingCount());
    }

    static void updates() {
        ConcurrentHashMap<String, Integer> m = new ConcurrentHashMap<>();
        System.out.println(m.putIfAbsent("a", 1) + " " + m.putIfAbsent("a", 2));
        System.out.println(m.computeIfAbsent("b", k -> 10) + " "
                + m.computeIfAbsent("c", k -> null) + " "
                + m.computeIfPresent("a", (k, v) -> null));
        System.out.println(m.compute("b", (k, v) -> v + 1) + " " + m.merge("b", 5, Integer::sum)
                + " " + m.merge("d", 5, Integer::sum) + " " + m.replace("d", 5, 6)
                + " " + m.remove("d", 5) + " " + m.remove("d", 6) + " " + m);
        try {
            m.computeIfAbsent("x", k -> m.computeIfAbsent("x", j -> 1));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        try {
            m.put(null, 1);
        } catch (NullPointerException e) {
            System.out.println("no null");
        }
    }

    static void iteration() {
        ConcurrentHashMap<Integer, Integer> m = new ConcurrentHashMap<>();
        for (int i = 0; i < 10; i++) {
            m.put(i, i);
        }
        List<Integer> seen = new ArrayList<>();
        Iterator<Map.Entry<Integer, Integer>> it = m.entrySet().iterator();
        while (it.hasNext()) {
            Map.Entry<Integer, Integer> e = it.next();
            seen.add(e.getKey());
            if (e.getKey() == 3) {
                for (int i = 10; i < 40; i++) {
                    m.put(i, i);
                }
                m.remove(5);
                e.setValue(33);
            }
            if (e.getKey() == 7) {
                it.remove();
            }
        }
        System.out.println(seen + " " + m.get(3) + " " + m.containsKey(7) + " " + m.size());
    }

    static void bulk() {
        ConcurrentHashMap<Integer, String> m = new ConcurrentHashMap<>();
        for (int i = 0; i < 10; i++) {
            m.put(i, "v" + i);
        }
        System.out.println(m.reduceKeys(100, Integer::sum) + " "
                + m.search(100, (k, v) -> k == 4 ? v : null) + " "
                + m.reduceValuesToInt(100, String::length, 0, Integer::sum));
        m.replaceAll((k, v) -> v + k);
        m.forEach((k, v) -> System.out.print(k + v + " "));
        ConcurrentHashMap.KeySetView<String, Boolean> set = ConcurrentHashMap.newKeySet();
        System.out.println(set.add("x") + " " + set.add("x") + " " + set);
    }

    static void threads() throws InterruptedException {
        ConcurrentHashMap<Integer, Integer> m = new ConcurrentHashMap<>();
        Thread[] all = new Thread[4];
        for (int t = 0; t < all.length; t++) {
            int offset = t;
            all[t] = new Thread(() -> {
                for (int i = 0; i < 5000; i++) {
                    m.merge(i % 1000, 1, Integer::sum);
                    m.put(10_000 + offset * 5000 + i, i);
                    if (i % 2 == 0) {
                        m.remove(10_000 + offset * 5000 + i);
                    }
                }
            });
            all[t].start();
        }
        for (Thread t : all) {
            t.join();
        }
        long sum = 0;
        int wrong = 0;
        for (int i = 0; i < 1000; i++) {
            sum += m.get(i);
            wrong += m.get(i) == 20 ? 0 : 1;
        }
        int n = 0;
        for (Integer key : m.keySet()) {
            n++;
        }
        System.out.println(sum + " " + wrong + " " + m.size() + " " + n);
    }

    public static void main(String[] args) throws InterruptedException {
        order();
        updates();
        iteration();
        bulk();
        threads();
    }
}

// expect:
// {k91=13, k70=10, k77=11, k98=14, k35=5, k56=8, k14=2, k161=23, k182=26, k140=20, k189=27, k266=38, k147=21, k224=32, k168=24, k245=35, k105=15, k126=18, k203=29, k0=0, k84=12, k42=6, k63=9, k21=3, k7=1, k28=4, k49=7, k196=28, k273=39, k154=22, k231=33, k175=25, k252=36, k112=16, k133=19, k210=30, k259=37, k217=31, k238=34, k119=17}
// [577, 836, 133, -200, 392, 651, -15, 207, 466, 725, 22, -89, 281, 540, 799, 96, -163, 355, 614, 873, 170, 429, 688, -52, 244, 503, 762, 59, -126, 318] 10052
// [0, 3, 6, 1, 4, 7, 2, 5, 8] 9 9
// null 1
// 10 null null
// 11 16 5 true false true {b=16}
// Recursive update
// no null
// [0, 1, 2, 3, 4, 37, 21, 6, 38, 22, 7, 39, 23, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31] 33 false 38
// 45 v4 20
// 0v00 1v11 2v22 3v33 4v44 5v55 6v66 7v77 8v88 9v99 true false [x]
// 20000 0 11000 11000
