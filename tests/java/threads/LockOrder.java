/** Two locks taken in one order by many threads: no deadlock, no lost update. */
public class LockOrder {
    static final class Account {
        final int id;
        long balance;

        Account(int id, long balance) {
            this.id = id;
            this.balance = balance;
        }
    }

    static void transfer(Account from, Account to, int amount) {
        Account first = from.id < to.id ? from : to;
        Account second = first == from ? to : from;
        synchronized (first) {
            synchronized (second) {
                from.balance -= amount;
                to.balance += amount;
            }
        }
    }

    public static void main(String[] args) throws InterruptedException {
        Account[] accounts = new Account[5];
        for (int i = 0; i < accounts.length; i++) {
            accounts[i] = new Account(i, 1000);
        }
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            int seed = t;
            threads[t] = new Thread(() -> {
                int s = seed;
                for (int i = 0; i < 3000; i++) {
                    s = s * 1103515245 + 12345;
                    int a = (s >>> 8) % 5;
                    transfer(accounts[a], accounts[(a + 1 + (s >>> 20) % 4) % 5], i % 7);
                }
            });
            threads[t].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        long total = 0;
        for (Account a : accounts) {
            total += a.balance;
        }
        System.out.println(total);
    }
}

// expect:
// 5000
