// pvm: --sandbox -Xint -Xss256k
import java.lang.invoke.MethodHandle;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;

/** The stack ends at some depth inside a privileged block; what that leaves behind is no way out. */
public class Overflows {
    static AccessControlContext all() {
        Permissions all = new Permissions();
        all.add(new AllPermission());
        return new AccessControlContext(
                new ProtectionDomain[] {new ProtectionDomain(null, all)});
    }

    static final AccessControlContext ALL = all();

    static void overflow() {
        AccessController.doPrivileged((PrivilegedAction<Void>) () -> {
            overflow();
            return null;
        }, ALL);
    }

    /** Takes a slot or two of stack, so that it ends at another place. */
    static void after(int depth, long ballast) {
        if (depth > 0) {
            after(depth - 1, ballast);
        } else {
            overflow();
        }
    }

    public static void main(String[] args) throws Throwable {
        MethodHandle read = Deeds.all().get("read");
        AccessControlContext none = new AccessControlContext(new ProtectionDomain[] {
            new ProtectionDomain(null, null)});
        for (int depth = 0; depth < 3; depth++) {
            int start = depth;
            try {
                AccessController.doPrivileged((PrivilegedAction<Void>) () -> {
                    try {
                        after(start, 0);
                    } catch (StackOverflowError e) {
                        Ways.call(read);
                    }
                    return null;
                }, none);
                System.out.println("OPEN");
            } catch (SecurityException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}

// expect:
// missing grant: read /etc/passwd (--allow-read=/etc/passwd)
// missing grant: read /etc/passwd (--allow-read=/etc/passwd)
// missing grant: read /etc/passwd (--allow-read=/etc/passwd)
