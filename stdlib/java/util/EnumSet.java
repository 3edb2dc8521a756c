package java.util;

import java.io.Serializable;

/** A set of constants of one enum, in their order: a bit for each constant. */
public abstract class EnumSet<E extends Enum<E>> extends AbstractSet<E>
        implements Cloneable, Serializable {
    final Class<E> elementType;
    final E[] universe;

    EnumSet(Class<E> elementType, E[] universe) {
        this.elementType = elementType;
        this.universe = universe;
    }

    private static <E extends Enum<E>> Bits<E> none(Class<E> elementType) {
        E[] universe = elementType.getEnumConstants();
        if (universe == null) {
            throw new ClassCastException(elementType + " not an enum");
        }
        return new Bits<>(elementType, universe);
    }

    public static <E extends Enum<E>> EnumSet<E> noneOf(Class<E> elementType) {
        return none(elementType);
    }

    public static <E extends Enum<E>> EnumSet<E> allOf(Class<E> elementType) {
        Bits<E> set = none(elementType);
        set.setRange(0, set.universe.length);
        return set;
    }

    public static <E extends Enum<E>> EnumSet<E> copyOf(EnumSet<E> s) {
        return s.clone();
    }

    public static <E extends Enum<E>> EnumSet<E> copyOf(Collection<E> c) {
        if (c instanceof EnumSet) {
            return ((EnumSet<E>) c).clone();
        }
        if (c.isEmpty()) {
            throw new IllegalArgumentException("Collection is empty");
        }
        Iterator<E> i = c.iterator();
        EnumSet<E> set = of(i.next());
        while (i.hasNext()) {
            set.add(i.next());
        }
        return set;
    }

    public static <E extends Enum<E>> EnumSet<E> complementOf(EnumSet<E> s) {
        Bits<E> set = new Bits<>(s.elementType, s.universe);
        for (E e : s.universe) {
            if (!s.contains(e)) {
                set.add(e);
            }
        }
        return set;
    }

    public static <E extends Enum<E>> EnumSet<E> of(E e) {
        EnumSet<E> set = noneOf(e.getDeclaringClass());
        set.add(e);
        return set;
    }

    public static <E extends Enum<E>> EnumSet<E> of(E e1, E e2) {
        EnumSet<E> set = of(e1);
        set.add(e2);
        return set;
    }

    public static <E extends Enum<E>> EnumSet<E> of(E e1, E e2, E e3) {
        EnumSet<E> set = of(e1, e2);
        set.add(e3);
        return set;
    }

    public static <E extends Enum<E>> EnumSet<E> of(E e1, E e2, E e3, E e4) {
        EnumSet<E> set = of(e1, e2, e3);
        set.add(e4);
        return set;
    }

    public static <E extends Enum<E>> EnumSet<E> of(E e1, E e2, E e3, E e4, E e5) {
        EnumSet<E> set = of(e1, e2, e3, e4);
        set.add(e5);
        return set;
    }

    @SafeVarargs
    public static <E extends Enum<E>> EnumSet<E> of(E first, E... rest) {
        EnumSet<E> set = of(first);
        for (E e : rest) {
            set.add(e);
        }
        return set;
    }

    public static <E extends Enum<E>> EnumSet<E> range(E from, E to) {
        if (from.compareTo(to) > 0) {
            throw new IllegalArgumentException(from + " > " + to);
        }
        Bits<E> set = none(from.getDeclaringClass());
        set.setRange(from.ordinal(), to.ordinal() + 1);
        return set;
    }

    @Override
    @SuppressWarnings("unchecked")
    public EnumSet<E> clone() {
        try {
            return (EnumSet<E>) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new InternalError(e);
        }
    }

    /** Bit i % 64 of word i / 64 is set if the constant of ordinal i is in the set. */
    private static final class Bits<E extends Enum<E>> extends EnumSet<E> {
        private long[] words;

        Bits(Class<E> elementType, E[] universe) {
            super(elementType, universe);
            words = new long[universe.length + 63 >> 6];
        }

        void setRange(int from, int to) {
            for (int i = from; i < to; i++) {
                words[i >> 6] |= 1L << i;
            }
        }

        private boolean isConstant(Object o) {
            return o instanceof Enum && ((Enum<?>) o).getDeclaringClass() == elementType;
        }

        @Override
        public int size() {
            int n = 0;
            for (long word : words) {
                n += Long.bitCount(word);
            }
            return n;
        }

        @Override
        public boolean isEmpty() {
            for (long word : words) {
                if (word != 0) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean contains(Object o) {
            if (!isConstant(o)) {
                return false;
            }
            int i = ((Enum<?>) o).ordinal();
            return (words[i >> 6] & 1L << i) != 0;
        }

        @Override
        public boolean add(E e) {
            if (e.getDeclaringClass() != elementType) {
                throw new ClassCastException(e.getClass() + " != " + elementType);
            }
            int i = e.ordinal();
            long old = words[i >> 6];
            words[i >> 6] = old | 1L << i;
            return words[i >> 6] != old;
        }

        @Override
        public boolean remove(Object o) {
            if (!contains(o)) {
                return false;
            }
            int i = ((Enum<?>) o).ordinal();
            words[i >> 6] &= ~(1L << i);
            return true;
        }

        @Override
        public void clear() {
            Arrays.fill(words, 0);
        }

        @Override
        public EnumSet<E> clone() {
            Bits<E> copy = (Bits<E>) super.clone();
            copy.words = words.clone();
            return copy;
        }

        @Override
        public boolean equals(Object o) {
            if (o instanceof Bits && ((Bits<?>) o).elementType == elementType) {
                return Arrays.equals(words, ((Bits<?>) o).words);
            }
            return super.equals(o);
        }

        @Override
        public Iterator<E> iterator() {
            return new Steps();
        }

        /** Goes through what was in the set when it was made; never fails. */
        private final class Steps implements Iterator<E> {
            private final long[] unseen = words.clone();
            private int word;
            private E last;

            @Override
            public boolean hasNext() {
                while (word < unseen.length && unseen[word] == 0) {
                    word++;
                }
                return word < unseen.length;
            }

            @Override
            public E next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                long bits = unseen[word];
                unseen[word] = bits & bits - 1;
                last = universe[(word << 6) + Long.numberOfTrailingZeros(bits)];
                return last;
            }

            @Override
            public void remove() {
                if (last == null) {
                    throw new IllegalStateException();
                }
                Bits.this.remove(last);
                last = null;
            }
        }
    }
}
