package java.util;

/** A skeleton of Set. */
public abstract class AbstractSet<E> extends AbstractCollection<E> implements Set<E> {
    protected AbstractSet() {
    }

    @Override
    public boolean equals(Object o) {
        if (o == this) {
            return true;
        }
        if (!(o instanceof Set) || ((Set<?>) o).size() != size()) {
            return false;
        }
        try {
            return containsAll((Set<?>) o);
        } catch (ClassCastException | NullPointerException e) {
            return false;
        }
    }

    @Override
    public int hashCode() {
        int h = 0;
        for (E e : this) {
            h += Objects.hashCode(e);
        }
        return h;
    }

    @Override
    public boolean removeAll(Collection<?> c) {
        boolean changed = false;
        if (size() > c.size()) {
            for (Object e : c) {
                changed |= remove(e);
            }
            return changed;
        }
        return super.removeAll(c);
    }
}
