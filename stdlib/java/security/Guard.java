package java.security;

/** Protects access to an object. */
public interface Guard {
    void checkGuard(Object object) throws SecurityException;
}
