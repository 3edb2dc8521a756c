package java.util.jar;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip file that may have a manifest. Signatures are not checked. Of a multi-release file (JEP
 * 238) it shows the entries for one version of the platform.
 */
public class JarFile extends ZipFile {
    public static final String MANIFEST_NAME = "META-INF/MANIFEST.MF";

    private static final String VERSIONS = "META-INF/versions/";
    private static final String META = "META-INF/";
    private static final Runtime.Version BASE = Runtime.Version.parse("8");
    private static final Runtime.Version RUNTIME = Runtime.Version.parse(
            System.getProperty("java.specification.version"));

    private final Runtime.Version version;
    private Manifest manifest;
    /** The versions that there are entries for, up to the wanted one; null if not yet known. */
    private TreeSet<Integer> versions;

    public JarFile(String name) throws IOException {
        this(new File(name));
    }

    public JarFile(String name, boolean verify) throws IOException {
        this(new File(name));
    }

    public JarFile(File file) throws IOException {
        this(file, true, OPEN_READ);
    }

    public JarFile(File file, boolean verify) throws IOException {
        this(file, verify, OPEN_READ);
    }

    public JarFile(File file, boolean verify, int mode) throws IOException {
        this(file, verify, mode, BASE);
    }

    public JarFile(File file, boolean verify, int mode, Runtime.Version version)
            throws IOException {
        super(file, mode);
        boolean isBase = Objects.requireNonNull(version).feature() <= BASE.feature();
        this.version = isBase ? BASE : Runtime.Version.parse("" + version.feature());
    }

    public static Runtime.Version baseVersion() {
        return BASE;
    }

    public static Runtime.Version runtimeVersion() {
        return RUNTIME;
    }

    public final Runtime.Version getVersion() {
        return isMultiRelease() ? version : BASE;
    }

    public final boolean isMultiRelease() {
        try {
            Manifest m = getManifest();
            return m != null && "true".equalsIgnoreCase(
                    m.getMainAttributes().getValue(Attributes.Name.MULTI_RELEASE));
        } catch (IOException e) {
            return false;
        }
    }

    public Manifest getManifest() throws IOException {
        ZipEntry entry = manifest == null ? super.getEntry(MANIFEST_NAME) : null;
        if (entry != null) {
            try (InputStream in = super.getInputStream(entry)) {
                manifest = new Manifest(in);
            }
        }
        return manifest;
    }

    private synchronized TreeSet<Integer> versions() {
        if (versions == null) {
            versions = new TreeSet<>(Collections.reverseOrder());
            if (version != BASE && isMultiRelease()) {
                super.stream().forEach(e -> addVersion(e.getName()));
            }
        }
        return versions;
    }

    private void addVersion(String name) {
        int slash = name.indexOf('/', VERSIONS.length());
        if (!name.startsWith(VERSIONS) || slash < 0) {
            return;
        }
        String number = name.substring(VERSIONS.length(), slash);
        if (number.matches("[1-9][0-9]{0,8}")) {
            int feature = Integer.parseInt(number);
            if (feature > BASE.feature() && feature <= version.feature()) {
                versions.add(feature);
            }
        }
    }

    public JarEntry getJarEntry(String name) {
        return (JarEntry) getEntry(name);
    }

    @Override
    public ZipEntry getEntry(String name) {
        if (!Objects.requireNonNull(name, "name").startsWith(META)) {
            for (int feature : versions()) {
                ZipEntry found = super.getEntry(VERSIONS + feature + "/" + name);
                if (found != null) {
                    return new JarEntry(name, found, this);
                }
            }
        }
        ZipEntry found = super.getEntry(name);
        return found == null ? null : new JarEntry(found, this);
    }

    @Override
    public InputStream getInputStream(ZipEntry ze) throws IOException {
        return super.getInputStream(ze instanceof JarEntry e ? new ZipEntry(e.getRealName()) : ze);
    }

    @Override
    public Enumeration<JarEntry> entries() {
        List<JarEntry> found = new ArrayList<>();
        Enumeration<? extends ZipEntry> all = super.entries();
        while (all.hasMoreElements()) {
            found.add(new JarEntry(all.nextElement(), this));
        }
        return Collections.enumeration(found);
    }

    @Override
    public Stream<JarEntry> stream() {
        return Collections.list(entries()).stream();
    }

    /** The entries as the version of this file has them, each once. */
    public Stream<JarEntry> versionedStream() {
        if (!isMultiRelease()) {
            return stream();
        }
        return stream().map(e -> baseName(e.getName())).filter(Objects::nonNull).distinct()
                .map(this::getJarEntry).filter(Objects::nonNull);
    }

    /** The name without the folder of a version; null for what is in none that is looked into. */
    private String baseName(String name) {
        if (!name.startsWith(VERSIONS)) {
            return name;
        }
        int slash = version == BASE ? -1 : name.indexOf('/', VERSIONS.length());
        return slash < 0 || slash == name.length() - 1 ? null : name.substring(slash + 1);
    }
}
