package java.security;

/** Where the code of a class comes from. */
public class ProtectionDomain {
    private final CodeSource source;

    public ProtectionDomain(CodeSource codesource, PermissionCollection permissions) {
        source = codesource;
    }

    public final CodeSource getCodeSource() {
        return source;
    }
}
