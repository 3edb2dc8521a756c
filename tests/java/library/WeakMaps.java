// needs: gc
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.WeakHashMap;

public class WeakMaps {
    interface Action {
        Object run();
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (RuntimeException e) {
            System.out.println(e instanceof NullPointerException ? e.getClass() : e);
        }
    }

    static void asAnyMap() {
        Map<Integer, Integer> m = new WeakHashMap<>();
        for (int i = 0; i < 12; i++) {
            m.put(i * 7, i);
        }
        show(() -> m);
        m.put(100, 1);
        show(() -> m + " " + m.get(null) + m.containsKey(null) + m.get(5) + m.size());
        m.put(null, 3);
        show(() -> m.get(null) + " " + m.containsKey(null) + m.size() + m.remove(null) + m.get(null));
        for (int i = 0; i < 30; i++) {
            m.put(i * 4, i);
        }
        show(() -> m.keySet());
        show(() -> m.remove(28) + " " + m.remove(28) + " " + m.put(32, null) + m.containsValue(null));
        show(() -> m.equals(new HashMap<>(m)) + " " + (m.hashCode() == new HashMap<>(m).hashCode()));
        m.keySet().removeIf(k -> k != null && k > 20);
        show(() -> m + " " + m.values() + m.entrySet().contains(Map.entry(8, 2)));
        show(() -> {
            for (Integer k : m.keySet()) {
                m.put(k == null ? 999 : k + 1000, 0);
            }
            return m;
        });
        Iterator<Integer> i = m.keySet().iterator();
        show(() -> {
            i.remove();
            return i;
        });
        m.clear();
        show(() -> m.isEmpty() + " " + m);
        show(() -> new WeakHashMap<>(-1));
        show(() -> new WeakHashMap<>(3, 0f));
        show(() -> new WeakHashMap<>(Map.of("k", "v")));
    }

    static void keysVanish() throws InterruptedException {
        Map<Object, String> m = new WeakHashMap<>();
        Object kept = new Object();
        m.put(kept, "kept");
        for (int i = 0; i < 100; i++) {
            m.put(new Object(), "lost");
        }
        for (int i = 0; i < 50 && m.size() > 1; i++) {
            System.gc();
            Thread.sleep(10);
        }
        System.out.println(m.size() + " " + m.get(kept) + " " + m.values());
    }

    public static void main(String[] args) throws InterruptedException {
        asAnyMap();
        keysVanish();
    }
}

// expect:
// {28=4, 63=9, 56=8, 21=3, 49=7, 14=2, 77=11, 42=6, 7=1, 70=10, 35=5, 0=0}
// {28=4, 63=9, 56=8, 21=3, 49=7, 14=2, 77=11, 42=6, 7=1, 100=1, 70=10, 35=5, 0=0} nullfalsenull13
// 3 true143null
// [60, 63, 56, 112, 52, 116, 48, 49, 104, 44, 108, 40, 42, 96, 36, 100, 32, 35, 88, 28, 92, 24, 80, 20, 21, 84, 16, 14, 72, 12, 77, 76, 8, 7, 64, 4, 70, 68, 0]
// 7 null 8true
// true true
// {20=5, 16=4, 14=2, 12=3, 8=2, 7=1, 4=1, 0=0} [5, 4, 2, 3, 2, 1, 1, 0]true
// java.util.ConcurrentModificationException
// java.lang.IllegalStateException
// true {}
// java.lang.IllegalArgumentException: Illegal Initial Capacity: -1
// java.lang.IllegalArgumentException: Illegal Load factor: 0.0
// {k=v}
// 1 kept [kept]
