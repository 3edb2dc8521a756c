package java.net;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import pvm.internal.UrlClassPath;

/** Loads classes and resources from folders and jar files that URLs name. */
public class URLClassLoader extends SecureClassLoader implements Closeable {
    private final UrlClassPath path;

    public URLClassLoader(String name, URL[] urls, ClassLoader parent) {
        super(name, parent);
        path = new UrlClassPath(urls);
    }

    public URLClassLoader(URL[] urls, ClassLoader parent) {
        super(parent);
        path = new UrlClassPath(urls);
    }

    public URLClassLoader(URL[] urls) {
        path = new UrlClassPath(urls);
    }

    /** A factory is not asked: protocols are those that URL knows of. */
    public URLClassLoader(URL[] urls, ClassLoader parent, URLStreamHandlerFactory factory) {
        this(urls, parent);
        refuse(factory);
    }

    public URLClassLoader(String name, URL[] urls, ClassLoader parent,
            URLStreamHandlerFactory factory) {
        this(name, urls, parent);
        refuse(factory);
    }

    private static void refuse(URLStreamHandlerFactory factory) {
        if (factory != null) {
            throw new UnsupportedOperationException(
                    "URLClassLoader with a URLStreamHandlerFactory is not built");
        }
    }

    public static URLClassLoader newInstance(URL[] urls, ClassLoader parent) {
        return new FactoryMade(urls, parent);
    }

    public static URLClassLoader newInstance(URL[] urls) {
        return new FactoryMade(urls, getSystemClassLoader());
    }

    /** What newInstance gives. */
    private static final class FactoryMade extends URLClassLoader {
        FactoryMade(URL[] urls, ClassLoader parent) {
            super(urls, parent);
        }
    }

    protected void addURL(URL url) {
        path.add(url);
    }

    public URL[] getURLs() {
        return path.urls();
    }

    /** Whose code ever needs a class: it is made with the grants of who made the loader. */
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return path.isGuarded() ? path.privileged(() -> find(name)) : find(name);
    }

    private Class<?> find(String name) throws ClassNotFoundException {
        try {
            UrlClassPath.Found found = path.read(name.replace('.', '/').concat(".class"));
            if (found != null) {
                return define(name, found);
            }
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
        throw new ClassNotFoundException(name);
    }

    private Class<?> define(String name, UrlClassPath.Found found) {
        int dot = name.lastIndexOf('.');
        if (dot >= 0) {
            preparePackage(name.substring(0, dot), found.manifest, found.source);
        }
        CodeSource source = new CodeSource(found.source, (Certificate[]) null);
        return defineClass(name, found.bytes, 0, found.bytes.length, source);
    }

    private void preparePackage(String name, Manifest manifest, URL url) {
        if (isSeen(name, manifest, url)) {
            return;
        }
        try {
            definePackage(name, manifest == null ? new Manifest() : manifest, url);
        } catch (IllegalArgumentException e) {
            if (!isSeen(name, manifest, url)) {     // another thread was faster, or else
                throw new AssertionError("Cannot find package " + name, e);
            }
        }
    }

    /** Whether the package is defined; SecurityException if it must have no class from there. */
    private boolean isSeen(String name, Manifest manifest, URL url) {
        Package known = getDefinedPackage(name);
        if (known == null) {
            return false;
        }
        if (known.isSealed()) {
            if (!known.isSealed(url)) {
                throw new SecurityException("sealing violation: package " + name + " is sealed");
            }
        } else if (manifest != null && isSealed(name, manifest)) {
            throw new SecurityException("sealing violation: can't seal package " + name
                    + ": already loaded");
        }
        return true;
    }

    private static String attribute(String packageName, Manifest man, Attributes.Name name) {
        Attributes own = man.getAttributes(packageName.replace('.', '/').concat("/"));
        String value = own == null ? null : own.getValue(name);
        return value == null ? man.getMainAttributes().getValue(name) : value;
    }

    private static boolean isSealed(String packageName, Manifest man) {
        return "true".equalsIgnoreCase(attribute(packageName, man, Attributes.Name.SEALED));
    }

    protected Package definePackage(String name, Manifest man, URL url) {
        Attributes.Name[] names = {
            Attributes.Name.SPECIFICATION_TITLE, Attributes.Name.SPECIFICATION_VERSION,
            Attributes.Name.SPECIFICATION_VENDOR, Attributes.Name.IMPLEMENTATION_TITLE,
            Attributes.Name.IMPLEMENTATION_VERSION, Attributes.Name.IMPLEMENTATION_VENDOR};
        String[] values = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = attribute(name, man, names[i]);
        }
        return definePackage(name, values[0], values[1], values[2], values[3], values[4],
                values[5], isSealed(name, man) ? url : null);
    }

    @Override
    public URL findResource(String name) {
        try {
            return path.find(name);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        return Collections.enumeration(path.find(name, Integer.MAX_VALUE));
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        URL found = getResource(Objects.requireNonNull(name));
        try {
            return found == null ? null : path.open(found);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        path.close();
    }
}
