package java.security;

/** What runs with the privileges of its caller, and may throw. */
public interface PrivilegedExceptionAction<T> {
    T run() throws Exception;
}
