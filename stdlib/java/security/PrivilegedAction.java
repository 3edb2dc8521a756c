package java.security;

/** What runs with the privileges of its caller. */
public interface PrivilegedAction<T> {
    T run();
}
