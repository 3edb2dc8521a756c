package java.lang;

/** Imposes a total order on the objects of a class. */
public interface Comparable<T> {
    int compareTo(T o);
}
