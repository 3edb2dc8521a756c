package java.util;

import java.io.Serializable;

/**
 * A synchronized hash table without nulls. The order of iteration is that of HashMap, not that of
 * the original class.
 */
public class Hashtable<K, V> extends Dictionary<K, V>
        implements Map<K, V>, Cloneable, Serializable {
    private static final long serialVersionUID = 1421746759512286392L;

    private transient HashMap<K, V> map;

    public Hashtable() {
        map = new HashMap<>();
    }

    public Hashtable(int initialCapacity) {
        if (initialCapacity < 0) {
            throw new IllegalArgumentException("Illegal Capacity: " + initialCapacity);
        }
        map = new HashMap<>(initialCapacity);
    }

    public Hashtable(Map<? extends K, ? extends V> t) {
        this();
        putAll(t);
    }

    @Override
    public synchronized int size() {
        return map.size();
    }

    @Override
    public synchronized boolean isEmpty() {
        return map.isEmpty();
    }

    @Override
    public synchronized Enumeration<K> keys() {
        return Collections.enumeration(map.keySet());
    }

    @Override
    public synchronized Enumeration<V> elements() {
        return Collections.enumeration(map.values());
    }

    public synchronized boolean contains(Object value) {
        return map.containsValue(Objects.requireNonNull(value));
    }

    @Override
    public boolean containsValue(Object value) {
        return contains(value);
    }

    @Override
    public synchronized boolean containsKey(Object key) {
        return map.containsKey(Objects.requireNonNull(key));
    }

    @Override
    public synchronized V get(Object key) {
        return map.get(Objects.requireNonNull(key));
    }

    @Override
    public synchronized V put(K key, V value) {
        return map.put(Objects.requireNonNull(key), Objects.requireNonNull(value));
    }

    @Override
    public synchronized V remove(Object key) {
        return map.remove(Objects.requireNonNull(key));
    }

    @Override
    public synchronized void putAll(Map<? extends K, ? extends V> t) {
        for (Map.Entry<? extends K, ? extends V> e : t.entrySet()) {
            put(e.getKey(), e.getValue());
        }
    }

    @Override
    public synchronized void clear() {
        map.clear();
    }

    @Override
    public Set<K> keySet() {
        return map.keySet();
    }

    @Override
    public Collection<V> values() {
        return map.values();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return map.entrySet();
    }

    @Override
    @SuppressWarnings("unchecked")
    public synchronized Object clone() {
        try {
            Hashtable<K, V> copy = (Hashtable<K, V>) super.clone();
            copy.map = new HashMap<>(map);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new InternalError(e);
        }
    }

    @Override
    public synchronized boolean equals(Object o) {
        return map.equals(o);
    }

    @Override
    public synchronized int hashCode() {
        return map.hashCode();
    }

    @Override
    public synchronized String toString() {
        return map.toString();
    }
}
