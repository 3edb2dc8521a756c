import java.lang.ref.WeakReference;

/** A program's fields that are called like those that the VM reads in library objects. */
public class FieldsOfTheSameName {
    static class Loader extends ClassLoader {
        int name = 17;
        long vmLoaderData = 18;
        int parent = 19;

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            throw new ClassNotFoundException(name);
        }
    }

    static class Weak extends WeakReference<Object> {
        long referent = 20;
        long discovered = 21;
        long next = 22;

        Weak(Object object) {
            super(object);
        }
    }

    static class Failure extends RuntimeException {
        int detailMessage = 23;
        int cause = 24;
        int backtrace = 25;
        int stackTrace = 26;
        int depth = 27;

        Failure(String message) {
            super(message);
        }
    }

    static class Worker extends Thread {
        int name = 28;
        int priority = 29;
        long eetop = 30;
        int daemon = 31;
        int target = 32;

        @Override
        public void run() {
            System.out.println(super.getName() + " " + name + " " + isDaemon());
        }
    }

    public static void main(String[] args) throws Exception {
        Loader loader = new Loader();
        try {
            Class.forName("no.such.Class", true, loader);
        } catch (ClassNotFoundException e) {
            System.out.println(e.getMessage() + " " + loader.name + " " + loader.vmLoaderData);
        }
        Object object = new Object();
        Weak weak = new Weak(object);
        System.gc();
        System.out.println((weak.get() == object) + " " + weak.referent + weak.discovered + weak.next);
        try {
            throw new Failure("failed");
        } catch (Failure e) {
            System.out.println(e + " " + e.detailMessage + e.cause + e.backtrace + e.stackTrace
                    + " " + e.getStackTrace()[0].getMethodName() + " " + e.getCause());
        }
        Worker worker = new Worker();
        worker.setName("worker");
        worker.start();
        worker.join();
        System.out.println(worker.priority + " " + worker.eetop + " " + worker.daemon);
    }
}

// expect:
// no.such.Class 17 18
// true 202122
// FieldsOfTheSameName$Failure: failed 23242526 main null
// worker 28 false
// 29 30 31
