package java.util.concurrent.locks;

import java.io.Serializable;

/** A synchronizer that one thread may own. */
public abstract class AbstractOwnableSynchronizer implements Serializable {
    private transient Thread exclusiveOwnerThread;

    protected AbstractOwnableSynchronizer() {
    }

    protected final void setExclusiveOwnerThread(Thread thread) {
        exclusiveOwnerThread = thread;
    }

    protected final Thread getExclusiveOwnerThread() {
        return exclusiveOwnerThread;
    }
}
