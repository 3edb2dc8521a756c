package java.lang;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import pvm.internal.Annotations;
import pvm.internal.Members;
import pvm.internal.Reflection;

/** A package at run time. */
public class Package implements AnnotatedElement {
    /** Those of the boot loader, which is null; others keep their own. */
    private static final HashMap<String, Package> BOOT = new HashMap<>();

    private final String name;
    private final ClassLoader loader;
    private final String specTitle;
    private final String specVersion;
    private final String specVendor;
    private final String implTitle;
    private final String implVersion;
    private final String implVendor;
    private final URL sealBase;

    /** `manifest`: the three texts on the specification, and on the implementation, or nulls. */
    Package(String name, ClassLoader loader, String[] manifest, URL sealBase) {
        this.name = name;
        this.loader = loader;
        this.sealBase = sealBase;
        specTitle = manifest[0];
        specVersion = manifest[1];
        specVendor = manifest[2];
        implTitle = manifest[3];
        implVersion = manifest[4];
        implVendor = manifest[5];
    }

    private static HashMap<String, Package> known(ClassLoader loader) {
        if (loader == null) {
            return BOOT;
        }
        if (loader.packages == null) {
            loader.packages = new HashMap<>();
        }
        return loader.packages;
    }

    static synchronized Package of(String name, ClassLoader loader) {
        return known(loader).computeIfAbsent(name,
                n -> new Package(n, loader, new String[6], null));
    }

    /** The package that a loader has; null if it has none of that name. */
    static synchronized Package defined(ClassLoader loader, String name) {
        Package p = known(loader).get(name);
        return p != null || !namesIn(loader).contains(name) ? p : of(name, loader);
    }

    static synchronized Package define(ClassLoader loader, Package p) {
        if (known(loader).putIfAbsent(p.name, p) != null) {
            throw new IllegalArgumentException(p.name);
        }
        return p;
    }

    static synchronized Set<String> namesIn(ClassLoader loader) {
        Set<String> names = new TreeSet<>(known(loader).keySet());
        if (loader != ClassLoader.getPlatformClassLoader()) {
            names.addAll(Arrays.asList(namesOfClasses(loader)));
        }
        return names;
    }

    /** The packages of the classes that a loader has defined; null is the boot loader. */
    private static native String[] namesOfClasses(ClassLoader loader);

    private static ClassLoader loaderOf(Class<?> caller) {
        return caller == null ? null : caller.getClassLoader();
    }

    /** A package that the caller's loader or one of its parents knows, or null. */
    @Deprecated(since = "9")
    public static Package getPackage(String name) {
        return seenFrom(loaderOf(Reflection.callerClass()),
                Objects.requireNonNull(name, "name cannot be null"));
    }

    /** The package that a loader, or the nearest one above it, has; or null. */
    static Package seenFrom(ClassLoader loader, String name) {
        for (ClassLoader l = loader; l != null; l = l.getParent()) {
            Package p = defined(l, name);
            if (p != null) {
                return p;
            }
        }
        return defined(null, name);
    }

    /** The packages that the caller's loader and its parents know. */
    public static Package[] getPackages() {
        return allSeenFrom(loaderOf(Reflection.callerClass()));
    }

    static Package[] allSeenFrom(ClassLoader loader) {
        ArrayList<Package> found = new ArrayList<>();
        for (ClassLoader l = loader; l != null; l = l.getParent()) {
            addPackages(l, found);
        }
        addPackages(null, found);
        return found.toArray(new Package[0]);
    }

    static Package[] allIn(ClassLoader loader) {
        ArrayList<Package> found = new ArrayList<>();
        addPackages(loader, found);
        return found.toArray(new Package[0]);
    }

    private static void addPackages(ClassLoader loader, ArrayList<Package> found) {
        for (String name : namesIn(loader)) {
            found.add(of(name, loader));
        }
    }

    /** The annotations of the source file package-info.java, kept by a class of that name. */
    private Annotation[] declared() {
        try {
            Class<?> c = Class.forName(name + ".package-info", false, loader);
            return Annotations.declared(c, Members.CLASS, 0);
        } catch (ClassNotFoundException e) {
            return new Annotation[0];
        }
    }

    @Override
    public <A extends Annotation> A getAnnotation(Class<A> annotationClass) {
        return Annotations.find(declared(), annotationClass);
    }

    @Override
    public boolean isAnnotationPresent(Class<? extends Annotation> annotationClass) {
        return getAnnotation(annotationClass) != null;
    }

    @Override
    public <A extends Annotation> A[] getAnnotationsByType(Class<A> annotationClass) {
        return Annotations.findAll(declared(), annotationClass);
    }

    @Override
    public Annotation[] getAnnotations() {
        return declared();
    }

    @Override
    public <A extends Annotation> A getDeclaredAnnotation(Class<A> annotationClass) {
        return Annotations.find(declared(), annotationClass);
    }

    @Override
    public <A extends Annotation> A[] getDeclaredAnnotationsByType(Class<A> annotationClass) {
        return Annotations.findAll(declared(), annotationClass);
    }

    @Override
    public Annotation[] getDeclaredAnnotations() {
        return declared();
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

    /** The packages of the library are in a module, which seals them. */
    public boolean isSealed() {
        return loader == null || sealBase != null;
    }

    public boolean isSealed(URL url) {
        return Objects.requireNonNull(url).equals(sealBase);
    }

    /** Whether the specification version is at least the desired one (dotted numbers). */
    public boolean isCompatibleWith(String desired) throws NumberFormatException {
        if (specVersion == null || specVersion.isEmpty()) {
            throw new NumberFormatException("Empty version string");
        }
        String[] has = specVersion.split("\\.", -1);
        String[] wants = desired.split("\\.", -1);
        for (int i = 0; i < Math.max(has.length, wants.length); i++) {
            int mine = i < has.length ? number(has[i]) : 0;
            int other = i < wants.length ? number(wants[i]) : 0;
            if (mine != other) {
                return mine > other;
            }
        }
        return true;
    }

    private static int number(String text) {
        int number = Integer.parseInt(text);
        if (number < 0) {
            throw new NumberFormatException("For input string: \"" + text + "\"");
        }
        return number;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        String text = "package " + name;
        return specTitle == null ? text : text + ", " + specTitle
                + (specVersion == null ? "" : ", version " + specVersion);
    }
}
