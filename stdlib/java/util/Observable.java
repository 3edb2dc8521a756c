package java.util;

/** Tells its observers, the latest first, when it has changed. */
@Deprecated(since = "9")
public class Observable {
    private final Vector<Observer> observers = new Vector<>();
    private boolean changed;

    public Observable() {
    }

    public synchronized void addObserver(Observer o) {
        Objects.requireNonNull(o);
        if (!observers.contains(o)) {
            observers.add(o);
        }
    }

    public synchronized void deleteObserver(Observer o) {
        observers.remove(o);
    }

    public void notifyObservers() {
        notifyObservers(null);
    }

    public void notifyObservers(Object arg) {
        Object[] all;
        synchronized (this) {
            if (!changed) {
                return;
            }
            all = observers.toArray();
            clearChanged();
        }
        for (int i = all.length - 1; i >= 0; i--) {
            ((Observer) all[i]).update(this, arg);
        }
    }

    public synchronized void deleteObservers() {
        observers.clear();
    }

    protected synchronized void setChanged() {
        changed = true;
    }

    protected synchronized void clearChanged() {
        changed = false;
    }

    public synchronized boolean hasChanged() {
        return changed;
    }

    public synchronized int countObservers() {
        return observers.size();
    }
}
