package dev.kairos.core.internal.journal;

import java.util.concurrent.locks.LockSupport;

/** A thread that waits until its batch is durable, or until it is its turn to make the batch so. */
final class Waiter {

    /** What a waiter is told. */
    enum Call {
        WAIT,
        LEAD,
        DONE,
        FAILED
    }

    private final Thread thread = Thread.currentThread();
    private volatile Call call = Call.WAIT;

    /** Waits for anything but {@link Call#WAIT}. An interrupt neither ends the wait nor is lost. */
    Call await() {
        boolean interrupted = false;
        while (call == Call.WAIT) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            thread.interrupt();
        }
        return call;
    }

    /** Tells the waiter before it waits. */
    void mark(Call told) {
        call = told;
    }

    void tell(Call told) {
        call = told;
        LockSupport.unpark(thread);
    }
}
