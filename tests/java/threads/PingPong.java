/** wait and notify between two threads. */
public class PingPong {
    static final Object lock = new Object();
    static boolean ping = true;
    static final StringBuilder log = new StringBuilder();

    static void play(boolean mine, char letter, int rounds) {
        for (int i = 0; i < rounds; i++) {
            synchronized (lock) {
                while (ping != mine) {
                    try {
                        lock.wait();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                log.append(letter);
                ping = !mine;
                lock.notify();
            }
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Thread a = new Thread(() -> play(true, 'a', 500));
        Thread b = new Thread(() -> play(false, 'b', 500));
        b.start();
        a.start();
        a.join();
        b.join();
        System.out.println(log.length() + " " + log.substring(0, 8) + " " + log.toString().equals("ab".repeat(500)));
    }
}

// expect:
// 1000 abababab true
