package java.security;

/** Where the code of a class comes from. */
public class ProtectionDomain {
    private final CodeSource source;
    private final PermissionCollection permissions;
    private final ClassLoader loader;
    private final Principal[] principals;

    public ProtectionDomain(CodeSource codesource, PermissionCollection permissions) {
        this(codesource, permissions, null, null);
    }

    public ProtectionDomain(CodeSource codesource, PermissionCollection permissions,
            ClassLoader classloader, Principal[] principals) {
        source = codesource;
        this.permissions = permissions;
        loader = classloader;
        this.principals = principals == null ? new Principal[0] : principals.clone();
    }

    public final CodeSource getCodeSource() {
        return source;
    }

    public final ClassLoader getClassLoader() {
        return loader;
    }

    public final Principal[] getPrincipals() {
        return principals.clone();
    }

    /** Those that it was made with; what the code may really do is its loader's context. */
    public final PermissionCollection getPermissions() {
        return permissions;
    }

    public boolean implies(Permission perm) {
        return permissions != null && permissions.implies(perm);
    }
}
