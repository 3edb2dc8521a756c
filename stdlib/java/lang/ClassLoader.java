package java.lang;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import pvm.internal.Gate;
import pvm.internal.Loaders;
import pvm.internal.Reflection;

/** Finds and defines classes. */
public abstract class ClassLoader {
    /** The domain of the library's classes, and of arrays. */
    private static final ProtectionDomain LIBRARY = new ProtectionDomain(null, null, null, null);

    private final ClassLoader parent;
    private final String name;
    /** What messages call this loader. */
    private final String nameAndId;
    /** What is locked while a class of some name is loaded; null: the loader itself. */
    private final ConcurrentHashMap<String, Object> locks;
    /** What the classes of this loader may do; 0 where nothing is ever refused. */
    private final int grantedContext;
    /** The domains of classes that were defined without one, by where they come from. */
    private HashMap<String, ProtectionDomain> domains;
    /** Of pvm.internal.LoaderValue. */
    private final ConcurrentHashMap<Object, Object> values = new ConcurrentHashMap<>();
    /** Where the VM keeps what belongs to this loader; it sets it at the loader's first use. */
    private transient long vmLoaderData;
    /** Of Module and Package, which guard them: here, so that they die with the loader. */
    Module unnamedModule;
    HashMap<String, Package> packages;

    protected ClassLoader(String name, ClassLoader parent) {
        if (name != null && name.isEmpty()) {
            throw new IllegalArgumentException("name must be non-empty or null");
        }
        Gate.require("load");
        grantedContext = Gate.context();
        this.name = name;
        this.parent = parent;
        String shown = getName() == null ? getClass().getName() : "'" + getName() + "'";
        nameAndId = shown + " @" + Integer.toHexString(System.identityHashCode(this));
        locks = ParallelLoaders.isRegistered(getClass()) ? new ConcurrentHashMap<>() : null;
    }

    protected ClassLoader(ClassLoader parent) {
        this(null, parent);
    }

    protected ClassLoader() {
        this(null, getSystemClassLoader());
    }

    public String getName() {
        return name;
    }

    public Class<?> loadClass(String name) throws ClassNotFoundException {
        return loadClass(name, false);
    }

    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> c = findLoadedClass(name);
            if (c == null) {
                c = loadByParent(name);
            }
            if (c == null) {
                c = findClass(name);
            }
            if (resolve) {
                resolveClass(c);
            }
            return c;
        }
    }

    private Class<?> loadByParent(String name) {
        if (parent == null) {
            return isBinaryName(name) ? findBootstrapClass(name) : null;
        }
        try {
            return parent.loadClass(name, false);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static boolean isBinaryName(String name) {
        return name.indexOf('/') < 0 && !name.startsWith("[");
    }

    protected Object getClassLoadingLock(String className) {
        return locks == null ? this : locks.computeIfAbsent(className, n -> new Object());
    }

    /**
     * Loads a class for the machine (JVMS 5.3.2). Of a loader that does not load in parallel, one
     * thread at a time is to call loadClass.
     */
    private static Class<?> loadForMachine(ClassLoader loader, String name)
            throws ClassNotFoundException {
        if (loader.locks != null) {
            return loader.loadClass(name);
        }
        synchronized (loader) {
            Class<?> c = findLoadedClass0(loader, name);
            return c != null ? c : loader.loadClass(name);
        }
    }

    protected Class<?> findClass(String name) throws ClassNotFoundException {
        throw new ClassNotFoundException(name);
    }

    protected final Class<?> defineClass(String name, byte[] b, int off, int len)
            throws ClassFormatError {
        return defineClass(name, b, off, len, null);
    }

    protected final Class<?> defineClass(String name, byte[] b, int off, int len,
            ProtectionDomain protectionDomain) throws ClassFormatError {
        if (name != null && !isBinaryName(name)) {
            throw new NoClassDefFoundError("IllegalName: " + name);
        }
        if (name != null && name.startsWith("java.")) {
            throw new SecurityException("Prohibited package name: "
                    + name.substring(0, name.lastIndexOf('.')));
        }
        checkRange(b, off, len);
        Class<?> c = defineClass0(this, name, b, off, len);
        c.setProtectionDomain(protectionDomain);
        return c;
    }

    private static void checkRange(byte[] b, int off, int len) {
        if (b == null) {
            throw new NullPointerException();
        }
        if (len < 0) {
            throw new ArrayIndexOutOfBoundsException();
        }
        if (off < 0 || off > b.length - len) {
            throw new ArrayIndexOutOfBoundsException("Array region " + off + ".."
                    + (len + (long) off) + " out of bounds for length " + b.length);
        }
    }

    protected final Class<?> defineClass(String name, ByteBuffer b,
            ProtectionDomain protectionDomain) throws ClassFormatError {
        byte[] bytes = new byte[b.remaining()];
        b.duplicate().get(bytes);
        return defineClass(name, bytes, 0, bytes.length, protectionDomain);
    }

    @Deprecated
    protected final Class<?> defineClass(byte[] b, int off, int len) throws ClassFormatError {
        return defineClass(null, b, off, len, null);
    }

    /** The domain of the classes that a loader has from one place, or has defined without one. */
    static ProtectionDomain domainBySource(Class<?> c) {
        ClassLoader loader = c.getClassLoader();
        if (loader == null || c.isArray()) {
            return LIBRARY;
        }
        String source = loader == Loaders.app() ? Loaders.source(c) : null;
        synchronized (loader.domainsLock()) {
            return loader.domains.computeIfAbsent(source, s -> new ProtectionDomain(
                    new CodeSource(s == null ? null : Loaders.url(s), (Certificate[]) null), null,
                    loader, null));
        }
    }

    /** What guards `domains`, which is there from now on. */
    private synchronized Object domainsLock() {
        if (domains == null) {
            domains = new HashMap<>();
        }
        return domains;
    }

    /** Defines a class (JVMS 5.3.5); the name may be null. Throws the linkage errors. */
    private static native Class<?> defineClass0(ClassLoader loader, String name, byte[] b, int off,
            int len);

    /** Links a class (JVMS 5.4). */
    private static native void resolveClass0(Class<?> c);

    protected final void resolveClass(Class<?> c) {
        resolveClass0(Objects.requireNonNull(c));
    }

    protected final Class<?> findSystemClass(String name) throws ClassNotFoundException {
        return getSystemClassLoader().loadClass(name);
    }

    protected final Class<?> findLoadedClass(String name) {
        return name != null && isBinaryName(name) ? findLoadedClass0(this, name) : null;
    }

    /** The class of which the loader is recorded as an initiating one (JVMS 5.3), or null. */
    private static native Class<?> findLoadedClass0(ClassLoader loader, String name);

    /** The class of the library with a binary name, or null. */
    private static native Class<?> findBootstrapClass(String name);

    protected final void setSigners(Class<?> c, Object[] signers) {
        c.setSigners(signers);
    }

    public InputStream getResourceAsStream(String name) {
        Objects.requireNonNull(name);
        InputStream in = parent != null ? parent.getResourceAsStream(name)
                : stream(Loaders.resource(null, name));
        if (in != null || this == Loaders.platform()) {
            return in;
        }
        if (this == Loaders.app()) {
            return stream(Loaders.resource(this, name));
        }
        URL found = findResource(name);
        try {
            return found == null ? null : found.openStream();
        } catch (IOException e) {
            return null;
        }
    }

    public URL getResource(String name) {
        Objects.requireNonNull(name);
        URL found = parent == null ? Loaders.libraryResource(name) : parent.getResource(name);
        return found == null ? findResource(name) : found;
    }

    public Enumeration<URL> getResources(String name) throws IOException {
        Objects.requireNonNull(name);
        List<URL> found = new ArrayList<>();
        if (parent != null) {
            found.addAll(Collections.list(parent.getResources(name)));
        } else if (Loaders.libraryResource(name) != null) {
            found.add(Loaders.libraryResource(name));
        }
        found.addAll(Collections.list(findResources(name)));
        return Collections.enumeration(found);
    }

    public Stream<URL> resources(String name) {
        try {
            return Collections.list(getResources(name)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected URL findResource(String name) {
        return null;
    }

    protected Enumeration<URL> findResources(String name) throws IOException {
        return Collections.enumeration(List.of());
    }

    public static URL getSystemResource(String name) {
        return getSystemClassLoader().getResource(name);
    }

    public static Enumeration<URL> getSystemResources(String name) throws IOException {
        return getSystemClassLoader().getResources(name);
    }

    private static InputStream stream(byte[] bytes) {
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    public static InputStream getSystemResourceAsStream(String name) {
        return getSystemClassLoader().getResourceAsStream(name);
    }

    protected static boolean registerAsParallelCapable() {
        return ParallelLoaders.register(Reflection.callerClass().asSubclass(ClassLoader.class));
    }

    public final boolean isRegisteredAsParallelCapable() {
        return ParallelLoaders.isRegistered(getClass());
    }

    public final Module getUnnamedModule() {
        return Module.of(this);
    }

    public final ClassLoader getParent() {
        return parent;
    }

    public static ClassLoader getPlatformClassLoader() {
        return Loaders.platform();
    }

    public static ClassLoader getSystemClassLoader() {
        return Loaders.app();
    }

    protected Package definePackage(String name, String specTitle, String specVersion,
            String specVendor, String implTitle, String implVersion, String implVendor,
            java.net.URL sealBase) {
        if (name == null) {
            throw new NullPointerException();
        }
        return Package.define(this, new Package(name, this, new String[] {
            specTitle, specVersion, specVendor, implTitle, implVersion, implVendor}, sealBase));
    }

    public final Package getDefinedPackage(String name) {
        return Package.defined(this, Objects.requireNonNull(name, "name cannot be null"));
    }

    public final Package[] getDefinedPackages() {
        return Package.allIn(this);
    }

    @Deprecated(since = "9")
    protected Package getPackage(String name) {
        return Package.seenFrom(this, name);
    }

    protected Package[] getPackages() {
        return Package.allSeenFrom(this);
    }

    protected String findLibrary(String libname) {
        return null;
    }

    public void setDefaultAssertionStatus(boolean enabled) {
        setAssertionStatus0(this, null, enabled);
    }

    public void setPackageAssertionStatus(String packageName, boolean enabled) {
        setAssertionStatus0(this, packageName == null ? "..." : packageName + "...", enabled);
    }

    public void setClassAssertionStatus(String className, boolean enabled) {
        if (className != null) {
            setAssertionStatus0(this, className, enabled);
        }
    }

    public void clearAssertionStatus() {
        setAssertionStatus0(this, "", false);
    }

    /**
     * What -ea:scope or -da:scope does, for the classes of one loader: null stands for all of
     * them, "p..." for a package and below, "" takes all settings of the loader back to false.
     */
    private static native void setAssertionStatus0(ClassLoader loader, String scope,
            boolean enabled);
}
