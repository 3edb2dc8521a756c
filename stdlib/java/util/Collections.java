package java.util;

/** Operations on collections. */
public class Collections {
    @SuppressWarnings("rawtypes")
    public static final List EMPTY_LIST = new EmptyList<>();
    @SuppressWarnings("rawtypes")
    public static final Set EMPTY_SET = unmodifiableSet(new HashSet<>());
    @SuppressWarnings("rawtypes")
    public static final Map EMPTY_MAP = unmodifiableMap(new HashMap<>());

    private Collections() {
    }

    private static final class EmptyList<E> extends AbstractList<E> implements RandomAccess {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public E get(int index) {
            throw new IndexOutOfBoundsException("Index: " + index);
        }
    }

    private static final class Copies<E> extends AbstractList<E> implements RandomAccess {
        private final int n;
        private final E element;

        Copies(int n, E element) {
            this.n = n;
            this.element = element;
        }

        @Override
        public int size() {
            return n;
        }

        @Override
        public E get(int index) {
            if (index < 0 || index >= n) {
                throw new IndexOutOfBoundsException("Index: " + index + ", Size: " + n);
            }
            return element;
        }
    }

    public static <T extends Comparable<? super T>> void sort(List<T> list) {
        list.sort(null);
    }

    public static <T> void sort(List<T> list, Comparator<? super T> c) {
        list.sort(c);
    }

    public static <T> int binarySearch(List<? extends Comparable<? super T>> list, T key) {
        int low = 0;
        int high = list.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int c = list.get(middle).compareTo(key);
            if (c == 0) {
                return middle;
            }
            low = c < 0 ? middle + 1 : low;
            high = c > 0 ? middle - 1 : high;
        }
        return -(low + 1);
    }

    @SuppressWarnings("unchecked")
    public static <T> int binarySearch(List<? extends T> list, T key, Comparator<? super T> c) {
        int low = 0;
        int high = list.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            T e = list.get(middle);
            int order = c == null ? ((Comparable<Object>) e).compareTo(key) : c.compare(e, key);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order > 0 ? middle - 1 : high;
        }
        return -(low + 1);
    }

    public static void reverse(List<?> list) {
        for (int i = 0, j = list.size() - 1; i < j; i++, j--) {
            swap(list, i, j);
        }
    }

    /** The generator of shuffle, made when it is first asked for. */
    private static final class Shuffler {
        static final Random RANDOM = new Random();
    }

    public static void shuffle(List<?> list) {
        shuffle(list, Shuffler.RANDOM);
    }

    public static void shuffle(List<?> list, Random rnd) {
        for (int i = list.size(); i > 1; i--) {
            swap(list, i - 1, rnd.nextInt(i));
        }
    }

    @SuppressWarnings("unchecked")
    public static void swap(List<?> list, int i, int j) {
        List<Object> l = (List<Object>) list;
        l.set(i, l.set(j, l.get(i)));
    }

    public static <T> void fill(List<? super T> list, T obj) {
        for (int i = 0; i < list.size(); i++) {
            list.set(i, obj);
        }
    }

    public static <T> void copy(List<? super T> dest, List<? extends T> src) {
        if (src.size() > dest.size()) {
            throw new IndexOutOfBoundsException("Source does not fit in dest");
        }
        for (int i = 0; i < src.size(); i++) {
            dest.set(i, src.get(i));
        }
    }

    public static <T extends Object & Comparable<? super T>> T min(Collection<? extends T> coll) {
        return min(coll, null);
    }

    @SuppressWarnings("unchecked")
    public static <T> T min(Collection<? extends T> coll, Comparator<? super T> comp) {
        Iterator<? extends T> it = coll.iterator();
        T best = it.next();
        while (it.hasNext()) {
            T e = it.next();
            if ((comp == null ? ((Comparable<Object>) e).compareTo(best)
                    : comp.compare(e, best)) < 0) {
                best = e;
            }
        }
        return best;
    }

    public static <T extends Object & Comparable<? super T>> T max(Collection<? extends T> coll) {
        return max(coll, null);
    }

    @SuppressWarnings("unchecked")
    public static <T> T max(Collection<? extends T> coll, Comparator<? super T> comp) {
        Iterator<? extends T> it = coll.iterator();
        T best = it.next();
        while (it.hasNext()) {
            T e = it.next();
            if ((comp == null ? ((Comparable<Object>) e).compareTo(best)
                    : comp.compare(e, best)) > 0) {
                best = e;
            }
        }
        return best;
    }

    @SuppressWarnings("unchecked")
    public static void rotate(List<?> list, int distance) {
        int n = list.size();
        if (n == 0) {
            return;
        }
        List<Object> l = (List<Object>) list;
        Object[] old = l.toArray();
        int shift = Math.floorMod(distance, n);
        for (int i = 0; i < n; i++) {
            l.set((i + shift) % n, old[i]);
        }
    }

    public static <T> boolean replaceAll(List<T> list, T oldVal, T newVal) {
        boolean changed = false;
        for (int i = 0; i < list.size(); i++) {
            if (Objects.equals(list.get(i), oldVal)) {
                list.set(i, newVal);
                changed = true;
            }
        }
        return changed;
    }

    public static int frequency(Collection<?> c, Object o) {
        int n = 0;
        for (Object e : c) {
            n += Objects.equals(o, e) ? 1 : 0;
        }
        return n;
    }

    public static boolean disjoint(Collection<?> c1, Collection<?> c2) {
        for (Object e : c1) {
            if (c2.contains(e)) {
                return false;
            }
        }
        return true;
    }

    @SafeVarargs
    public static <T> boolean addAll(Collection<? super T> c, T... elements) {
        boolean changed = false;
        for (T e : elements) {
            changed |= c.add(e);
        }
        return changed;
    }

    @SuppressWarnings("unchecked")
    public static <T> Comparator<T> reverseOrder() {
        return (Comparator<T>) (Comparator<?>) NaturalOrder.Reverse.INSTANCE;
    }

    public static <T> Comparator<T> reverseOrder(Comparator<T> cmp) {
        if (cmp == null) {
            return reverseOrder();
        }
        if (cmp instanceof NaturalOrder || cmp instanceof NaturalOrder.Reverse
                || cmp instanceof NaturalOrder.ReverseOf) {
            return cmp.reversed();
        }
        return new NaturalOrder.ReverseOf<>(cmp);
    }

    public static <T> Enumeration<T> enumeration(Collection<T> c) {
        Iterator<T> it = c.iterator();
        return new Enumeration<T>() {
            @Override
            public boolean hasMoreElements() {
                return it.hasNext();
            }

            @Override
            public T nextElement() {
                return it.next();
            }
        };
    }

    public static <T> ArrayList<T> list(Enumeration<T> e) {
        ArrayList<T> all = new ArrayList<>();
        while (e.hasMoreElements()) {
            all.add(e.nextElement());
        }
        return all;
    }

    public static <E> Set<E> newSetFromMap(Map<E, Boolean> map) {
        return new AbstractSet<E>() {
            @Override
            public int size() {
                return map.size();
            }

            @Override
            public boolean contains(Object o) {
                return map.containsKey(o);
            }

            @Override
            public boolean add(E e) {
                return map.put(e, Boolean.TRUE) == null;
            }

            @Override
            public boolean remove(Object o) {
                return map.remove(o) != null;
            }

            @Override
            public Iterator<E> iterator() {
                return map.keySet().iterator();
            }
        };
    }

    @SuppressWarnings("unchecked")
    public static <T> List<T> emptyList() {
        return (List<T>) EMPTY_LIST;
    }

    @SuppressWarnings("unchecked")
    public static <T> Set<T> emptySet() {
        return (Set<T>) EMPTY_SET;
    }

    @SuppressWarnings("unchecked")
    public static <K, V> Map<K, V> emptyMap() {
        return (Map<K, V>) EMPTY_MAP;
    }

    @SuppressWarnings("unchecked")
    public static <T> Iterator<T> emptyIterator() {
        return (Iterator<T>) EMPTY_LIST.iterator();
    }

    public static <T> Set<T> singleton(T o) {
        Set<T> one = new HashSet<>();
        one.add(o);
        return unmodifiableSet(one);
    }

    public static <T> List<T> singletonList(T o) {
        return new Copies<>(1, o);
    }

    public static <K, V> Map<K, V> singletonMap(K key, V value) {
        Map<K, V> one = new HashMap<>();
        one.put(key, value);
        return unmodifiableMap(one);
    }

    public static <T> List<T> nCopies(int n, T o) {
        if (n < 0) {
            throw new IllegalArgumentException("List length = " + n);
        }
        return new Copies<>(n, o);
    }

    public static <T> Collection<T> unmodifiableCollection(Collection<? extends T> c) {
        return new Unmodifiable.OfCollection<>(c);
    }

    public static <T> Collection<T> synchronizedCollection(Collection<T> c) {
        return new Synchronized.OfCollection<>(c);
    }

    public static <T> List<T> unmodifiableList(List<? extends T> c) {
        return new Unmodifiable.OfList<>(c);
    }

    public static <T> List<T> synchronizedList(List<T> c) {
        return new Synchronized.OfList<>(c);
    }

    public static <T> Set<T> unmodifiableSet(Set<? extends T> c) {
        return new Unmodifiable.OfSet<>(c);
    }

    public static <T> Set<T> synchronizedSet(Set<T> c) {
        return new Synchronized.OfSet<>(c);
    }

    public static <K, V> Map<K, V> unmodifiableMap(Map<? extends K, ? extends V> m) {
        return new Unmodifiable.OfMap<>(m);
    }

    public static <K, V> Map<K, V> synchronizedMap(Map<K, V> m) {
        return new Synchronized.OfMap<>(m);
    }

    public static <T> Enumeration<T> emptyEnumeration() {
        return enumeration(Collections.<T>emptyList());
    }

    public static <T> ListIterator<T> emptyListIterator() {
        return Collections.<T>emptyList().listIterator();
    }

    public static int indexOfSubList(List<?> source, List<?> target) {
        int n = target.size();
        for (int i = 0; i <= source.size() - n; i++) {
            if (source.subList(i, i + n).equals(target)) {
                return i;
            }
        }
        return -1;
    }

    public static int lastIndexOfSubList(List<?> source, List<?> target) {
        int n = target.size();
        for (int i = source.size() - n; i >= 0; i--) {
            if (source.subList(i, i + n).equals(target)) {
                return i;
            }
        }
        return -1;
    }

    public static <T> Queue<T> asLifoQueue(Deque<T> deque) {
        return new LifoQueue<>(deque);
    }

    public static <T> SortedSet<T> unmodifiableSortedSet(SortedSet<T> s) {
        return new UnmodifiableSortedSet<>(s);
    }

    public static <K, V> SortedMap<K, V> unmodifiableSortedMap(SortedMap<K, ? extends V> m) {
        return new UnmodifiableSortedMap<>(m);
    }

    public static <T> SortedSet<T> emptySortedSet() {
        return unmodifiableSortedSet(new TreeSet<T>());
    }

    public static <K, V> SortedMap<K, V> emptySortedMap() {
        return unmodifiableSortedMap(new TreeMap<K, V>());
    }

    public static <T> NavigableSet<T> unmodifiableNavigableSet(NavigableSet<T> s) {
        return new UnmodifiableNavigableSet<>(s);
    }

    public static <K, V> NavigableMap<K, V> unmodifiableNavigableMap(
            NavigableMap<K, ? extends V> m) {
        return new UnmodifiableNavigableMap<>(m);
    }

    public static <T> NavigableSet<T> emptyNavigableSet() {
        return unmodifiableNavigableSet(new TreeSet<T>());
    }

    public static <K, V> NavigableMap<K, V> emptyNavigableMap() {
        return unmodifiableNavigableMap(new TreeMap<K, V>());
    }

    public static <E> Collection<E> checkedCollection(Collection<E> c, Class<E> type) {
        return new Checked.OfCollection<>(c, type);
    }

    public static <E> Queue<E> checkedQueue(Queue<E> queue, Class<E> type) {
        return new Checked.OfQueue<>(queue, type);
    }

    public static <E> Set<E> checkedSet(Set<E> s, Class<E> type) {
        return new Checked.OfSet<>(s, type);
    }

    public static <E> SortedSet<E> checkedSortedSet(SortedSet<E> s, Class<E> type) {
        return new CheckedSortedSet<>(s, type);
    }

    public static <E> NavigableSet<E> checkedNavigableSet(NavigableSet<E> s, Class<E> type) {
        return new CheckedNavigableSet<>(s, type);
    }

    public static <E> List<E> checkedList(List<E> list, Class<E> type) {
        return list instanceof RandomAccess ? new Checked.OfRandomAccessList<>(list, type)
                : new Checked.OfList<>(list, type);
    }

    public static <K, V> Map<K, V> checkedMap(Map<K, V> m, Class<K> keyType,
            Class<V> valueType) {
        return new CheckedMap<>(m, keyType, valueType);
    }

    public static <K, V> SortedMap<K, V> checkedSortedMap(SortedMap<K, V> m, Class<K> keyType,
            Class<V> valueType) {
        return new CheckedSortedMap<>(m, keyType, valueType);
    }

    public static <K, V> NavigableMap<K, V> checkedNavigableMap(NavigableMap<K, V> m,
            Class<K> keyType, Class<V> valueType) {
        return new CheckedNavigableMap<>(m, keyType, valueType);
    }
}
