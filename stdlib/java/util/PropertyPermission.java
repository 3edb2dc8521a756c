package java.util;

import java.security.BasicPermission;
import java.security.Permission;

/** A permission to read or write a system property. */
public final class PropertyPermission extends BasicPermission {
    private static final long serialVersionUID = 885438825399942851L;

    private final boolean reads;
    private final boolean writes;

    public PropertyPermission(String name, String actions) {
        super(name, actions);
        boolean read = false;
        boolean write = false;
        for (String action : Objects.requireNonNull(actions).toLowerCase().split(",")) {
            read |= action.trim().equals("read");
            write |= action.trim().equals("write");
        }
        if (!read && !write) {
            throw new IllegalArgumentException("invalid permission: " + actions);
        }
        reads = read;
        writes = write;
    }

    @Override
    public boolean implies(Permission p) {
        return super.implies(p) && (reads || !((PropertyPermission) p).reads)
                && (writes || !((PropertyPermission) p).writes);
    }

    @Override
    public boolean equals(Object obj) {
        return super.equals(obj) && ((PropertyPermission) obj).getActions().equals(getActions());
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public String getActions() {
        return reads && writes ? "read,write" : reads ? "read" : "write";
    }
}
