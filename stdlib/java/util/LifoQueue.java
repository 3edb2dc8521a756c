package java.util;

/** The queue that Collections.asLifoQueue gives: what was added last comes first. */
final class LifoQueue<E> extends AbstractQueue<E> {
    private final Deque<E> deque;

    LifoQueue(Deque<E> deque) {
        this.deque = Objects.requireNonNull(deque);
    }

    @Override
    public boolean add(E e) {
        deque.addFirst(e);
        return true;
    }

    @Override
    public boolean offer(E e) {
        return deque.offerFirst(e);
    }

    @Override
    public E poll() {
        return deque.pollFirst();
    }

    @Override
    public E remove() {
        return deque.removeFirst();
    }

    @Override
    public boolean remove(Object o) {
        return deque.remove(o);
    }

    @Override
    public E peek() {
        return deque.peekFirst();
    }

    @Override
    public E element() {
        return deque.getFirst();
    }

    @Override
    public int size() {
        return deque.size();
    }

    @Override
    public Iterator<E> iterator() {
        return deque.iterator();
    }
}
