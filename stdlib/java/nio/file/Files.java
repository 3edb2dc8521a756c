package java.nio.file;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import pvm.internal.FileAttributeNames;
import pvm.internal.FileCopies;
import pvm.internal.FileFailures;
import pvm.internal.FileOpening;
import pvm.internal.FileStatus;
import pvm.internal.FileWalk;
import pvm.internal.FolderEntries;
import pvm.internal.HostAttributes;
import pvm.internal.HostFiles;
import pvm.internal.UniqueNumbers;

/** Works on files. */
public final class Files {
    private static final OpenOption[] WRITE_ANEW = {
        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
    };

    private Files() {
    }

    private static boolean follows(LinkOption[] options) {
        return !Arrays.asList(options).contains(LinkOption.NOFOLLOW_LINKS);
    }

    private static FileStatus status(Path path, LinkOption[] options) {
        return FileStatus.of(path.toString(), follows(options));
    }

    // Streams and channels

    public static InputStream newInputStream(Path path, OpenOption... options)
            throws IOException {
        for (OpenOption option : options) {
            if (option == StandardOpenOption.WRITE || option == StandardOpenOption.APPEND) {
                throw new UnsupportedOperationException("'" + option + "' not allowed");
            }
        }
        return Channels.newInputStream(FileOpening.channel(path, Set.of(options)));
    }

    public static OutputStream newOutputStream(Path path, OpenOption... options)
            throws IOException {
        Set<OpenOption> wanted = new HashSet<>(
                Arrays.asList(options.length == 0 ? WRITE_ANEW : options));
        if (wanted.contains(StandardOpenOption.READ)) {
            throw new IllegalArgumentException("READ not allowed");
        }
        wanted.add(StandardOpenOption.WRITE);
        return Channels.newOutputStream(FileOpening.channel(path, wanted));
    }

    public static SeekableByteChannel newByteChannel(Path path,
            Set<? extends OpenOption> options, FileAttribute<?>... attrs) throws IOException {
        return FileChannel.open(path, options, attrs);
    }

    public static SeekableByteChannel newByteChannel(Path path, OpenOption... options)
            throws IOException {
        return FileChannel.open(path, options);
    }

    public static BufferedReader newBufferedReader(Path path, Charset cs) throws IOException {
        return new BufferedReader(new InputStreamReader(newInputStream(path), cs.newDecoder()));
    }

    public static BufferedReader newBufferedReader(Path path) throws IOException {
        return newBufferedReader(path, StandardCharsets.UTF_8);
    }

    public static BufferedWriter newBufferedWriter(Path path, Charset cs, OpenOption... options)
            throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(newOutputStream(path, options), cs.newEncoder()));
    }

    public static BufferedWriter newBufferedWriter(Path path, OpenOption... options)
            throws IOException {
        return newBufferedWriter(path, StandardCharsets.UTF_8, options);
    }

    // Folders

    public static DirectoryStream<Path> newDirectoryStream(Path dir) throws IOException {
        return new FolderEntries(dir, null);
    }

    public static DirectoryStream<Path> newDirectoryStream(Path dir, String glob)
            throws IOException {
        PathMatcher matcher = dir.getFileSystem().getPathMatcher("glob:" + glob);
        return new FolderEntries(dir, entry -> matcher.matches(entry.getFileName()));
    }

    public static DirectoryStream<Path> newDirectoryStream(Path dir,
            DirectoryStream.Filter<? super Path> filter) throws IOException {
        return new FolderEntries(dir, Objects.requireNonNull(filter));
    }

    public static Path walkFileTree(Path start, Set<FileVisitOption> options, int maxDepth,
            FileVisitor<? super Path> visitor) throws IOException {
        boolean followsLinks = options.contains(FileVisitOption.FOLLOW_LINKS);
        new FileWalk(Objects.requireNonNull(visitor), followsLinks, maxDepth).visit(start);
        return start;
    }

    public static Path walkFileTree(Path start, FileVisitor<? super Path> visitor)
            throws IOException {
        return walkFileTree(start, Set.of(), Integer.MAX_VALUE, visitor);
    }

    // Making and removing

    private static int permissions(int usual, FileAttribute<?>[] attrs) {
        int permissions = usual;
        for (FileAttribute<?> attribute : attrs) {
            permissions = FileAttributeNames.permissions(attribute);
        }
        return permissions;
    }

    public static Path createFile(Path path, FileAttribute<?>... attrs) throws IOException {
        int permissions = permissions(-1, attrs);
        FileOpening.channel(path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)).close();
        if (permissions >= 0) {
            HostFiles.setPermissions(path.toString(), permissions);
        }
        return path;
    }

    public static Path createDirectory(Path dir, FileAttribute<?>... attrs) throws IOException {
        FileFailures.check(HostFiles.makeDirectory(dir.toString(), permissions(0777, attrs)),
                dir);
        return dir;
    }

    public static Path createDirectories(Path dir, FileAttribute<?>... attrs)
            throws IOException {
        if (isDirectory(dir)) {
            return dir;
        }
        Path parent = dir.toAbsolutePath().getParent();
        if (parent != null && !isDirectory(parent)) {
            createDirectories(parent, attrs);
        }
        return createDirectory(dir, attrs);
    }

    private static Path temporary(Path dir, String prefix, String suffix) {
        String name = (prefix == null ? "" : prefix) + UniqueNumbers.next() + suffix;
        if (name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("Invalid prefix or suffix");
        }
        return dir.resolve(name);
    }

    private static Path temporaryFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    public static Path createTempFile(Path dir, String prefix, String suffix,
            FileAttribute<?>... attrs) throws IOException {
        while (true) {
            Path path = temporary(dir, prefix, suffix == null ? ".tmp" : suffix);
            try {
                createFile(path, attrs);
                HostFiles.setPermissions(path.toString(), permissions(0600, attrs));
                return path;
            } catch (FileAlreadyExistsException e) {
                // the next number may be free
            }
        }
    }

    public static Path createTempFile(String prefix, String suffix, FileAttribute<?>... attrs)
            throws IOException {
        return createTempFile(temporaryFolder(), prefix, suffix, attrs);
    }

    public static Path createTempDirectory(Path dir, String prefix, FileAttribute<?>... attrs)
            throws IOException {
        while (true) {
            Path path = temporary(dir, prefix, "");
            int error = HostFiles.makeDirectory(path.toString(), permissions(0700, attrs));
            if (error != HostFiles.EXISTS) {
                FileFailures.check(error, path);
                return path;
            }
        }
    }

    public static Path createTempDirectory(String prefix, FileAttribute<?>... attrs)
            throws IOException {
        return createTempDirectory(temporaryFolder(), prefix, attrs);
    }

    public static Path createSymbolicLink(Path link, Path target, FileAttribute<?>... attrs)
            throws IOException {
        FileFailures.check(HostFiles.symbolicLink(target.toString(), link.toString()), link);
        return link;
    }

    public static Path createLink(Path link, Path existing) throws IOException {
        int error = HostFiles.link(existing.toString(), link.toString());
        if (error != 0) {
            throw FileFailures.of(error, link, existing);
        }
        return link;
    }

    public static void delete(Path path) throws IOException {
        FileFailures.check(HostFiles.remove(path.toString()), path);
    }

    public static boolean deleteIfExists(Path path) throws IOException {
        int error = HostFiles.remove(path.toString());
        if (error == HostFiles.NO_ENTRY) {
            return false;
        }
        FileFailures.check(error, path);
        return true;
    }

    public static Path copy(Path source, Path target, CopyOption... options)
            throws IOException {
        FileCopies.copy(source, target, options);
        return target;
    }

    public static long copy(InputStream in, Path target, CopyOption... options)
            throws IOException {
        Objects.requireNonNull(in);
        for (CopyOption option : options) {
            if (option != StandardCopyOption.REPLACE_EXISTING) {
                throw new UnsupportedOperationException(option + " not supported");
            }
            deleteIfExists(target);
        }
        try (OutputStream out = newOutputStream(target, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            return in.transferTo(out);
        }
    }

    public static long copy(Path source, OutputStream out) throws IOException {
        Objects.requireNonNull(out);
        try (InputStream in = newInputStream(source)) {
            return in.transferTo(out);
        }
    }

    public static Path move(Path source, Path target, CopyOption... options)
            throws IOException {
        FileCopies.move(source, target, options);
        return target;
    }

    public static Path readSymbolicLink(Path link) throws IOException {
        if (!HostAttributes.of(link, false).isSymbolicLink()) {
            throw new NotLinkException(link.toString());
        }
        return Path.of(HostFiles.readLink(link.toString()));
    }

    // What is known of a file

    public static boolean exists(Path path, LinkOption... options) {
        return status(path, options) != null;
    }

    public static boolean notExists(Path path, LinkOption... options) {
        return HostFiles.status(path.toString(), follows(options), new long[10])
                == HostFiles.NO_ENTRY;
    }

    public static boolean isDirectory(Path path, LinkOption... options) {
        FileStatus status = status(path, options);
        return status != null && status.isFolder();
    }

    public static boolean isRegularFile(Path path, LinkOption... options) {
        FileStatus status = status(path, options);
        return status != null && status.isRegular();
    }

    public static boolean isSymbolicLink(Path path) {
        FileStatus status = FileStatus.of(path.toString(), false);
        return status != null && status.isLink();
    }

    public static boolean isReadable(Path path) {
        return HostFiles.isAccessible(path.toString(), HostFiles.READABLE);
    }

    public static boolean isWritable(Path path) {
        return HostFiles.isAccessible(path.toString(), HostFiles.WRITABLE);
    }

    public static boolean isExecutable(Path path) {
        return HostFiles.isAccessible(path.toString(), HostFiles.EXECUTABLE);
    }

    public static boolean isHidden(Path path) throws IOException {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    public static boolean isSameFile(Path path, Path path2) throws IOException {
        return path.equals(path2) || HostAttributes.of(path, true).fileKey()
                .equals(HostAttributes.of(path2, true).fileKey());
    }

    public static long mismatch(Path path, Path path2) throws IOException {
        if (isSameFile(path, path2)) {
            return -1;
        }
        byte[] one = readAllBytes(path);
        byte[] other = readAllBytes(path2);
        return Arrays.mismatch(one, other);
    }

    public static String probeContentType(Path path) throws IOException {
        return java.net.URLConnection.guessContentTypeFromName(path.toString());
    }

    public static long size(Path path) throws IOException {
        return HostAttributes.of(path, true).size();
    }

    public static FileTime getLastModifiedTime(Path path, LinkOption... options)
            throws IOException {
        return HostAttributes.of(path, follows(options)).lastModifiedTime();
    }

    public static Path setLastModifiedTime(Path path, FileTime time) throws IOException {
        FileAttributeNames.setModified(path, time);
        return path;
    }

    @SuppressWarnings("unchecked")
    public static <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type,
            LinkOption... options) throws IOException {
        if (type != BasicFileAttributes.class && type != PosixFileAttributes.class) {
            throw new UnsupportedOperationException();
        }
        return (A) HostAttributes.of(path, follows(options));
    }

    public static Map<String, Object> readAttributes(Path path, String attributes,
            LinkOption... options) throws IOException {
        return FileAttributeNames.read(path, attributes, follows(options));
    }

    public static Object getAttribute(Path path, String attribute, LinkOption... options)
            throws IOException {
        if (attribute.indexOf('*') >= 0 || attribute.indexOf(',') >= 0) {
            throw new IllegalArgumentException(attribute);
        }
        String name = attribute.substring(attribute.indexOf(':') + 1);
        return readAttributes(path, attribute, options).get(name);
    }

    public static Path setAttribute(Path path, String attribute, Object value,
            LinkOption... options) throws IOException {
        FileAttributeNames.set(path, attribute, value);
        return path;
    }

    public static Set<PosixFilePermission> getPosixFilePermissions(Path path,
            LinkOption... options) throws IOException {
        return HostAttributes.of(path, follows(options)).permissions();
    }

    public static Path setPosixFilePermissions(Path path, Set<PosixFilePermission> perms)
            throws IOException {
        FileFailures.check(
                HostFiles.setPermissions(path.toString(), HostAttributes.bits(perms)), path);
        return path;
    }

    // Whole contents

    public static byte[] readAllBytes(Path path) throws IOException {
        try (InputStream in = newInputStream(path)) {
            return in.readAllBytes();
        }
    }

    public static String readString(Path path) throws IOException {
        return readString(path, StandardCharsets.UTF_8);
    }

    public static String readString(Path path, Charset cs) throws IOException {
        return cs.newDecoder().decode(ByteBuffer.wrap(readAllBytes(path))).toString();
    }

    public static List<String> readAllLines(Path path, Charset cs) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = newBufferedReader(path, cs)) {
            String line = in.readLine();
            while (line != null) {
                lines.add(line);
                line = in.readLine();
            }
        }
        return lines;
    }

    public static List<String> readAllLines(Path path) throws IOException {
        return readAllLines(path, StandardCharsets.UTF_8);
    }

    public static Path write(Path path, byte[] bytes, OpenOption... options)
            throws IOException {
        Objects.requireNonNull(bytes);
        try (OutputStream out = newOutputStream(path, options)) {
            out.write(bytes);
        }
        return path;
    }

    public static Path write(Path path, Iterable<? extends CharSequence> lines, Charset cs,
            OpenOption... options) throws IOException {
        Objects.requireNonNull(lines);
        try (BufferedWriter out = newBufferedWriter(path, cs, options)) {
            for (CharSequence line : lines) {
                out.append(line);
                out.newLine();
            }
        }
        return path;
    }

    public static Path write(Path path, Iterable<? extends CharSequence> lines,
            OpenOption... options) throws IOException {
        return write(path, lines, StandardCharsets.UTF_8, options);
    }

    public static Path writeString(Path path, CharSequence csq, OpenOption... options)
            throws IOException {
        return writeString(path, csq, StandardCharsets.UTF_8, options);
    }

    public static Path writeString(Path path, CharSequence csq, Charset cs,
            OpenOption... options) throws IOException {
        ByteBuffer bytes = cs.newEncoder().onMalformedInput(CodingErrorAction.REPORT)
                .encode(CharBuffer.wrap(csq.toString()));
        return write(path, Arrays.copyOf(bytes.array(), bytes.limit()), options);
    }

    // Streams of lines and paths

    public static Stream<String> lines(Path path, Charset cs) throws IOException {
        BufferedReader in = newBufferedReader(path, cs);
        return in.lines().onClose(() -> {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    public static Stream<String> lines(Path path) throws IOException {
        return lines(path, StandardCharsets.UTF_8);
    }

    public static Stream<Path> list(Path dir) throws IOException {
        List<Path> entries = new ArrayList<>();
        for (Path entry : new FolderEntries(dir, null)) {
            entries.add(entry);
        }
        return entries.stream();
    }

    /** The paths of a tree, which is walked before the stream begins. */
    public static Stream<Path> walk(Path start, int maxDepth, FileVisitOption... options)
            throws IOException {
        List<Path> paths = new ArrayList<>();
        walkFileTree(start, Set.of(options), maxDepth, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attrs) {
                paths.add(dir);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attrs) {
                paths.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return paths.stream();
    }

    public static Stream<Path> walk(Path start, FileVisitOption... options) throws IOException {
        return walk(start, Integer.MAX_VALUE, options);
    }

    public static Stream<Path> find(Path start, int maxDepth,
            BiPredicate<Path, BasicFileAttributes> matcher, FileVisitOption... options)
            throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path path : walk(start, maxDepth, options).toList()) {
            boolean follows = Arrays.asList(options).contains(FileVisitOption.FOLLOW_LINKS);
            if (matcher.test(path, HostAttributes.of(path, follows))) {
                found.add(path);
            }
        }
        return found.stream();
    }
}
