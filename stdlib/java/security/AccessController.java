package java.security;

import java.util.List;
import pvm.internal.Gate;
import pvm.internal.Permits;
import pvm.internal.Privileged;

/**
 * Privileged blocks: their callers' callers need not have the permissions for what happens in them.
 * Where the machine was granted everything, blocks just run and every permission is there.
 */
@Deprecated(since = "17", forRemoval = true)
public final class AccessController {
    private AccessController() {
    }

    public static <T> T doPrivileged(PrivilegedAction<T> action) {
        return run(action, 0);
    }

    public static <T> T doPrivileged(PrivilegedAction<T> action, AccessControlContext context) {
        return run(action, limit(context));
    }

    public static <T> T doPrivileged(PrivilegedAction<T> action, AccessControlContext context,
            Permission... perms) {
        return run(action, limit(context, perms));
    }

    public static <T> T doPrivilegedWithCombiner(PrivilegedAction<T> action) {
        return run(action, 0);
    }

    public static <T> T doPrivileged(PrivilegedExceptionAction<T> action)
            throws PrivilegedActionException {
        return run(action, 0);
    }

    public static <T> T doPrivileged(PrivilegedExceptionAction<T> action,
            AccessControlContext context) throws PrivilegedActionException {
        return run(action, limit(context));
    }

    public static <T> T doPrivileged(PrivilegedExceptionAction<T> action,
            AccessControlContext context, Permission... perms) throws PrivilegedActionException {
        return run(action, limit(context, perms));
    }

    public static <T> T doPrivilegedWithCombiner(PrivilegedExceptionAction<T> action)
            throws PrivilegedActionException {
        return run(action, 0);
    }

    private static int limit(AccessControlContext context) {
        return context == null ? 0 : context.number;
    }

    /** The grants of the permissions alone, which cannot be more than the context's. */
    private static int limit(AccessControlContext context, Permission[] perms) {
        if (!Gate.ON) {
            return 0;
        }
        Permissions limits = new Permissions();
        for (Permission p : perms) {
            limits.add(p);
        }
        return Gate.limited(limit(context), Permits.grants(limits));
    }

    private static <T> T run(PrivilegedAction<T> action, int limit) {
        return Gate.ON ? Privileged.<T, RuntimeException>inContext(limit, action::run)
                : action.run();
    }

    private static <T> T run(PrivilegedExceptionAction<T> action, int limit)
            throws PrivilegedActionException {
        try {
            return Gate.ON ? Privileged.<T, Exception>inContext(limit, action::run)
                    : action.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new PrivilegedActionException(e);
        }
    }

    public static AccessControlContext getContext() {
        return new AccessControlContext(Gate.context());
    }

    /**
     * Throws AccessControlException unless the code on the stack has what a permission means in
     * grants. A permission that means none is never there, but where everything is granted.
     */
    public static void checkPermission(Permission perm) throws AccessControlException {
        if (Gate.ON) {
            getContext().checkPermission(perm);
        } else {
            perm.getClass();
        }
    }

    /** Whether a context has all grants that a permission means, and it means some. */
    static boolean isGranted(int context, Permission perm) {
        List<String> grants = Permits.grants(perm);
        for (String grant : grants) {
            int equals = grant.indexOf('=');
            String capability = equals < 0 ? grant : grant.substring(0, equals);
            String target = equals < 0 ? null : grant.substring(equals + 1);
            if (!Gate.allows(context, capability, target)) {
                return false;
            }
        }
        return !grants.isEmpty();
    }
}
