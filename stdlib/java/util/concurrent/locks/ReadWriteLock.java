package java.util.concurrent.locks;

/** A lock for readers, of which there may be several, and one for writers. */
public interface ReadWriteLock {
    Lock readLock();

    Lock writeLock();
}
