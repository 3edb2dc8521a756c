import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;

/** Maps and sets by their own classes. */
public class MapsAndSets {
    enum Colour { RED, GREEN, BLUE }

    /** Counts down from a number. */
    static final class Down extends AbstractCollection<Integer> {
        private final int from;

        Down(int from) {
            this.from = from;
        }

        @Override
        public Iterator<Integer> iterator() {
            return new Iterator<>() {
                private int next = from;

                @Override
                public boolean hasNext() {
                    return next > 0;
                }

                @Override
                public Integer next() {
                    return next--;
                }
            };
        }

        @Override
        public int size() {
            return from;
        }
    }

    static void attempt(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + ": no exception");
        } catch (RuntimeException e) {
            System.out.println(what + ": " + e);
        }
    }

    static void hashMaps() {
        HashMap<String, List<Integer>> map = new HashMap<>(8);
        for (int n = 1; n <= 6; n++) {
            map.computeIfAbsent(n % 2 == 0 ? "even" : "odd", k -> new ArrayList<>()).add(n);
        }
        System.out.println(map.containsKey("odd") + " " + map.containsKey("third"));
        System.out.println(map.getOrDefault("even", List.of()) + " "
                + map.getOrDefault("third", List.of()));
        System.out.println(new TreeSet<>(map.keySet()) + " " + map.values().size());
        int sum = 0;
        for (Map.Entry<String, List<Integer>> e : map.entrySet()) {
            sum += e.getKey().length() * e.getValue().size();
        }
        int[] total = {0};
        map.forEach((k, v) -> total[0] += v.get(0));
        System.out.println(sum + " " + total[0]);
        map.keySet().remove("odd");
        System.out.println(map);
        map.values().clear();
        System.out.println(map.isEmpty());
        attempt("changed while read", () -> {
            HashMap<Integer, Integer> m = new HashMap<>(Map.of(1, 1, 2, 2));
            m.forEach((k, v) -> m.put(k + 10, v));
        });
    }

    static void throughTheInterface(Map<String, Integer> map) {
        map.putAll(Map.of("a", 1, "b", 2));
        System.out.println(map.putIfAbsent("a", 9) + " " + map.putIfAbsent("c", 3));
        System.out.println(map.computeIfPresent("a", (k, v) -> v + 10) + " "
                + map.computeIfPresent("z", (k, v) -> 1) + " "
                + map.computeIfPresent("b", (k, v) -> null));
        map.forEach((k, v) -> System.out.print(k + "=" + v + " "));
        System.out.println(map.size());
    }

    static void sortedMaps() {
        TreeMap<String, Integer> map = new TreeMap<>(Comparator.reverseOrder());
        map.put("ant", 1);
        map.put("cat", 3);
        System.out.println(map.put("bee", 2) + " " + map.put("bee", 22) + " " + map.size());
        System.out.println(map.get("bee") + " " + map.get("dog"));
        for (Map.Entry<String, Integer> e : map.entrySet()) {
            e.setValue(e.getValue() * 2);
        }
        System.out.println(map);
        List<Map.Entry<String, Integer>> entries = new ArrayList<>(map.entrySet());
        entries.sort(Map.Entry.comparingByKey());
        System.out.println(entries);
        Map<String, Integer> of = Map.ofEntries(Map.entry("k", 1), Map.entry("l", 2));
        System.out.println(new TreeMap<>(of));
        attempt("the same key twice",
                () -> Map.ofEntries(Map.entry("k", 1), Map.entry("k", 2)));
        Map<String, Integer> view = Collections.unmodifiableMap(map);
        map.put("dog", 4);
        System.out.println(view);
        attempt("unmodifiable", () -> view.put("x", 1));
        System.out.println(Collections.emptyMap());
    }

    static void sets(Set<Integer> set) {
        System.out.println(set.isEmpty() + " " + set.addAll(List.of(1, 2, 3, 2)));
        System.out.println(set.containsAll(List.of(1, 3)) + " " + set.equals(Set.of(3, 2, 1))
                + " " + set.hashCode());
        System.out.println(set.removeAll(List.of(1, 7)) + " " + set.retainAll(List.of(3, 4)));
        System.out.println(set.toArray().length + " " + set.toArray(new Integer[1])[0]);
        set.clear();
        System.out.println(set + " " + set.equals(Set.of()));
    }

    static void hashSets() {
        HashSet<String> set = new HashSet<>(List.of("x", "y"));
        System.out.println(set.contains("x") + " " + set.remove("x") + " " + set.remove("x"));
        Iterator<String> i = set.iterator();
        System.out.println(i.next() + " " + i.hasNext());
        System.out.println(new TreeSet<>(Set.of(4, 3, 2, 1)) + " "
                + new TreeSet<>(Set.of(5, 4, 3, 2, 1)));
        attempt("the same twice", () -> Set.of(1, 2, 3, 1));
        EnumSet<Colour> some = EnumSet.of(Colour.RED, Colour.BLUE);
        EnumSet<Colour> copy = EnumSet.copyOf(some);
        copy.add(Colour.GREEN);
        System.out.println(some + " " + copy);
        BitSet bits = new BitSet();
        bits.set(3);
        bits.set(64, 67);
        System.out.println(bits.toString());
    }

    static void weakMaps() {
        WeakHashMap<String, Integer> weak = new WeakHashMap<>();
        String key = new String("kept");
        System.out.println(weak.put(key, 1) + " " + weak.put(key, 2) + " " + weak.get("kept"));
        System.out.println(weak.size() + " " + weak.get("other") + " " + key);
    }

    public static void main(String[] args) {
        hashMaps();
        throughTheInterface(new TreeMap<>());
        throughTheInterface(new LinkedHashMap<>());
        sortedMaps();
        sets(new HashSet<>());
        sets(new TreeSet<>());
        hashSets();
        weakMaps();
        AbstractCollection<Integer> down = new Down(4);
        System.out.println(down.toString() + " " + down.contains(2));
        Enumeration<String> e = new Vector<>(List.of("p", "q")).elements();
        System.out.println(e.nextElement() + e.nextElement() + e.hasMoreElements());
        attempt("past the end", e::nextElement);
    }
}

// expect:
// true false
// [2, 4, 6] []
// [even, odd] 2
// 21 3
// {even=[2, 4, 6]}
// true
// changed while read: java.util.ConcurrentModificationException
// 1 null
// 11 null null
// a=11 c=3 2
// 1 null
// 11 null null
// a=11 c=3 2
// null 2 3
// 22 null
// {cat=6, bee=44, ant=2}
// [ant=2, bee=44, cat=6]
// {k=1, l=2}
// the same key twice: java.lang.IllegalArgumentException: duplicate key: k
// {dog=4, cat=6, bee=44, ant=2}
// unmodifiable: java.lang.UnsupportedOperationException
// {}
// true true
// true true 6
// true true
// 1 3
// [] true
// true true
// true true 6
// true true
// 1 3
// [] true
// true true false
// y false
// [1, 2, 3, 4] [1, 2, 3, 4, 5]
// the same twice: java.lang.IllegalArgumentException: duplicate element: 1
// [RED, BLUE] [RED, GREEN, BLUE]
// {3, 64, 65, 66}
// null 1 2
// 1 null kept
// [4, 3, 2, 1] true
// pqfalse
// past the end: java.util.NoSuchElementException: Vector Enumeration
