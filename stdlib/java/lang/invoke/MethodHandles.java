package java.lang.invoke;

import pvm.internal.Reflection;

/** Makes method handles; only the lookup objects are built so far. */
public class MethodHandles {
    private MethodHandles() {
    }

    public static Lookup lookup() {
        return new Lookup(Reflection.callerClass());
    }

    /** A right to access what a class can access. */
    public static final class Lookup {
        private final Class<?> lookupClass;

        Lookup(Class<?> lookupClass) {
            this.lookupClass = lookupClass;
        }

        public Class<?> lookupClass() {
            return lookupClass;
        }

        @Override
        public String toString() {
            return lookupClass.getName();
        }
    }
}
