"""Java programs that want all there is; each can only be ended from outside."""

from __future__ import annotations

from typing import Final

# table: what each kind of program runs into, and the static method of Hostile that does it
KINDS: Final = {
    "loop": "time", "swallowing": "time", "finally": "time", "recursion": "time",
    "deep": "time", "allocation": "time", "holding": "time", "nested": "time",
    "waiting": "time", "sleeping": "time", "parked": "time", "regex": "time", "strings": "time",
    "copies": "time", "sorting": "time", "numbers": "time", "streams": "time",
    "exceptions": "time", "initialiser": "time", "filling": "heap", "doubling": "heap",
    "large": "heap", "printing": "output", "threads": "threads", "threadBomb": "threads",
}

SOURCE: Final = """
import java.math.BigInteger;
import java.util.*;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

public class Hostile {
    static int n, handled;
    static final Object LOCK = new Object();
    static Object kept;

    static class Endless {
        static int value = n;
        static { while (n >= 0) n = n + 1 & 0xFFFF; }
    }
    static void loop() { while (true) n++; }
    static void swallowing() {
        while (true)
            try { while (true) n++; } catch (Throwable t) { handled++; } finally { handled++; }
    }
    static void lastly() { try { while (true) n++; } finally { while (true) handled++; } }
    static void recursion() {
        try { recursion(); } catch (StackOverflowError e) { recursion(); }
    }
    static int deep() { return deep() + 1; }
    static void again() { while (true) try { n += deep(); } catch (StackOverflowError e) { n++; } }
    static void allocation() {
        List<Object> all = new ArrayList<>();
        while (true) { all.add(new int[10]); if (all.size() > 1000) all.clear(); }
    }
    static void holding() { synchronized (LOCK) { while (true) n++; } }
    static synchronized void nested() {
        synchronized (LOCK) {
            try { synchronized (String.class) { while (true) n++; } }
            catch (Throwable t) { handled++; }
        }
    }
    static void waiting() throws Exception { synchronized (LOCK) { LOCK.wait(); } }
    static void sleeping() {
        while (true) try { Thread.sleep(100_000); } catch (Throwable t) { handled++; }
    }
    static void parked() { while (true) LockSupport.park(); }
    static void regex() {
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("(a*)*b");
    }
    static void strings() { String s = "x"; while (true) s = (s + s).substring(0, 1) + n++; }
    static void copies() {
        byte[] a = new byte[8 << 20], b = new byte[8 << 20];
        while (true) System.arraycopy(a, 0, b, 0, a.length);
    }
    static void sorting() {
        int[] all = new int[1 << 18];
        while (true) {
            for (int i = 0; i < all.length; i++) all[i] = i * 7919;
            Arrays.sort(all);
        }
    }
    static void numbers() {
        BigInteger number = BigInteger.TWO;
        while (true) number = number.multiply(number).mod(BigInteger.TEN.pow(2000)).add(number);
    }
    static void streams() {
        while (true) n += IntStream.range(0, 1000).filter(x -> x % 3 == 0).map(x -> x * x).sum();
    }
    static void exceptions() {
        while (true) try { throw new RuntimeException("x"); } catch (RuntimeException e) { n++; }
    }
    static void initialiser() { n += Endless.value; }
    static void filling() {
        List<Object> all = new ArrayList<>();
        while (true) try { all.add(new int[1000]); } catch (Throwable t) { handled++; }
    }
    static void doubling() {
        String text = "x";
        while (true) try { text += text; } catch (Throwable t) { handled++; }
    }
    static void large() {
        while (true) try { kept = new long[1 << 30]; } catch (Throwable t) { handled++; }
    }
    static void printing() {
        while (true) try { System.out.println("hello"); } catch (Throwable t) { handled++; }
    }
    static void threads() {
        while (true)
            try { new Thread(Hostile::loop).start(); } catch (Throwable t) { handled++; }
    }
    static void threadBomb() {
        while (true)
            try { new Thread(Hostile::threadBomb).start(); } catch (Throwable t) { handled++; }
    }
    static boolean isFine() {
        return handled == 0 && !Thread.holdsLock(LOCK) && !Thread.holdsLock(String.class)
            && !Thread.holdsLock(Hostile.class);
    }
}
"""


def method_of(kind: str) -> str:
    """The static method's name."""
    return {"finally": "lastly", "deep": "again"}.get(kind, kind)
