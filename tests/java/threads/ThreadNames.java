/** Names given and made, currentThread, identity in maps, thread of a lock holder. */
public class ThreadNames {
    public static void main(String[] args) throws InterruptedException {
        Thread a = new Thread(() -> System.out.println("run " + Thread.currentThread().getName()));
        Thread b = new Thread(() -> System.out.println("run " + Thread.currentThread().getName()));
        System.out.println(a.getName() + " " + b.getName());
        a.setName("renamed");
        a.start();
        a.join();
        b.start();
        b.join();
        Thread.currentThread().setName("principal");
        System.out.println(Thread.currentThread());
        System.out.println(new Thread(() -> {}, "x").getName() + (a.getId() != b.getId()));
        try {
            new Thread((Runnable) null, (String) null);
        } catch (NullPointerException e) {
            System.out.println("no name");
        }
        a.setPriority(Thread.MAX_PRIORITY);
        System.out.println(b.getPriority() + " " + Thread.MIN_PRIORITY);
        try {
            b.setPriority(11);
        } catch (IllegalArgumentException e) {
            System.out.println("priority");
        }
    }
}

// expect:
// Thread-0 Thread-1
// run renamed
// run Thread-1
// Thread[principal,5,main]
// xtrue
// no name
// 5 1
// priority
