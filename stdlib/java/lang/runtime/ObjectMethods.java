package java.lang.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.TypeDescriptor;

/** Links the methods of records. The machine itself does the work for bytecode. */
public class ObjectMethods {
    private ObjectMethods() {
    }

    public static Object bootstrap(MethodHandles.Lookup lookup, String methodName,
            TypeDescriptor type, Class<?> recordClass, String names, MethodHandle... getters)
            throws Throwable {
        throw new UnsupportedOperationException("ObjectMethods called by a program");
    }
}
