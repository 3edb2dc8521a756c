package pvm.internal;

import java.security.AllPermission;
import java.security.Permission;
import java.security.PermissionCollection;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/** What Java's permissions mean in grants. Those of which the machine knows nothing mean none. */
public final class Permits {
    private static final String[] ALL = {"read", "write", "network", "environment", "run",
        "native", "reflect", "exit", "threads", "load"};
    private static final String EVERY_FILE = "<<ALL FILES>>";

    private Permits() {
    }

    /** The grants of all permissions; null stands for none. */
    public static String[] grants(PermissionCollection permissions) {
        List<String> found = new ArrayList<>();
        if (permissions != null) {
            for (Enumeration<Permission> e = permissions.elements(); e.hasMoreElements();) {
                found.addAll(grants(e.nextElement()));
            }
        }
        return found.toArray(new String[0]);
    }

    /** The grants of a permission: "exit", "read=/data". */
    public static List<String> grants(Permission p) {
        if (p instanceof AllPermission) {
            return List.of(ALL);
        }
        switch (p.getClass().getName()) {
            case "java.io.FilePermission":
                return files(p);
            case "java.lang.RuntimePermission":
                return runtime(p.getName());
            case "java.lang.reflect.ReflectPermission":
                return p.getName().equals("suppressAccessChecks") ? List.of("reflect")
                        : List.of();
            case "java.net.SocketPermission":
                return List.of(p.getName().equals("*") ? "network" : "network=" + p.getName());
            default:
                return List.of();
        }
    }

    private static List<String> files(Permission p) {
        String path = p.getName();
        if (path.endsWith("/*") || path.equals("*")) {
            throw new UnsupportedOperationException(
                    "no grant is for the files of one folder alone: " + p);
        }
        if (path.equals("-")) {
            path = ".";
        } else if (path.endsWith("/-")) {
            path = path.substring(0, path.length() - 1);
        }
        String target = path.equals(EVERY_FILE) ? "" : "=" + path;
        List<String> found = new ArrayList<>();
        for (String action : p.getActions().split(",")) {
            String capability = action.equals("delete") ? "write"
                    : action.equals("execute") ? "run" : action;
            if (capability.equals("read") || capability.equals("write")
                    || capability.equals("run")) {
                found.add(capability + target);
            }
        }
        return found;
    }

    private static List<String> runtime(String name) {
        if (name.equals("exitVM") || name.startsWith("exitVM.")) {
            return List.of("exit");
        }
        if (name.startsWith("getenv.")) {
            String variable = name.substring("getenv.".length());
            return List.of(variable.equals("*") ? "environment" : "environment=" + variable);
        }
        if (name.startsWith("loadLibrary.")) {
            return List.of("native");
        }
        switch (name) {
            case "createClassLoader":
                return List.of("load");
            case "modifyThread":
            case "modifyThreadGroup":
                return List.of("threads");
            case "*":
                return List.of("exit", "environment", "native", "load", "threads");
            default:
                return List.of();
        }
    }
}
