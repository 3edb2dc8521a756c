package java.security;

import java.nio.ByteBuffer;

/** A class loader that knows where the code of its classes comes from. */
public class SecureClassLoader extends ClassLoader {
    protected SecureClassLoader(ClassLoader parent) {
        super(parent);
    }

    protected SecureClassLoader() {
    }

    protected SecureClassLoader(String name, ClassLoader parent) {
        super(name, parent);
    }

    protected final Class<?> defineClass(String name, byte[] b, int off, int len,
            CodeSource cs) {
        return defineClass(name, b, off, len, domain(cs));
    }

    protected final Class<?> defineClass(String name, ByteBuffer b, CodeSource cs) {
        return defineClass(name, b, domain(cs));
    }

    private ProtectionDomain domain(CodeSource cs) {
        return cs == null ? null : new ProtectionDomain(cs, getPermissions(cs), this, null);
    }

    /** Null: permissions are not checked. */
    protected PermissionCollection getPermissions(CodeSource codesource) {
        return null;
    }
}
