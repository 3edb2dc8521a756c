package java.util;

/** A hash table that iterates in the order of insertion, or of the last access. */
public class LinkedHashMap<K, V> extends HashMap<K, V> implements Map<K, V> {
    private static final long serialVersionUID = 3801124242820219131L;

    private transient Linked<K, V> first;
    private transient Linked<K, V> last;
    private final boolean byAccess;

    private static final class Linked<K, V> extends HashMap.Node<K, V> {
        private Linked<K, V> before;
        private Linked<K, V> after;

        Linked(int hash, K key, V value) {
            super(hash, key, value);
        }
    }

    public LinkedHashMap() {
        byAccess = false;
    }

    public LinkedHashMap(int initialCapacity) {
        super(initialCapacity);
        byAccess = false;
    }

    public LinkedHashMap(int initialCapacity, float loadFactor) {
        this(initialCapacity, loadFactor, false);
    }

    public LinkedHashMap(int initialCapacity, float loadFactor, boolean accessOrder) {
        super(initialCapacity, loadFactor);
        byAccess = accessOrder;
    }

    public LinkedHashMap(Map<? extends K, ? extends V> m) {
        byAccess = false;
        putAll(m);
    }

    boolean isByAccess() {
        return byAccess;
    }

    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return false;
    }

    @Override
    Node<K, V> newNode(int hash, K key, V value) {
        return new Linked<>(hash, key, value);
    }

    private void append(Linked<K, V> node) {
        node.before = last;
        node.after = null;
        if (last == null) {
            first = node;
        } else {
            last.after = node;
        }
        last = node;
    }

    @Override
    void afterInsertion(Node<K, V> node) {
        append((Linked<K, V>) node);
        if (removeEldestEntry(first)) {
            remove(first.key);
        }
    }

    @Override
    void afterAccess(Node<K, V> node) {
        if (byAccess && last != node) {
            afterRemoval(node);
            append((Linked<K, V>) node);
            modCount++;
        }
    }

    @Override
    void afterRemoval(Node<K, V> node) {
        Linked<K, V> n = (Linked<K, V>) node;
        if (n.before == null) {
            first = n.after;
        } else {
            n.before.after = n.after;
        }
        if (n.after == null) {
            last = n.before;
        } else {
            n.after.before = n.before;
        }
    }

    @Override
    Node<K, V> firstNode() {
        return first;
    }

    @Override
    Node<K, V> nextNode(Node<K, V> node) {
        return ((Linked<K, V>) node).after;
    }

    @Override
    public V get(Object key) {
        Node<K, V> n = find(key);
        if (n == null) {
            return null;
        }
        afterAccess(n);
        return n.value;
    }

    @Override
    public V getOrDefault(Object key, V defaultValue) {
        Node<K, V> n = find(key);
        if (n == null) {
            return defaultValue;
        }
        afterAccess(n);
        return n.value;
    }

    @Override
    public void clear() {
        super.clear();
        first = null;
        last = null;
    }
}
