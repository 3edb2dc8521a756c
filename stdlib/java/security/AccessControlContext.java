package java.security;

import pvm.internal.Gate;
import pvm.internal.Permits;

/** What code may do at some place. */
@Deprecated(since = "17", forRemoval = true)
public final class AccessControlContext {
    /** See pvm.internal.Gate. */
    final int number;

    AccessControlContext(int number) {
        this.number = number;
    }

    /** What the static permissions of all these domains have in common. */
    public AccessControlContext(ProtectionDomain[] context) {
        int common = 0;
        if (Gate.ON) {
            for (ProtectionDomain domain : context) {
                if (domain != null) {
                    common = Gate.limited(common, Permits.grants(domain.getPermissions()));
                }
            }
        }
        number = common;
    }

    public void checkPermission(Permission perm) throws AccessControlException {
        perm.getClass();
        if (Gate.ON && !AccessController.isGranted(number, perm)) {
            throw new AccessControlException("access denied " + perm, perm);
        }
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof AccessControlContext
                && ((AccessControlContext) obj).number == number;
    }

    @Override
    public int hashCode() {
        return number;
    }
}
