import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The least recently used entries, twice: with a list of one's own, and over LinkedHashMap. */
public class Caches {
    interface Cache<K, V> {
        V get(K key);

        void put(K key, V value);

        int size();

        default V get(K key, Function<? super K, ? extends V> load) {
            V found = get(key);
            if (found == null) {
                found = load.apply(key);
                put(key, found);
            }
            return found;
        }
    }

    /** A doubly linked ring of nodes, the most recent first, and a map of them. */
    static class Ring<K, V> implements Cache<K, V>, Iterable<K> {
        private final class Node {
            K key;
            V value;
            Node before = this;
            Node after = this;

            void unlink() {
                before.after = after;
                after.before = before;
            }

            void linkAfter(Node other) {
                before = other;
                after = other.after;
                after.before = this;
                other.after = this;
            }
        }

        private final int capacity;
        private final Node head = new Node();
        private final Map<K, Node> nodes = new HashMap<>();
        private int evictions;

        Ring(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public V get(K key) {
            Node node = nodes.get(key);
            if (node == null) {
                return null;
            }
            node.unlink();
            node.linkAfter(head);
            return node.value;
        }

        @Override
        public void put(K key, V value) {
            Node node = nodes.get(key);
            if (node == null) {
                if (nodes.size() == capacity) {
                    Node last = head.before;
                    last.unlink();
                    nodes.remove(last.key);
                    evictions++;
                }
                node = new Node();
                node.key = key;
                nodes.put(key, node);
            } else {
                node.unlink();
            }
            node.value = value;
            node.linkAfter(head);
        }

        @Override
        public int size() {
            return nodes.size();
        }

        @Override
        public Iterator<K> iterator() {
            return new Iterator<>() {
                private Node at = head;

                @Override
                public boolean hasNext() {
                    return at.after != head;
                }

                @Override
                public K next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    at = at.after;
                    return at.key;
                }
            };
        }
    }

    static class Linked<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;
        private final int capacity;

        Linked(int capacity) {
            super(16, 0.75f, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > capacity;
        }
    }

    public static void main(String[] args) {
        Ring<String, Integer> ring = new Ring<>(3);
        Linked<String, Integer> linked = new Linked<>(3);
        int[] loads = {0};
        for (String word : "a b c a d b a e a b c".split(" ")) {
            int value = ring.get(word, k -> {
                loads[0]++;
                return k.charAt(0) * 10;
            });
            linked.putIfAbsent(word, value);
            linked.get(word);
            StringBuilder order = new StringBuilder();
            for (String key : ring) {
                order.insert(0, key + " ");
            }
            System.out.println(word + " " + value + " | " + order + "| " + linked.keySet());
        }
        System.out.println(loads[0] + " loads, " + ring.evictions + " evictions, " + ring.size());
        Cache<Integer, String> one = new Ring<>(1);
        one.put(1, "x");
        one.put(1, "y");
        System.out.println(one.get(1) + one.get(2) + one.size());
        Iterator<Integer> i = ((Ring<Integer, String>) one).iterator();
        i.next();
        try {
            i.next();
        } catch (NoSuchElementException e) {
            System.out.println("no more");
        }
    }
}

// expect:
// a 970 | a | [a]
// b 980 | a b | [a, b]
// c 990 | a b c | [a, b, c]
// a 970 | b c a | [b, c, a]
// d 1000 | c a d | [c, a, d]
// b 980 | a d b | [a, d, b]
// a 970 | d b a | [d, b, a]
// e 1010 | b a e | [b, a, e]
// a 970 | b e a | [b, e, a]
// b 980 | e a b | [e, a, b]
// c 990 | a b c | [a, b, c]
// 7 loads, 4 evictions, 3
// ynull1
// no more
