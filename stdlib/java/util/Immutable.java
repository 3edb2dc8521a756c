package java.util;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The collections that List.of, Set.of and Map.of give: no nulls, no changes. */
final class Immutable {
    private Immutable() {
    }

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException();
    }

    @SuppressWarnings("unchecked")
    static <E> List<E> list(Object[] elements) {
        for (Object e : elements) {
            Objects.requireNonNull(e);
        }
        return new ListN<>((E[]) elements, false);
    }

    /** A list that may have nulls, as Stream.toList gives. */
    @SuppressWarnings("unchecked")
    static <E> List<E> listWithNulls(Object[] elements) {
        return new ListN<>((E[]) elements, true);
    }

    static <E> Set<E> set(Object[] elements) {
        LinkedHashSet<Object> all = new LinkedHashSet<>();
        for (Object e : elements) {
            if (!all.add(Objects.requireNonNull(e))) {
                throw new IllegalArgumentException("duplicate element: " + e);
            }
        }
        return new SetN<>(all);
    }

    static <K, V> Map<K, V> map(Object... pairs) {
        LinkedHashMap<Object, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object k = Objects.requireNonNull(pairs[i]);
            if (all.put(k, Objects.requireNonNull(pairs[i + 1])) != null) {
                throw new IllegalArgumentException("duplicate key: " + k);
            }
        }
        return new MapN<>(all);
    }

    static final class ListN<E> extends AbstractList<E> implements RandomAccess {
        private final E[] elements;
        private final boolean nulls;

        ListN(E[] elements, boolean nulls) {
            this.elements = elements;
            this.nulls = nulls;
        }

        boolean allowsNulls() {
            return nulls;
        }

        @Override
        public int size() {
            return elements.length;
        }

        @Override
        public E get(int index) {
            if (elements.length < 3 && (index < 0 || index >= elements.length)) {
                throw new IndexOutOfBoundsException(
                        "Index: " + index + " Size: " + elements.length);
            }
            return elements[index];
        }

        @Override
        public int indexOf(Object o) {
            return super.indexOf(nulls ? o : Objects.requireNonNull(o));
        }

        @Override
        public int lastIndexOf(Object o) {
            return super.lastIndexOf(nulls ? o : Objects.requireNonNull(o));
        }

        @Override
        public boolean contains(Object o) {
            return indexOf(o) >= 0;
        }

        @Override
        public boolean add(E e) {
            throw refused();
        }

        @Override
        public boolean remove(Object o) {
            throw refused();
        }

        @Override
        public boolean addAll(Collection<? extends E> c) {
            throw refused();
        }

        @Override
        public boolean removeAll(Collection<?> c) {
            throw refused();
        }

        @Override
        public boolean retainAll(Collection<?> c) {
            throw refused();
        }

        @Override
        public boolean removeIf(Predicate<? super E> filter) {
            throw refused();
        }

        @Override
        public void replaceAll(UnaryOperator<E> operator) {
            throw refused();
        }

        @Override
        public void sort(Comparator<? super E> c) {
            throw refused();
        }

        @Override
        public void clear() {
            throw refused();
        }
    }

    /** A view without changes of an iterator. */
    private static final class Steps<E> implements Iterator<E> {
        private final Iterator<E> inner;

        Steps(Iterator<E> inner) {
            this.inner = inner;
        }

        @Override
        public boolean hasNext() {
            return inner.hasNext();
        }

        @Override
        public E next() {
            return inner.next();
        }

        @Override
        public void remove() {
            throw refused();
        }
    }

    static final class SetN<E> extends AbstractSet<E> {
        private final Set<E> inner;

        @SuppressWarnings("unchecked")
        SetN(Set<?> inner) {
            this.inner = (Set<E>) inner;
        }

        @Override
        public int size() {
            return inner.size();
        }

        @Override
        public boolean contains(Object o) {
            return inner.contains(Objects.requireNonNull(o));
        }

        @Override
        public Iterator<E> iterator() {
            return new Steps<>(inner.iterator());
        }

        @Override
        public boolean add(E e) {
            throw refused();
        }

        @Override
        public boolean remove(Object o) {
            throw refused();
        }

        @Override
        public boolean addAll(Collection<? extends E> c) {
            throw refused();
        }

        @Override
        public boolean removeAll(Collection<?> c) {
            throw refused();
        }

        @Override
        public boolean retainAll(Collection<?> c) {
            throw refused();
        }

        @Override
        public boolean removeIf(Predicate<? super E> filter) {
            throw refused();
        }

        @Override
        public void clear() {
            throw refused();
        }
    }

    /** An entry that cannot change. */
    static final class Pair<K, V> extends AbstractMap.SimpleImmutableEntry<K, V> {
        Pair(K key, V value) {
            super(key, value);
        }
    }

    static final class MapN<K, V> extends AbstractMap<K, V> {
        private final Map<K, V> inner;

        @SuppressWarnings("unchecked")
        MapN(Map<?, ?> inner) {
            this.inner = (Map<K, V>) inner;
        }

        @Override
        public int size() {
            return inner.size();
        }

        @Override
        public V get(Object key) {
            return inner.get(Objects.requireNonNull(key));
        }

        @Override
        public boolean containsKey(Object key) {
            return inner.containsKey(Objects.requireNonNull(key));
        }

        @Override
        public boolean containsValue(Object value) {
            return inner.containsValue(Objects.requireNonNull(value));
        }

        @Override
        public Set<Map.Entry<K, V>> entrySet() {
            LinkedHashSet<Map.Entry<K, V>> entries = new LinkedHashSet<>();
            for (Map.Entry<K, V> e : inner.entrySet()) {
                entries.add(new Pair<>(e.getKey(), e.getValue()));
            }
            return new SetN<>(entries);
        }

        @Override
        public V put(K key, V value) {
            throw refused();
        }

        @Override
        public V remove(Object key) {
            throw refused();
        }

        @Override
        public boolean remove(Object key, Object value) {
            throw refused();
        }

        @Override
        public void putAll(Map<? extends K, ? extends V> m) {
            throw refused();
        }

        @Override
        public void clear() {
            throw refused();
        }

        @Override
        public V putIfAbsent(K key, V value) {
            throw refused();
        }

        @Override
        public V replace(K key, V value) {
            throw refused();
        }

        @Override
        public boolean replace(K key, V oldValue, V newValue) {
            throw refused();
        }

        @Override
        public void replaceAll(BiFunction<? super K, ? super V, ? extends V> f) {
            throw refused();
        }

        @Override
        public V computeIfAbsent(K key, Function<? super K, ? extends V> f) {
            throw refused();
        }

        @Override
        public V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> f) {
            throw refused();
        }

        @Override
        public V compute(K key, BiFunction<? super K, ? super V, ? extends V> f) {
            throw refused();
        }

        @Override
        public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> f) {
            throw refused();
        }
    }
}
