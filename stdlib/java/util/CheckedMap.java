package java.util;

import java.util.function.BiFunction;
import java.util.function.Function;

/** A view of a map that takes in nothing but keys and values of two classes. */
class CheckedMap<K, V> extends AbstractMap<K, V> {
    final Class<K> keyType;
    final Class<V> valueType;
    private final Map<K, V> inner;

    CheckedMap(Map<K, V> inner, Class<K> keyType, Class<V> valueType) {
        this.inner = Objects.requireNonNull(inner);
        this.keyType = Objects.requireNonNull(keyType);
        this.valueType = Objects.requireNonNull(valueType);
    }

    private void check(Object key, Object value) {
        if (key != null && !keyType.isInstance(key)) {
            throw new ClassCastException("Attempt to insert " + key.getClass()
                    + " key into map with key type " + keyType);
        }
        checkValue(value);
    }

    private void checkValue(Object value) {
        if (value != null && !valueType.isInstance(value)) {
            throw new ClassCastException("Attempt to insert " + value.getClass()
                    + " value into map with value type " + valueType);
        }
    }

    @Override
    public int size() {
        return inner.size();
    }

    @Override
    public boolean containsKey(Object key) {
        return inner.containsKey(key);
    }

    @Override
    public V get(Object key) {
        return inner.get(key);
    }

    @Override
    public V put(K key, V value) {
        check(key, value);
        return inner.put(key, value);
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> m) {
        Map<K, V> copy = new LinkedHashMap<>(m);
        for (Map.Entry<?, ?> entry : copy.entrySet()) {
            check(entry.getKey(), entry.getValue());
        }
        inner.putAll(copy);
    }

    @Override
    public V remove(Object key) {
        return inner.remove(key);
    }

    @Override
    public void clear() {
        inner.clear();
    }

    @Override
    public Set<K> keySet() {
        return inner.keySet();
    }

    @Override
    public Collection<V> values() {
        return inner.values();
    }

    @Override
    public V putIfAbsent(K key, V value) {
        check(key, value);
        return inner.putIfAbsent(key, value);
    }

    @Override
    public V replace(K key, V value) {
        check(key, value);
        return inner.replace(key, value);
    }

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> mappingFunction) {
        return inner.computeIfAbsent(key, (k) -> {
            V value = mappingFunction.apply(k);
            check(k, value);
            return value;
        });
    }

    @Override
    public V merge(K key, V value,
            BiFunction<? super V, ? super V, ? extends V> remappingFunction) {
        check(key, value);
        return inner.merge(key, value, (x, y) -> {
            V merged = remappingFunction.apply(x, y);
            checkValue(merged);
            return merged;
        });
    }

    /** The entries, whose setValue checks. */
    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<Map.Entry<K, V>>() {
            @Override
            public int size() {
                return inner.size();
            }

            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return entries();
            }
        };
    }

    private Iterator<Map.Entry<K, V>> entries() {
        Iterator<Map.Entry<K, V>> steps = inner.entrySet().iterator();
        return new Iterator<Map.Entry<K, V>>() {
            @Override
            public boolean hasNext() {
                return steps.hasNext();
            }

            @Override
            public Map.Entry<K, V> next() {
                return new CheckedEntry(steps.next());
            }

            @Override
            public void remove() {
                steps.remove();
            }
        };
    }

    private final class CheckedEntry extends AbstractMap.SimpleEntry<K, V> {
        private static final long serialVersionUID = 1L;

        private final transient Map.Entry<K, V> entry;

        CheckedEntry(Map.Entry<K, V> entry) {
            super(entry);
            this.entry = entry;
        }

        @Override
        public V setValue(V value) {
            checkValue(value);
            super.setValue(value);
            return entry.setValue(value);
        }
    }
}
