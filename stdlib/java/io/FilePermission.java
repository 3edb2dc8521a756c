package java.io;

import java.security.Permission;
import java.util.Objects;

/** A permission for a file or, where its path ends with "/-", for all that is in a folder. */
public final class FilePermission extends Permission {
    private static final long serialVersionUID = 7930732926638008763L;
    private static final String[] ACTIONS = {"read", "write", "execute", "delete", "readlink"};
    private static final String EVERY_FILE = "<<ALL FILES>>";

    private final String actions;

    public FilePermission(String path, String actions) {
        super(Objects.requireNonNull(path, "name can't be null"));
        this.actions = ordered(actions);
    }

    private static String ordered(String actions) {
        if (actions == null || actions.isEmpty()) {
            throw new IllegalArgumentException("invalid actions mask");
        }
        boolean[] wanted = new boolean[ACTIONS.length];
        for (String action : actions.toLowerCase().split(",")) {
            wanted[indexOf(action.trim())] = true;
        }
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < ACTIONS.length; i++) {
            if (wanted[i]) {
                sb.append(sb.length() == 0 ? "" : ",").append(ACTIONS[i]);
            }
        }
        return sb.toString();
    }

    private static int indexOf(String action) {
        for (int i = 0; i < ACTIONS.length; i++) {
            if (ACTIONS[i].equals(action)) {
                return i;
            }
        }
        throw new IllegalArgumentException("invalid permission: " + action);
    }

    @Override
    public boolean implies(Permission p) {
        if (!(p instanceof FilePermission)) {
            return false;
        }
        for (String action : p.getActions().split(",")) {
            if (!("," + actions + ",").contains("," + action + ",")) {
                return false;
            }
        }
        return covers(getName(), p.getName());
    }

    /** By the paths' texts alone. */
    private static boolean covers(String path, String other) {
        if (path.equals(EVERY_FILE) || path.equals(other)) {
            return true;
        }
        String folder = path.substring(0, Math.max(path.length() - 1, 0));
        if (path.equals("-") || path.endsWith("/-")) {
            return other.startsWith(folder) && other.length() > folder.length()
                    && !("/" + other + "/").contains("/../");
        }
        return (path.equals("*") || path.endsWith("/*")) && other.startsWith(folder)
                && other.length() > folder.length() && !other.endsWith("-")
                && other.indexOf('/', folder.length()) < 0;
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof FilePermission
                && ((FilePermission) obj).getName().equals(getName())
                && ((FilePermission) obj).actions.equals(actions);
    }

    @Override
    public int hashCode() {
        return getName().hashCode();
    }

    @Override
    public String getActions() {
        return actions;
    }
}
