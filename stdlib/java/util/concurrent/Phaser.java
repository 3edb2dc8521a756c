package java.util.concurrent;

/**
 * A barrier for a number of parties that may change.
 *
 * A child counts as one party of its parent while it has parties of its own. All phasers of a tree
 * are guarded by the root's monitor, and the root's phase is that of all: a child notices later
 * that it has advanced, and then counts its parties as not arrived again.
 */
public class Phaser {
    private static final int MAX_PARTIES = 0xffff;
    private static final int PHASE_BITS = Integer.MAX_VALUE;
    private static final int TERMINATED = Integer.MIN_VALUE;

    private final Phaser parent;
    private final Phaser root;
    /** Negative once terminated. */
    private int phase;
    private int parties;
    private int unarrived;

    public Phaser() {
        this(null, 0);
    }

    public Phaser(int parties) {
        this(null, parties);
    }

    public Phaser(Phaser parent) {
        this(parent, 0);
    }

    public Phaser(Phaser parent, int parties) {
        if (parties < 0 || parties > MAX_PARTIES) {
            throw new IllegalArgumentException("Illegal number of parties");
        }
        this.parent = parent;
        root = parent == null ? this : parent.root;
        synchronized (root) {
            phase = root.phase;
            this.parties = parties;
            unarrived = parties;
            if (parent != null && parties > 0) {
                parent.add(1);
            }
        }
    }

    /** Notices, with the root's monitor, that the root has advanced. */
    private void catchUp() {
        if (phase != root.phase) {
            phase = root.phase;
            unarrived = parties;
        }
    }

    private int add(int n) {
        catchUp();
        if (parties + n > MAX_PARTIES) {
            throw new IllegalStateException(
                    "Attempt to register more than " + MAX_PARTIES + " parties for " + state());
        }
        if (phase >= 0) {
            boolean first = parties == 0 && n > 0;
            parties += n;
            unarrived += n;
            if (first && parent != null) {
                parent.add(1);
            }
        }
        return phase;
    }

    public int register() {
        return bulkRegister(1);
    }

    public int bulkRegister(int parties) {
        if (parties < 0) {
            throw new IllegalArgumentException();
        }
        synchronized (root) {
            return add(parties);
        }
    }

    /** One party arrives, and leaves if so asked; the phase that it has arrived at. */
    private int arrive(boolean leave) {
        catchUp();
        int arrivedAt = phase;
        if (arrivedAt < 0) {
            return arrivedAt;
        }
        if (unarrived <= 0) {
            throw new IllegalStateException(
                    "Attempted arrival of unregistered party for " + state());
        }
        unarrived--;
        if (leave) {
            parties--;
        }
        if (unarrived == 0) {
            if (parent == null) {
                advance();
            } else {
                parent.arrive(parties == 0);
            }
        }
        return arrivedAt;
    }

    private void advance() {
        boolean end = onAdvance(phase, parties);
        int next = phase + 1 & PHASE_BITS;
        phase = end ? next | TERMINATED : next;
        unarrived = parties;
        notifyAll();
    }

    public int arrive() {
        synchronized (root) {
            return arrive(false);
        }
    }

    public int arriveAndDeregister() {
        synchronized (root) {
            return arrive(true);
        }
    }

    public int arriveAndAwaitAdvance() {
        synchronized (root) {
            return awaitAdvance(arrive(false));
        }
    }

    /** Waits, with the root's monitor, for the end of a phase; false if the time is over. */
    private boolean await(int awaited, boolean timed, long deadline)
            throws InterruptedException {
        while (root.phase == awaited) {
            long rest = timed ? deadline - System.nanoTime() : 0;
            if (timed && rest <= 0) {
                return false;
            }
            root.wait(timed ? rest / 1000_000 + 1 : 0);
        }
        return true;
    }

    public int awaitAdvance(int phase) {
        boolean interrupted = false;
        synchronized (root) {
            while (phase >= 0 && root.phase == phase) {
                try {
                    await(phase, false, 0);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return phase < 0 ? phase : root.phase;
        }
    }

    public int awaitAdvanceInterruptibly(int phase) throws InterruptedException {
        if (phase < 0) {
            return phase;
        }
        synchronized (root) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            await(phase, false, 0);
            return root.phase;
        }
    }

    public int awaitAdvanceInterruptibly(int phase, long timeout, TimeUnit unit)
            throws InterruptedException, TimeoutException {
        if (phase < 0) {
            return phase;
        }
        synchronized (root) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!await(phase, true, System.nanoTime() + unit.toNanos(timeout))) {
                throw new TimeoutException();
            }
            return root.phase;
        }
    }

    public void forceTermination() {
        synchronized (root) {
            root.phase |= TERMINATED;
            root.notifyAll();
        }
    }

    public final int getPhase() {
        synchronized (root) {
            return root.phase;
        }
    }

    public int getRegisteredParties() {
        synchronized (root) {
            return parties;
        }
    }

    public int getArrivedParties() {
        synchronized (root) {
            catchUp();
            return parties - unarrived;
        }
    }

    public int getUnarrivedParties() {
        synchronized (root) {
            catchUp();
            return unarrived;
        }
    }

    public Phaser getParent() {
        return parent;
    }

    public Phaser getRoot() {
        return root;
    }

    public boolean isTerminated() {
        return getPhase() < 0;
    }

    protected boolean onAdvance(int phase, int registeredParties) {
        return registeredParties == 0;
    }

    private String state() {
        return super.toString() + "[phase = " + phase + " parties = " + parties + " arrived = "
                + (parties - unarrived) + "]";
    }

    @Override
    public String toString() {
        synchronized (root) {
            catchUp();
            return state();
        }
    }
}
