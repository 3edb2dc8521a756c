package java.util;

/** A stack, last in first out. */
public class Stack<E> extends Vector<E> {
    private static final long serialVersionUID = 1224463164541339165L;

    public Stack() {
    }

    public E push(E item) {
        addElement(item);
        return item;
    }

    public synchronized E pop() {
        E top = peek();
        remove(elementCount - 1);
        return top;
    }

    public synchronized E peek() {
        if (elementCount == 0) {
            throw new EmptyStackException();
        }
        return lastElement();
    }

    public boolean empty() {
        return isEmpty();
    }

    public synchronized int search(Object o) {
        int i = lastIndexOf(o);
        return i < 0 ? -1 : size() - i;
    }
}
