package java.security;

import java.io.Serializable;
import java.util.Enumeration;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A set of permissions. */
public abstract class PermissionCollection implements Serializable {
    private static final long serialVersionUID = -6727011328946861783L;

    private volatile boolean readOnly;

    public PermissionCollection() {
    }

    public abstract void add(Permission permission);

    public abstract boolean implies(Permission permission);

    public abstract Enumeration<Permission> elements();

    public Stream<Permission> elementsAsStream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(elements().asIterator(), 0), false);
    }

    public void setReadOnly() {
        readOnly = true;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public String toString() {
        StringBuilder sb = new StringBuilder(super.toString()).append(" (\n");
        for (Enumeration<Permission> e = elements(); e.hasMoreElements();) {
            sb.append(' ').append(e.nextElement()).append('\n');
        }
        return sb.append(")\n").toString();
    }
}
