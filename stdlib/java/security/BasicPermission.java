package java.security;

/** A permission with a name of parts, of which the last may be a star, and without actions. */
public abstract class BasicPermission extends Permission {
    private static final long serialVersionUID = 6279438298436773498L;

    public BasicPermission(String name) {
        this(name, null);
    }

    public BasicPermission(String name, String actions) {
        super(checked(name));
    }

    private static String checked(String name) {
        if (name == null) {
            throw new NullPointerException("name can't be null");
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name can't be empty");
        }
        return name;
    }

    @Override
    public boolean implies(Permission p) {
        return p != null && p.getClass() == getClass() && covers(getName(), p.getName());
    }

    private static boolean covers(String name, String other) {
        if (name.equals("*") || name.endsWith(".*")) {
            return other.startsWith(name.substring(0, name.length() - 1))
                    && (name.equals(other) || other.length() >= name.length());
        }
        return name.equals(other);
    }

    @Override
    public boolean equals(Object obj) {
        return obj != null && obj.getClass() == getClass()
                && ((Permission) obj).getName().equals(getName());
    }

    @Override
    public int hashCode() {
        return getName().hashCode();
    }

    @Override
    public String getActions() {
        return "";
    }
}
