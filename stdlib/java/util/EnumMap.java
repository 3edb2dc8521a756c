package java.util;

import java.io.Serializable;

/** A map whose keys are constants of one enum, in their order: a place for each constant. */
public class EnumMap<K extends Enum<K>, V> extends AbstractMap<K, V>
        implements Serializable, Cloneable {
    /** What stands in a place whose key is mapped to null. */
    private static final Object NULL = new Object();

    private final Class<K> keyType;
    private final K[] universe;
    private Object[] places;
    private int size;

    public EnumMap(Class<K> keyType) {
        this.keyType = keyType;
        universe = keyType.getEnumConstants();
        places = new Object[universe.length];
    }

    public EnumMap(EnumMap<K, ? extends V> m) {
        keyType = m.keyType;
        universe = m.universe;
        places = m.places.clone();
        size = m.size;
    }

    public EnumMap(Map<K, ? extends V> m) {
        if (m instanceof EnumMap) {
            EnumMap<K, ? extends V> other = (EnumMap<K, ? extends V>) m;
            keyType = other.keyType;
            universe = other.universe;
            places = other.places.clone();
            size = other.size;
            return;
        }
        if (m.isEmpty()) {
            throw new IllegalArgumentException("Specified map is empty");
        }
        keyType = m.keySet().iterator().next().getDeclaringClass();
        universe = keyType.getEnumConstants();
        places = new Object[universe.length];
        putAll(m);
    }

    @SuppressWarnings("unchecked")
    private V unmask(Object value) {
        return value == NULL ? null : (V) value;
    }

    /** The place of a key, or -1 if it cannot be one. */
    private int place(Object key) {
        return key instanceof Enum && ((Enum<?>) key).getDeclaringClass() == keyType
                ? ((Enum<?>) key).ordinal() : -1;
    }

    private boolean removeAt(int i) {
        if (places[i] == null) {
            return false;
        }
        places[i] = null;
        size--;
        return true;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean containsKey(Object key) {
        int i = place(key);
        return i >= 0 && places[i] != null;
    }

    @Override
    public boolean containsValue(Object value) {
        for (Object v : places) {
            if (v != null && Objects.equals(unmask(v), value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public V get(Object key) {
        int i = place(key);
        return i < 0 ? null : unmask(places[i]);
    }

    @Override
    public V put(K key, V value) {
        int i = key.ordinal();
        if (key.getDeclaringClass() != keyType) {
            throw new ClassCastException(key.getClass() + " != " + keyType);
        }
        Object old = places[i];
        places[i] = value == null ? NULL : value;
        if (old == null) {
            size++;
        }
        return unmask(old);
    }

    @Override
    public V remove(Object key) {
        int i = place(key);
        if (i < 0) {
            return null;
        }
        Object old = places[i];
        removeAt(i);
        return unmask(old);
    }

    @Override
    public void clear() {
        Arrays.fill(places, null);
        size = 0;
    }

    @Override
    @SuppressWarnings("unchecked")
    public EnumMap<K, V> clone() {
        try {
            EnumMap<K, V> copy = (EnumMap<K, V>) super.clone();
            copy.places = places.clone();
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new InternalError(e);
        }
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<K, V>> {
        @Override
        public int size() {
            return size;
        }

        @Override
        public boolean contains(Object o) {
            if (!(o instanceof Map.Entry)) {
                return false;
            }
            Map.Entry<?, ?> e = (Map.Entry<?, ?>) o;
            int i = place(e.getKey());
            return i >= 0 && places[i] != null && Objects.equals(unmask(places[i]), e.getValue());
        }

        @Override
        public boolean remove(Object o) {
            return contains(o) && removeAt(place(((Map.Entry<?, ?>) o).getKey()));
        }

        @Override
        public void clear() {
            EnumMap.this.clear();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return new Steps();
        }
    }

    private final class Steps implements Iterator<Map.Entry<K, V>> {
        private int next;
        private Place last;

        @Override
        public boolean hasNext() {
            while (next < places.length && places[next] == null) {
                next++;
            }
            return next < places.length;
        }

        @Override
        public Map.Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            last = new Place(next++);
            return last;
        }

        @Override
        public void remove() {
            if (last == null) {
                throw new IllegalStateException();
            }
            removeAt(last.index);
            last = null;
        }
    }

    /** An entry that reads and writes its place in the map. */
    private final class Place implements Map.Entry<K, V> {
        private final int index;

        Place(int index) {
            this.index = index;
        }

        private void check() {
            if (places[index] == null) {
                throw new IllegalStateException("Entry was removed");
            }
        }

        @Override
        public K getKey() {
            check();
            return universe[index];
        }

        @Override
        public V getValue() {
            check();
            return unmask(places[index]);
        }

        @Override
        public V setValue(V value) {
            check();
            return put(universe[index], value);
        }

        @Override
        public boolean equals(Object o) {
            if (places[index] == null) {
                return o == this;
            }
            return o instanceof Map.Entry && universe[index] == ((Map.Entry<?, ?>) o).getKey()
                    && Objects.equals(getValue(), ((Map.Entry<?, ?>) o).getValue());
        }

        @Override
        public int hashCode() {
            return places[index] == null ? super.hashCode()
                    : universe[index].hashCode() ^ Objects.hashCode(getValue());
        }

        @Override
        public String toString() {
            return places[index] == null ? super.toString()
                    : universe[index] + "=" + getValue();
        }
    }
}
