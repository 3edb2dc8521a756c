package java.lang.instrument;

import java.util.Map;
import java.util.Set;

/** What an agent may do. This machine has no agents: nobody is given one. */
public interface Instrumentation {
    void addTransformer(ClassFileTransformer transformer, boolean canRetransform);

    void addTransformer(ClassFileTransformer transformer);

    boolean removeTransformer(ClassFileTransformer transformer);

    boolean isRetransformClassesSupported();

    void retransformClasses(Class<?>... classes) throws UnmodifiableClassException;

    boolean isRedefineClassesSupported();

    void redefineClasses(ClassDefinition... definitions)
            throws ClassNotFoundException, UnmodifiableClassException;

    boolean isModifiableClass(Class<?> theClass);

    @SuppressWarnings("rawtypes")
    Class[] getAllLoadedClasses();

    @SuppressWarnings("rawtypes")
    Class[] getInitiatedClasses(ClassLoader loader);

    long getObjectSize(Object objectToSize);

    boolean isNativeMethodPrefixSupported();

    void setNativeMethodPrefix(ClassFileTransformer transformer, String prefix);

    void redefineModule(Module module, Set<Module> extraReads,
            Map<String, Set<Module>> extraExports, Map<String, Set<Module>> extraOpens,
            Set<Class<?>> extraUses, Map<Class<?>, java.util.List<Class<?>>> extraProvides);

    boolean isModifiableModule(Module module);
}
