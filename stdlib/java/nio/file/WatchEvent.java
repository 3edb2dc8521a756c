package java.nio.file;

/** A change of something that is watched. */
public interface WatchEvent<T> {
    /** What has happened. */
    interface Kind<T> {
        String name();

        Class<T> type();
    }

    /** How something is watched. */
    interface Modifier {
        String name();
    }

    Kind<T> kind();

    int count();

    T context();
}
