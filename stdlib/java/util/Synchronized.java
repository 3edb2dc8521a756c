package java.util;

/** Views of collections that hold a lock during each operation; iterators do not. */
final class Synchronized {
    private Synchronized() {
    }

    static class OfCollection<E> extends AbstractCollection<E> {
        final Collection<E> inner;

        OfCollection(Collection<E> inner) {
            this.inner = Objects.requireNonNull(inner);
        }

        @Override
        public int size() {
            synchronized (this) {
                return inner.size();
            }
        }

        @Override
        public boolean isEmpty() {
            synchronized (this) {
                return inner.isEmpty();
            }
        }

        @Override
        public boolean contains(Object o) {
            synchronized (this) {
                return inner.contains(o);
            }
        }

        @Override
        public Object[] toArray() {
            synchronized (this) {
                return inner.toArray();
            }
        }

        @Override
        public <T> T[] toArray(T[] a) {
            synchronized (this) {
                return inner.toArray(a);
            }
        }

        @Override
        public boolean add(E e) {
            synchronized (this) {
                return inner.add(e);
            }
        }

        @Override
        public boolean remove(Object o) {
            synchronized (this) {
                return inner.remove(o);
            }
        }

        @Override
        public boolean containsAll(Collection<?> c) {
            synchronized (this) {
                return inner.containsAll(c);
            }
        }

        @Override
        public boolean addAll(Collection<? extends E> c) {
            synchronized (this) {
                return inner.addAll(c);
            }
        }

        @Override
        public boolean removeAll(Collection<?> c) {
            synchronized (this) {
                return inner.removeAll(c);
            }
        }

        @Override
        public boolean retainAll(Collection<?> c) {
            synchronized (this) {
                return inner.retainAll(c);
            }
        }

        @Override
        public void clear() {
            synchronized (this) {
                inner.clear();
            }
        }

        @Override
        public String toString() {
            synchronized (this) {
                return inner.toString();
            }
        }

        @Override
        public Iterator<E> iterator() {
            return inner.iterator();
        }
    }

    static final class OfSet<E> extends OfCollection<E> implements Set<E> {
        OfSet(Set<E> inner) {
            super(inner);
        }

        @Override
        public Spliterator<E> spliterator() {
            return inner.spliterator();
        }

        @Override
        public boolean equals(Object o) {
            synchronized (this) {
                return inner.equals(o);
            }
        }

        @Override
        public int hashCode() {
            synchronized (this) {
                return inner.hashCode();
            }
        }
    }

    static final class OfList<E> extends OfCollection<E> implements List<E>, RandomAccess {
        private final List<E> list;

        OfList(List<E> inner) {
            super(inner);
            list = inner;
        }

        @Override
        public Spliterator<E> spliterator() {
            return inner.spliterator();
        }

        @Override
        public boolean equals(Object o) {
            synchronized (this) {
                return list.equals(o);
            }
        }

        @Override
        public int hashCode() {
            synchronized (this) {
                return list.hashCode();
            }
        }

        @Override
        public E get(int index) {
            synchronized (this) {
                return list.get(index);
            }
        }

        @Override
        public E set(int index, E element) {
            synchronized (this) {
                return list.set(index, element);
            }
        }

        @Override
        public void add(int index, E element) {
            synchronized (this) {
                list.add(index, element);
            }
        }

        @Override
        public E remove(int index) {
            synchronized (this) {
                return list.remove(index);
            }
        }

        @Override
        public int indexOf(Object o) {
            synchronized (this) {
                return list.indexOf(o);
            }
        }

        @Override
        public int lastIndexOf(Object o) {
            synchronized (this) {
                return list.lastIndexOf(o);
            }
        }

        @Override
        public boolean addAll(int index, Collection<? extends E> c) {
            synchronized (this) {
                return list.addAll(index, c);
            }
        }

        @Override
        public ListIterator<E> listIterator() {
            synchronized (this) {
                return list.listIterator();
            }
        }

        @Override
        public ListIterator<E> listIterator(int index) {
            synchronized (this) {
                return list.listIterator(index);
            }
        }

        @Override
        public List<E> subList(int fromIndex, int toIndex) {
            synchronized (this) {
                return list.subList(fromIndex, toIndex);
            }
        }

        @Override
        public void sort(Comparator<? super E> c) {
            synchronized (this) {
                list.sort(c);
            }
        }
    }

    static final class OfMap<K, V> extends AbstractMap<K, V> {
        private final Map<K, V> inner;

        OfMap(Map<K, V> inner) {
            this.inner = Objects.requireNonNull(inner);
        }

        @Override
        public int size() {
            synchronized (this) {
                return inner.size();
            }
        }

        @Override
        public boolean isEmpty() {
            synchronized (this) {
                return inner.isEmpty();
            }
        }

        @Override
        public V get(Object key) {
            synchronized (this) {
                return inner.get(key);
            }
        }

        @Override
        public boolean containsKey(Object key) {
            synchronized (this) {
                return inner.containsKey(key);
            }
        }

        @Override
        public boolean containsValue(Object value) {
            synchronized (this) {
                return inner.containsValue(value);
            }
        }

        @Override
        public V put(K key, V value) {
            synchronized (this) {
                return inner.put(key, value);
            }
        }

        @Override
        public V remove(Object key) {
            synchronized (this) {
                return inner.remove(key);
            }
        }

        @Override
        public void clear() {
            synchronized (this) {
                inner.clear();
            }
        }

        @Override
        public Set<K> keySet() {
            synchronized (this) {
                return inner.keySet();
            }
        }

        @Override
        public Collection<V> values() {
            synchronized (this) {
                return inner.values();
            }
        }

        @Override
        public Set<Map.Entry<K, V>> entrySet() {
            synchronized (this) {
                return inner.entrySet();
            }
        }

        @Override
        public boolean equals(Object o) {
            synchronized (this) {
                return inner.equals(o);
            }
        }

        @Override
        public int hashCode() {
            synchronized (this) {
                return inner.hashCode();
            }
        }

        @Override
        public String toString() {
            synchronized (this) {
                return inner.toString();
            }
        }

        @Override
        public V getOrDefault(Object key, V value) {
            synchronized (this) {
                return inner.getOrDefault(key, value);
            }
        }

        @Override
        public V putIfAbsent(K key, V value) {
            synchronized (this) {
                return inner.putIfAbsent(key, value);
            }
        }
    }
}
