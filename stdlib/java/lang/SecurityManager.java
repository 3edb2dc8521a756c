package java.lang;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.Permission;

/**
 * Asks for permissions. It cannot be installed: the machine's host says what a program may do.
 */
@Deprecated(since = "17", forRemoval = true)
public class SecurityManager {
    public SecurityManager() {
    }

    public Object getSecurityContext() {
        return AccessController.getContext();
    }

    public void checkPermission(Permission perm) {
        AccessController.checkPermission(perm);
    }

    public void checkPermission(Permission perm, Object context) {
        if (!(context instanceof AccessControlContext)) {
            throw new SecurityException();
        }
        ((AccessControlContext) context).checkPermission(perm);
    }
}
