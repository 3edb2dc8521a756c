// needs: gc
// pvm: --sandbox --allow-threads
import java.lang.invoke.MethodHandle;
import java.lang.ref.Cleaner;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Threads have what the code had that made them: also where no frame of a program is left. */
public class Threads {
    static volatile Throwable caught;

    static void rethrow(Throwable t) throws Throwable {
        caught = null;
        if (t != null) {
            throw t;
        }
    }

    static void join(Thread t) throws Throwable {
        t.setUncaughtExceptionHandler((thread, e) -> caught = e);
        t.start();
        t.join();
        rethrow(caught);
    }

    /** A thread whose whole stack is the library's. */
    static Thread bare(MethodHandle deed) {
        return new Thread(Ways.wrapped(Runnable.class, deed));
    }

    static class Lazy extends Thread {
        private final MethodHandle deed;

        Lazy(MethodHandle deed) {
            this.deed = deed;
        }

        @Override
        public void run() {
            Ways.call(deed);
        }
    }

    static void finalizer(MethodHandle deed) {
        new Object() {
            @Override
            @SuppressWarnings("removal")
            protected void finalize() {
                System.out.println("finalizer: OPEN " + Ways.call(deed));
            }
        };
    }

    static AccessControlContext nothing() {
        return new AccessControlContext(new ProtectionDomain[] {new ProtectionDomain(null, null)});
    }

    public static void main(String[] args) throws Throwable {
        Deeds.granted = "threads";
        Deeds.tryAll("thread", deed -> join(new Lazy(deed)));
        Deeds.tryAll("bare thread", deed -> join(bare(deed)));
        Deeds.tryAll("bare thread from a privileged block", deed -> join(AccessController.doPrivileged(
                (PrivilegedAction<Thread>) () -> bare(deed))));
        Deeds.tryAll("privileged block in a bare thread", deed -> join(bare(
                Deeds.privileged(Ways.wrapped(PrivilegedAction.class, deed)))));
        Deeds.tryAll("executor", deed -> {
            ExecutorService service = Executors.newSingleThreadExecutor();
            try {
                service.submit((Callable<?>) Ways.wrapped(Callable.class, deed)).get();
            } catch (ExecutionException e) {
                throw e.getCause();
            } finally {
                service.shutdown();
            }
        });
        Deeds.tryAll("future task", deed -> {
            FutureTask<?> task = new FutureTask<>(
                    (Callable<?>) Ways.wrapped(Callable.class, deed));
            new Thread(task).start();
            task.get();
        });
        Deeds.tryAll("completable future", deed -> CompletableFuture.supplyAsync(
                (Supplier<?>) Ways.wrapped(Supplier.class, deed)).get());
        Deeds.tryAll("common pool", deed -> ForkJoinPool.commonPool().submit(
                (Callable<?>) Ways.wrapped(Callable.class, deed)).get());
        Deeds.tryAll("parallel stream", deed -> IntStream.range(0, 100).parallel()
                .forEach(i -> Ways.call(deed)));
        Deeds.tryAll("timer", deed -> {
            Timer timer = new Timer();
            FutureTask<?> task = new FutureTask<>(
                    (Callable<?>) Ways.wrapped(Callable.class, deed));
            timer.schedule(new TimerTask() {
                @Override
                public void run() {
                    task.run();
                }
            }, 1);
            try {
                task.get();
            } finally {
                timer.cancel();
            }
        });
        Deeds.tryAll("uncaught exception", deed -> {
            Thread t = new Thread(() -> {
                throw new IllegalStateException();
            });
            FutureTask<?> task = new FutureTask<>(
                    (Callable<?>) Ways.wrapped(Callable.class, deed));
            t.setUncaughtExceptionHandler((thread, e) -> task.run());
            t.start();
            task.get();
        });
        Deeds.tryAll("cleaner", deed -> {
            FutureTask<?> task = new FutureTask<>(
                    (Callable<?>) Ways.wrapped(Callable.class, deed));
            Cleaner.create().register(new Object(), task);
            while (!task.isDone()) {
                System.gc();
                Thread.sleep(2);
            }
            task.get();
        });
        Deeds.tryAll("finalizer", deed -> {
            finalizer(deed);
            System.gc();
            System.runFinalization();
            deed.invoke();
        });
        limits();
        MethodHandle read = Deeds.all().get("read");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                Ways.call(read);
                System.out.println("hook: OPEN");
            } catch (SecurityException e) {
                System.out.println("hook: " + e.getMessage());
            }
        }));
    }

    /** A thread made where threads are not to be started, started where they are. */
    private static void limits() throws Throwable {
        Thread[] made = new Thread[1];
        AccessController.doPrivileged((PrivilegedAction<?>) () -> made[0] = new Thread(() -> {
            try {
                new Thread().start();
                System.out.println("OPEN");
            } catch (SecurityException e) {
                System.out.println("inherited: " + e.getMessage());
            }
        }), nothing());
        made[0].start();
        made[0].join();
        try {
            AccessController.doPrivileged((PrivilegedAction<?>) () -> {
                new Thread().start();
                return null;
            }, nothing());
            System.out.println("OPEN");
        } catch (SecurityException e) {
            System.out.println("limited: " + e.getMessage());
        }
    }
}

// expect:
// thread: 9 denied
// bare thread: 9 denied
// bare thread from a privileged block: 9 denied
// privileged block in a bare thread: 9 denied
// executor: 9 denied
// future task: 9 denied
// completable future: 9 denied
// common pool: 9 denied
// parallel stream: 9 denied
// timer: 9 denied
// uncaught exception: 9 denied
// cleaner: 9 denied
// finalizer: 9 denied
// inherited: missing grant: threads (--allow-threads)
// limited: missing grant: threads (--allow-threads)
// hook: missing grant: read /etc/passwd (--allow-read=/etc/passwd)
