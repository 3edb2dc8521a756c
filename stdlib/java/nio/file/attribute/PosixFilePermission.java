package java.nio.file.attribute;

/** The permissions of a file, from the highest bit to the lowest. */
public enum PosixFilePermission {
    OWNER_READ, OWNER_WRITE, OWNER_EXECUTE, GROUP_READ, GROUP_WRITE, GROUP_EXECUTE, OTHERS_READ,
    OTHERS_WRITE, OTHERS_EXECUTE
}
