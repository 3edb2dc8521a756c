package java.security;

/** A set of permissions. */
public abstract class PermissionCollection {
    public PermissionCollection() {
    }
}
