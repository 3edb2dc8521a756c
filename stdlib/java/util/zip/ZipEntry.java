package java.util.zip;

import java.nio.file.attribute.FileTime;
import java.util.Objects;

/** What a zip file says about a file in it. */
public class ZipEntry implements Cloneable {
    public static final int STORED = 0;
    public static final int DEFLATED = 8;

    String name;
    long time = -1;
    long crc = -1;
    long size = -1;
    long compressedSize = -1;
    int method = -1;
    byte[] extra;
    String comment;
    /** Where its local header is in a zip file. */
    long offset;
    int flags;

    public ZipEntry(String name) {
        Objects.requireNonNull(name, "name");
        if (name.length() > 0xffff) {
            throw new IllegalArgumentException("entry name too long");
        }
        this.name = name;
    }

    public ZipEntry(ZipEntry e) {
        name = e.name;
        time = e.time;
        crc = e.crc;
        size = e.size;
        compressedSize = e.compressedSize;
        method = e.method;
        extra = e.extra;
        comment = e.comment;
        offset = e.offset;
        flags = e.flags;
    }

    public String getName() {
        return name;
    }

    /** Milliseconds since 1970, to two seconds; zip files do not tell the zone, UTC is taken. */
    public void setTime(long time) {
        this.time = time;
    }

    public long getTime() {
        return time;
    }

    public ZipEntry setLastModifiedTime(FileTime time) {
        this.time = time.toMillis();
        return this;
    }

    public FileTime getLastModifiedTime() {
        return time < 0 ? null : FileTime.fromMillis(time);
    }

    public void setSize(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("invalid entry size");
        }
        this.size = size;
    }

    public long getSize() {
        return size;
    }

    public long getCompressedSize() {
        return compressedSize;
    }

    public void setCompressedSize(long csize) {
        compressedSize = csize;
    }

    public void setCrc(long crc) {
        if (crc < 0 || crc > 0xffffffffL) {
            throw new IllegalArgumentException("invalid entry crc-32");
        }
        this.crc = crc;
    }

    public long getCrc() {
        return crc;
    }

    public void setMethod(int method) {
        if (method != STORED && method != DEFLATED) {
            throw new IllegalArgumentException("invalid compression method");
        }
        this.method = method;
    }

    public int getMethod() {
        return method;
    }

    public void setExtra(byte[] extra) {
        if (extra != null && extra.length > 0xffff) {
            throw new IllegalArgumentException("invalid extra field length");
        }
        this.extra = extra;
    }

    public byte[] getExtra() {
        return extra;
    }

    public void setComment(String comment) {
        this.comment = comment;
    }

    public String getComment() {
        return comment;
    }

    public boolean isDirectory() {
        return name.endsWith("/");
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public Object clone() {
        try {
            ZipEntry e = (ZipEntry) super.clone();
            e.extra = extra == null ? null : extra.clone();
            return e;
        } catch (CloneNotSupportedException e) {
            throw new InternalError(e);
        }
    }
}
