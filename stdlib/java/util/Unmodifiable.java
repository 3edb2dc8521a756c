package java.util;

/** Views of collections that refuse changes. */
final class Unmodifiable {
    private Unmodifiable() {
    }

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException();
    }

    private static class Steps<E> implements ListIterator<E> {
        private final Iterator<? extends E> inner;

        Steps(Iterator<? extends E> inner) {
            this.inner = inner;
        }

        private ListIterator<? extends E> list() {
            return (ListIterator<? extends E>) inner;
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
        public boolean hasPrevious() {
            return list().hasPrevious();
        }

        @Override
        public E previous() {
            return list().previous();
        }

        @Override
        public int nextIndex() {
            return list().nextIndex();
        }

        @Override
        public int previousIndex() {
            return list().previousIndex();
        }

        @Override
        public void remove() {
            throw refused();
        }

        @Override
        public void set(E e) {
            throw refused();
        }

        @Override
        public void add(E e) {
            throw refused();
        }
    }

    static class OfCollection<E> implements Collection<E> {
        final Collection<E> inner;

        @SuppressWarnings("unchecked")
        OfCollection(Collection<? extends E> inner) {
            this.inner = (Collection<E>) Objects.requireNonNull(inner);
        }

        @Override
        public int size() {
            return inner.size();
        }

        @Override
        public boolean isEmpty() {
            return inner.isEmpty();
        }

        @Override
        public boolean contains(Object o) {
            return inner.contains(o);
        }

        @Override
        public boolean containsAll(Collection<?> c) {
            return inner.containsAll(c);
        }

        @Override
        public Object[] toArray() {
            return inner.toArray();
        }

        @Override
        public <T> T[] toArray(T[] a) {
            return inner.toArray(a);
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
        public boolean removeIf(java.util.function.Predicate<? super E> filter) {
            throw refused();
        }

        @Override
        public void clear() {
            throw refused();
        }

        @Override
        public String toString() {
            return inner.toString();
        }
    }

    static final class OfSet<E> extends OfCollection<E> implements Set<E> {
        OfSet(Set<? extends E> inner) {
            super(inner);
        }

        @Override
        public boolean equals(Object o) {
            return o == this || inner.equals(o);
        }

        @Override
        public int hashCode() {
            return inner.hashCode();
        }

        @Override
        public Spliterator<E> spliterator() {
            return inner.spliterator();
        }
    }

    static final class OfList<E> extends OfCollection<E> implements List<E>, RandomAccess {
        private final List<E> list;

        OfList(List<? extends E> inner) {
            super(inner);
            list = (List<E>) this.inner;
        }

        @Override
        public boolean equals(Object o) {
            return o == this || list.equals(o);
        }

        @Override
        public int hashCode() {
            return list.hashCode();
        }

        @Override
        public E get(int index) {
            return list.get(index);
        }

        @Override
        public int indexOf(Object o) {
            return list.indexOf(o);
        }

        @Override
        public int lastIndexOf(Object o) {
            return list.lastIndexOf(o);
        }

        @Override
        public ListIterator<E> listIterator() {
            return new Steps<>(list.listIterator());
        }

        @Override
        public ListIterator<E> listIterator(int index) {
            return new Steps<>(list.listIterator(index));
        }

        @Override
        public List<E> subList(int fromIndex, int toIndex) {
            return new OfList<>(list.subList(fromIndex, toIndex));
        }

        @Override
        public Spliterator<E> spliterator() {
            return list.spliterator();
        }

        @Override
        public E set(int index, E element) {
            throw refused();
        }

        @Override
        public void add(int index, E element) {
            throw refused();
        }

        @Override
        public E remove(int index) {
            throw refused();
        }

        @Override
        public boolean addAll(int index, Collection<? extends E> c) {
            throw refused();
        }

        @Override
        public void replaceAll(java.util.function.UnaryOperator<E> operator) {
            throw refused();
        }

        @Override
        public void sort(Comparator<? super E> c) {
            throw refused();
        }
    }

    /** An entry of a view. */
    private static final class Frozen<K, V> extends AbstractMap.SimpleImmutableEntry<K, V> {
        Frozen(Map.Entry<K, V> e) {
            super(e.getKey(), e.getValue());
        }
    }

    static final class OfMap<K, V> extends AbstractMap<K, V> {
        private final Map<K, V> inner;

        @SuppressWarnings("unchecked")
        OfMap(Map<? extends K, ? extends V> inner) {
            this.inner = (Map<K, V>) Objects.requireNonNull(inner);
        }

        @Override
        public int size() {
            return inner.size();
        }

        @Override
        public V get(Object key) {
            return inner.get(key);
        }

        @Override
        public boolean containsKey(Object key) {
            return inner.containsKey(key);
        }

        @Override
        public boolean containsValue(Object value) {
            return inner.containsValue(value);
        }

        @Override
        public Set<K> keySet() {
            return new OfSet<>(inner.keySet());
        }

        @Override
        public Collection<V> values() {
            return new OfCollection<>(inner.values());
        }

        @Override
        public Set<Map.Entry<K, V>> entrySet() {
            return new AbstractSet<Map.Entry<K, V>>() {
                @Override
                public int size() {
                    return inner.size();
                }

                @Override
                public boolean contains(Object o) {
                    return inner.entrySet().contains(o);
                }

                @Override
                public boolean remove(Object o) {
                    throw refused();
                }

                @Override
                public void clear() {
                    throw refused();
                }

                @Override
                public Iterator<Map.Entry<K, V>> iterator() {
                    Iterator<Map.Entry<K, V>> it = inner.entrySet().iterator();
                    return new Iterator<Map.Entry<K, V>>() {
                        @Override
                        public boolean hasNext() {
                            return it.hasNext();
                        }

                        @Override
                        public Map.Entry<K, V> next() {
                            return new Frozen<>(it.next());
                        }

                        @Override
                        public void remove() {
                            throw refused();
                        }
                    };
                }
            };
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
        public V computeIfAbsent(K key,
                java.util.function.Function<? super K, ? extends V> f) {
            throw refused();
        }

        @Override
        public V computeIfPresent(K key,
                java.util.function.BiFunction<? super K, ? super V, ? extends V> f) {
            throw refused();
        }

        @Override
        public V compute(K key,
                java.util.function.BiFunction<? super K, ? super V, ? extends V> f) {
            throw refused();
        }

        @Override
        public V merge(K key, V value,
                java.util.function.BiFunction<? super V, ? super V, ? extends V> f) {
            throw refused();
        }
    }
}
