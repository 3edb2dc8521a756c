package java.security;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Permissions of any kinds. */
public final class Permissions extends PermissionCollection {
    private static final long serialVersionUID = 4858622370623524688L;

    private final Set<Permission> all = Collections.synchronizedSet(new LinkedHashSet<>());

    public Permissions() {
    }

    @Override
    public void add(Permission permission) {
        if (isReadOnly()) {
            throw new SecurityException(
                    "attempt to add a Permission to a readonly Permissions object");
        }
        all.add(java.util.Objects.requireNonNull(permission));
    }

    @Override
    public boolean implies(Permission permission) {
        synchronized (all) {
            for (Permission one : all) {
                if (one.implies(permission)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public Enumeration<Permission> elements() {
        synchronized (all) {
            return Collections.enumeration(new LinkedHashSet<>(all));
        }
    }
}
