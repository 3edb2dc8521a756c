package java.lang.instrument;

import java.security.ProtectionDomain;

/** Changes class files before they are defined. */
public interface ClassFileTransformer {
    default byte[] transform(ClassLoader loader, String className, Class<?> classBeingRedefined,
            ProtectionDomain protectionDomain, byte[] classfileBuffer)
            throws IllegalClassFormatException {
        return null;
    }

    default byte[] transform(Module module, ClassLoader loader, String className,
            Class<?> classBeingRedefined, ProtectionDomain protectionDomain,
            byte[] classfileBuffer) throws IllegalClassFormatException {
        return transform(loader, className, classBeingRedefined, protectionDomain,
                classfileBuffer);
    }
}
