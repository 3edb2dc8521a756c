package java.lang.annotation;

/** The interface that all annotation interfaces extend. */
public interface Annotation {
    boolean equals(Object obj);

    int hashCode();

    String toString();

    Class<? extends Annotation> annotationType();
}
