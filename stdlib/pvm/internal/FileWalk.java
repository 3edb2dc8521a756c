package pvm.internal;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Walks a tree of files, depth first. */
public final class FileWalk {
    private final FileVisitor<? super Path> visitor;
    private final boolean followsLinks;
    private final int maxDepth;
    /** The folders that the walk is in. */
    private final List<Object> keys = new ArrayList<>();

    public FileWalk(FileVisitor<? super Path> visitor, boolean followsLinks, int maxDepth) {
        if (maxDepth < 0) {
            throw new IllegalArgumentException("'maxDepth' is negative");
        }
        this.visitor = visitor;
        this.followsLinks = followsLinks;
        this.maxDepth = maxDepth;
    }

    /** Visits a file or a whole folder. */
    public FileVisitResult visit(Path path) throws IOException {
        HostAttributes attributes;
        try {
            attributes = attributes(path);
        } catch (IOException e) {
            return visitor.visitFileFailed(path, e);
        }
        if (!attributes.isDirectory() || keys.size() >= maxDepth) {
            return visitor.visitFile(path, attributes);
        }
        if (followsLinks && keys.contains(attributes.fileKey())) {
            return visitor.visitFileFailed(path, new FileSystemLoopException(path.toString()));
        }
        keys.add(attributes.fileKey());
        try {
            return visitFolder(path, attributes);
        } finally {
            keys.remove(keys.size() - 1);
        }
    }

    private HostAttributes attributes(Path path) throws IOException {
        if (followsLinks && FileStatus.of(path.toString(), true) != null) {
            return HostAttributes.of(path, true);
        }
        return HostAttributes.of(path, false);
    }

    private FileVisitResult visitFolder(Path path, BasicFileAttributes attributes)
            throws IOException {
        FolderEntries entries;
        try {
            entries = new FolderEntries(path, null);
        } catch (IOException e) {
            return visitor.visitFileFailed(path, e);
        }
        FileVisitResult result = visitor.preVisitDirectory(path, attributes);
        if (result != FileVisitResult.CONTINUE) {
            return result == FileVisitResult.SKIP_SUBTREE ? FileVisitResult.CONTINUE : result;
        }
        for (Path entry : entries) {
            result = visit(entry);
            if (result == FileVisitResult.TERMINATE) {
                return result;
            }
            if (result == FileVisitResult.SKIP_SIBLINGS) {
                break;
            }
        }
        result = visitor.postVisitDirectory(path, null);
        return result == FileVisitResult.SKIP_SIBLINGS ? FileVisitResult.CONTINUE : result;
    }
}
