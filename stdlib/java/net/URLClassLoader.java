package java.net;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import pvm.internal.UrlClassPath;

/** Loads classes and resources from folders and jar files that URLs name. */
public class URLClassLoader extends SecureClassLoader implements Closeable {
    private final List<UrlClassPath> path = new ArrayList<>();

    public URLClassLoader(String name, URL[] urls, ClassLoader parent) {
        super(name, parent);
        addAll(urls);
    }

    public URLClassLoader(URL[] urls, ClassLoader parent) {
        super(parent);
        addAll(urls);
    }

    public URLClassLoader(URL[] urls) {
        addAll(urls);
    }

    private void addAll(URL[] urls) {
        for (URL url : urls) {
            path.add(new UrlClassPath(url));
        }
    }

    public static URLClassLoader newInstance(URL[] urls, ClassLoader parent) {
        return new URLClassLoader(urls, parent);
    }

    public static URLClassLoader newInstance(URL[] urls) {
        return new URLClassLoader(urls);
    }

    protected void addURL(URL url) {
        if (url != null) {
            synchronized (path) {
                path.add(new UrlClassPath(url));
            }
        }
    }

    private List<UrlClassPath> elements() {
        synchronized (path) {
            return new ArrayList<>(path);
        }
    }

    public URL[] getURLs() {
        List<URL> urls = new ArrayList<>();
        for (UrlClassPath element : elements()) {
            urls.add(element.url());
        }
        return urls.toArray(new URL[0]);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/').concat(".class");
        try {
            for (UrlClassPath element : elements()) {
                byte[] bytes = element.read(file);
                if (bytes != null) {
                    return define(name, bytes, element);
                }
            }
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
        throw new ClassNotFoundException(name);
    }

    private Class<?> define(String name, byte[] bytes, UrlClassPath element)
            throws IOException {
        int dot = name.lastIndexOf('.');
        if (dot >= 0 && getDefinedPackage(name.substring(0, dot)) == null) {
            Manifest manifest = element.manifest();
            definePackage(name.substring(0, dot), manifest == null ? new Manifest() : manifest,
                    element.url());
        }
        CodeSource source = new CodeSource(element.url(), (Certificate[]) null);
        return defineClass(name, bytes, 0, bytes.length, source);
    }

    protected Package definePackage(String name, Manifest man, URL url) {
        Attributes main = man.getMainAttributes();
        Attributes own = man.getAttributes(name.replace('.', '/').concat("/"));
        Attributes.Name[] names = {
            Attributes.Name.SPECIFICATION_TITLE, Attributes.Name.SPECIFICATION_VERSION,
            Attributes.Name.SPECIFICATION_VENDOR, Attributes.Name.IMPLEMENTATION_TITLE,
            Attributes.Name.IMPLEMENTATION_VERSION, Attributes.Name.IMPLEMENTATION_VENDOR};
        String[] values = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            String value = own == null ? null : own.getValue(names[i]);
            values[i] = value == null ? main.getValue(names[i]) : value;
        }
        return definePackage(name, values[0], values[1], values[2], values[3], values[4],
                values[5], null);
    }

    @Override
    public URL findResource(String name) {
        try {
            for (UrlClassPath element : elements()) {
                URL found = element.find(name);
                if (found != null) {
                    return found;
                }
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (UrlClassPath element : elements()) {
            URL found = element.find(name);
            if (found != null) {
                urls.add(found);
            }
        }
        return Collections.enumeration(urls);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        InputStream in = getParent() == null ? null : getParent().getResourceAsStream(name);
        if (in != null) {
            return in;
        }
        try {
            for (UrlClassPath element : elements()) {
                byte[] bytes = element.read(name);
                if (bytes != null) {
                    return new ByteArrayInputStream(bytes);
                }
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        for (UrlClassPath element : elements()) {
            element.close();
        }
    }
}
