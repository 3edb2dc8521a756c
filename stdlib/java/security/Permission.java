package java.security;

import java.io.Serializable;

/** Something that code may be permitted to do. */
public abstract class Permission implements Guard, Serializable {
    private static final long serialVersionUID = -5636570222231596674L;

    private final String name;

    public Permission(String name) {
        this.name = name;
    }

    @Override
    public void checkGuard(Object object) throws SecurityException {
        AccessController.checkPermission(this);
    }

    public abstract boolean implies(Permission permission);

    @Override
    public abstract boolean equals(Object obj);

    @Override
    public abstract int hashCode();

    public final String getName() {
        return name;
    }

    public abstract String getActions();

    /** Null: any collection will do. */
    public PermissionCollection newPermissionCollection() {
        return null;
    }

    @Override
    public String toString() {
        String actions = getActions();
        String shown = actions == null || actions.isEmpty() ? "" : " \"" + actions + "\"";
        return "(\"" + getClass().getName() + "\" \"" + name + "\"" + shown + ")";
    }
}
