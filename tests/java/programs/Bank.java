import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bank with accounts of several kinds, transfers, interest and statements. */
public class Bank {
    static class InsufficientFundsException extends Exception {
        private static final long serialVersionUID = 1L;
        private final long missing;

        InsufficientFundsException(String id, long missing) {
            super("account " + id + " lacks " + money(missing));
            this.missing = missing;
        }

        long missing() {
            return missing;
        }
    }

    enum Kind { DEPOSIT, WITHDRAWAL, INTEREST, FEE }

    static final class Entry {
        private static int counter;
        final int number = ++counter;
        final Kind kind;
        final long amount;

        Entry(Kind kind, long amount) {
            this.kind = kind;
            this.amount = amount;
        }

        @Override
        public String toString() {
            return String.format("#%03d %-10s %12s", number, kind.name().toLowerCase(),
                    money(amount));
        }
    }

    abstract static class Account {
        private final String id;
        private final List<Entry> entries = new ArrayList<>();
        protected long balance;

        Account(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }

        void deposit(long amount) {
            if (amount <= 0) {
                throw new IllegalArgumentException("amount must be positive: " + money(amount));
            }
            record(Kind.DEPOSIT, amount);
        }

        void withdraw(long amount) throws InsufficientFundsException {
            if (balance + limit() < amount) {
                throw new InsufficientFundsException(id, amount - balance - limit());
            }
            record(Kind.WITHDRAWAL, -amount);
        }

        protected void record(Kind kind, long amount) {
            balance += amount;
            entries.add(new Entry(kind, amount));
        }

        abstract long limit();

        abstract void endOfMonth();

        List<Entry> entries() {
            return Collections.unmodifiableList(entries);
        }
    }

    static class Savings extends Account {
        private final double rate;

        Savings(String id, double rate) {
            super(id);
            this.rate = rate;
        }

        @Override
        long limit() {
            return 0;
        }

        @Override
        void endOfMonth() {
            record(Kind.INTEREST, Math.round(balance * rate / 12));
        }
    }

    static class Checking extends Account {
        Checking(String id) {
            super(id);
        }

        @Override
        long limit() {
            return 500_00;
        }

        @Override
        void endOfMonth() {
            if (balance < 0) {
                record(Kind.FEE, -5_00);
            }
        }
    }

    private final Map<String, Account> accounts = new LinkedHashMap<>();

    static String money(long cents) {
        return (cents < 0 ? "-" : "") + Math.abs(cents) / 100 + "."
                + String.format("%02d", Math.abs(cents) % 100);
    }

    void open(Account account) {
        if (accounts.putIfAbsent(account.id(), account) != null) {
            throw new IllegalStateException("account exists: " + account.id());
        }
    }

    boolean transfer(String from, String to, long amount) {
        try {
            accounts.get(from).withdraw(amount);
            accounts.get(to).deposit(amount);
            return true;
        } catch (InsufficientFundsException e) {
            System.out.println("refused: " + e.getMessage() + " (" + e.missing() + ")");
            return false;
        } finally {
            System.out.println("transfer " + from + " -> " + to + " of " + money(amount));
        }
    }

    long total() {
        long sum = 0;
        for (Account a : accounts.values()) {
            sum += a.balance;
        }
        return sum;
    }

    public static void main(String[] args) {
        Bank bank = new Bank();
        bank.open(new Savings("S-1", 0.06));
        bank.open(new Checking("C-1"));
        try {
            bank.open(new Checking("C-1"));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        bank.accounts.get("S-1").deposit(1000_00);
        bank.accounts.get("C-1").deposit(20_50);
        System.out.println(bank.transfer("S-1", "C-1", 250_25));
        System.out.println(bank.transfer("C-1", "S-1", 700_00));
        System.out.println(bank.transfer("C-1", "S-1", 100_000_00));
        try {
            bank.accounts.get("C-1").deposit(-1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        for (int month = 1; month <= 3; month++) {
            bank.accounts.values().forEach(Account::endOfMonth);
        }
        for (Account a : bank.accounts.values()) {
            System.out.println(a.getClass().getSimpleName() + " " + a.id());
            a.entries().forEach(e -> System.out.println("  " + e));
            System.out.println("  balance " + money(a.balance));
        }
        System.out.println("total " + money(bank.total()));
    }
}

// expect:
// account exists: C-1
// transfer S-1 -> C-1 of 250.25
// true
// transfer C-1 -> S-1 of 700.00
// true
// refused: account C-1 lacks 99929.25 (9992925)
// transfer C-1 -> S-1 of 100000.00
// false
// amount must be positive: -0.01
// Savings S-1
//   #001 deposit         1000.00
//   #003 withdrawal      -250.25
//   #006 deposit          700.00
//   #007 interest           7.25
//   #009 interest           7.29
//   #011 interest           7.32
//   balance 1471.61
// Checking C-1
//   #002 deposit           20.50
//   #004 deposit          250.25
//   #005 withdrawal      -700.00
//   #008 fee               -5.00
//   #010 fee               -5.00
//   #012 fee               -5.00
//   balance -444.25
// total 1027.36
