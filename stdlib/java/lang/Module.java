package java.lang;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Set;

/** A module at run time: java.base, or the unnamed module of a loader. */
public final class Module implements AnnotatedElement {
    private static final Module BASE = new Module("java.base", null);

    private final String name;
    private final ClassLoader loader;

    private Module(String name, ClassLoader loader) {
        this.name = name;
        this.loader = loader;
    }

    static Module of(ClassLoader loader) {
        if (loader == null) {
            return BASE;
        }
        synchronized (BASE) {
            if (loader.unnamedModule == null) {
                loader.unnamedModule = new Module(null, loader);
            }
            return loader.unnamedModule;
        }
    }

    public boolean isNamed() {
        return name != null;
    }

    public String getName() {
        return name;
    }

    public ClassLoader getClassLoader() {
        return loader;
    }

    public boolean canRead(Module other) {
        return true;
    }

    public Module addReads(Module other) {
        return this;
    }

    private boolean exports(String packageName) {
        return name == null || packageName.startsWith("java.");
    }

    public boolean isExported(String packageName) {
        return exports(packageName);
    }

    public boolean isExported(String packageName, Module other) {
        return exports(packageName) || other == this;
    }

    public boolean isOpen(String packageName) {
        return name == null;
    }

    public boolean isOpen(String packageName, Module other) {
        return name == null || other == this;
    }

    public Module addExports(String packageName, Module other) {
        return this;
    }

    public Module addOpens(String packageName, Module other) {
        return this;
    }

    /** The packages of which classes are known. */
    public Set<String> getPackages() {
        return Package.namesIn(loader);
    }

    public InputStream getResourceAsStream(String path) throws IOException {
        String plain = path.startsWith("/") ? path.substring(1) : path;
        return loader == null ? ClassLoader.getSystemResourceAsStream(plain)
                : loader.getResourceAsStream(plain);
    }

    @Override
    public <T extends Annotation> T getAnnotation(Class<T> annotationClass) {
        return null;
    }

    @Override
    public Annotation[] getAnnotations() {
        return new Annotation[0];
    }

    @Override
    public Annotation[] getDeclaredAnnotations() {
        return new Annotation[0];
    }

    @Override
    public String toString() {
        return name != null ? "module " + name
                : "unnamed module @" + Integer.toHexString(System.identityHashCode(this));
    }
}
