package java.util;

import java.io.Serializable;

/** A queue that gives the least element first; a binary heap. */
public class PriorityQueue<E> extends AbstractQueue<E> implements Serializable {
    private transient Object[] queue;
    private int size;
    private final Comparator<? super E> comparator;
    transient int modCount;

    public PriorityQueue() {
        this(11, null);
    }

    public PriorityQueue(int initialCapacity) {
        this(initialCapacity, null);
    }

    public PriorityQueue(Comparator<? super E> comparator) {
        this(11, comparator);
    }

    public PriorityQueue(int initialCapacity, Comparator<? super E> comparator) {
        if (initialCapacity < 1) {
            throw new IllegalArgumentException();
        }
        queue = new Object[initialCapacity];
        this.comparator = comparator;
    }

    @SuppressWarnings("unchecked")
    public PriorityQueue(Collection<? extends E> c) {
        boolean ordered = c instanceof SortedSet || c instanceof PriorityQueue;
        comparator = c instanceof SortedSet
                ? (Comparator<? super E>) ((SortedSet<? extends E>) c).comparator()
                : c instanceof PriorityQueue
                        ? (Comparator<? super E>) ((PriorityQueue<? extends E>) c).comparator()
                        : null;
        queue = Arrays.copyOf(c.toArray(), Math.max(c.size(), 1), Object[].class);
        size = c.size();
        for (int i = 0; i < size; i++) {
            Objects.requireNonNull(queue[i]);
        }
        for (int i = (size >>> 1) - 1; i >= 0 && !ordered; i--) {
            siftDown(i, (E) queue[i]);
        }
    }

    @Override
    public boolean add(E e) {
        return offer(e);
    }

    @Override
    public boolean offer(E e) {
        Objects.requireNonNull(e);
        modCount++;
        if (size == queue.length) {
            queue = Arrays.copyOf(queue, size < 64 ? 2 * size + 2 : size + (size >> 1));
        }
        siftUp(size++, e);
        return true;
    }

    @SuppressWarnings("unchecked")
    private int compare(E a, E b) {
        return comparator != null ? comparator.compare(a, b)
                : ((Comparable<? super E>) a).compareTo(b);
    }

    @SuppressWarnings("unchecked")
    private void siftUp(int k, E x) {
        if (k == 0) {
            compareToItself(x);
        }
        while (k > 0) {
            int parent = (k - 1) >>> 1;
            E e = (E) queue[parent];
            if (compare(x, e) >= 0) {
                break;
            }
            queue[k] = e;
            k = parent;
        }
        queue[k] = x;
    }

    /** Only objects that can be compared may come in, even as the first. */
    private void compareToItself(E x) {
        if (comparator == null) {
            ((Comparable<?>) x).getClass();
        }
    }

    @SuppressWarnings("unchecked")
    private void siftDown(int k, E x) {
        int half = size >>> 1;
        while (k < half) {
            int child = 2 * k + 1;
            E c = (E) queue[child];
            if (child + 1 < size && compare(c, (E) queue[child + 1]) > 0) {
                c = (E) queue[++child];
            }
            if (compare(x, c) <= 0) {
                break;
            }
            queue[k] = c;
            k = child;
        }
        queue[k] = x;
    }

    @Override
    @SuppressWarnings("unchecked")
    public E peek() {
        return (E) queue[0];
    }

    @Override
    @SuppressWarnings("unchecked")
    public E poll() {
        E result = (E) queue[0];
        if (result != null) {
            modCount++;
            E x = (E) queue[--size];
            queue[size] = null;
            if (size > 0) {
                siftDown(0, x);
            }
        }
        return result;
    }

    private int indexOf(Object o) {
        for (int i = 0; o != null && i < size; i++) {
            if (o.equals(queue[i])) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean contains(Object o) {
        return indexOf(o) >= 0;
    }

    @Override
    public boolean remove(Object o) {
        int i = indexOf(o);
        if (i >= 0) {
            removeAt(i);
        }
        return i >= 0;
    }

    /** Removes an element; the one that moved before i instead of behind it, or null. */
    @SuppressWarnings("unchecked")
    private E removeAt(int i) {
        modCount++;
        E moved = (E) queue[--size];
        queue[size] = null;
        if (i == size) {
            return null;
        }
        siftDown(i, moved);
        if (queue[i] != moved) {
            return null;
        }
        siftUp(i, moved);
        return queue[i] != moved ? moved : null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void clear() {
        modCount++;
        Arrays.fill(queue, 0, size, null);
        size = 0;
    }

    @Override
    public Object[] toArray() {
        return Arrays.copyOf(queue, size);
    }

    public Comparator<? super E> comparator() {
        return comparator;
    }

    @Override
    public Iterator<E> iterator() {
        return new Steps();
    }

    private final class Steps implements Iterator<E> {
        private int cursor;
        private int last = -1;
        private E lastMoved;
        /** Elements that moved before the cursor because others were removed. */
        private ArrayDeque<E> missed;
        private int expected = modCount;

        @Override
        public boolean hasNext() {
            return cursor < size || missed != null && !missed.isEmpty();
        }

        @Override
        @SuppressWarnings("unchecked")
        public E next() {
            if (modCount != expected) {
                throw new ConcurrentModificationException();
            }
            if (cursor < size) {
                last = cursor++;
                return (E) queue[last];
            }
            last = -1;
            lastMoved = missed == null ? null : missed.poll();
            if (lastMoved == null) {
                throw new NoSuchElementException();
            }
            return lastMoved;
        }

        @Override
        public void remove() {
            if (modCount != expected) {
                throw new ConcurrentModificationException();
            }
            if (last >= 0) {
                E moved = removeAt(last);
                last = -1;
                if (moved == null) {
                    cursor--;
                } else {
                    missed = missed == null ? new ArrayDeque<>() : missed;
                    missed.add(moved);
                }
            } else if (lastMoved != null) {
                for (int i = 0; i < size; i++) {
                    if (queue[i] == lastMoved) {
                        removeAt(i);
                        break;
                    }
                }
                lastMoved = null;
            } else {
                throw new IllegalStateException();
            }
            expected = modCount;
        }
    }

    public PriorityQueue(PriorityQueue<? extends E> c) {
        this((Collection<? extends E>) c);
    }

    public PriorityQueue(SortedSet<? extends E> c) {
        this((Collection<? extends E>) c);
    }
}
