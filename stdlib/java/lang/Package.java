package java.lang;

import java.util.HashMap;
import java.util.Map;

/** A package at run time. */
public class Package {
    private static final Map<ClassLoader, Map<String, Package>> ALL = new HashMap<>();

    private final String name;
    private final String specTitle;
    private final String specVersion;
    private final String specVendor;
    private final String implTitle;
    private final String implVersion;
    private final String implVendor;

    Package(String name, String[] manifest) {
        this.name = name;
        specTitle = manifest[0];
        specVersion = manifest[1];
        specVendor = manifest[2];
        implTitle = manifest[3];
        implVersion = manifest[4];
        implVendor = manifest[5];
    }

    static synchronized Package of(String name, ClassLoader loader) {
        Map<String, Package> packages = ALL.computeIfAbsent(loader, l -> new HashMap<>());
        return packages.computeIfAbsent(name, n -> new Package(n, new String[6]));
    }

    static synchronized Package define(ClassLoader loader, Package p) {
        Map<String, Package> packages = ALL.computeIfAbsent(loader, l -> new HashMap<>());
        if (packages.putIfAbsent(p.name, p) != null) {
            throw new IllegalArgumentException(p.name);
        }
        return p;
    }

    public String getName() {
        return name;
    }

    public String getSpecificationTitle() {
        return specTitle;
    }

    public String getSpecificationVersion() {
        return specVersion;
    }

    public String getSpecificationVendor() {
        return specVendor;
    }

    public String getImplementationTitle() {
        return implTitle;
    }

    public String getImplementationVersion() {
        return implVersion;
    }

    public String getImplementationVendor() {
        return implVendor;
    }

    public boolean isSealed() {
        return false;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "package " + name;
    }
}
