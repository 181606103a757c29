package dev.kairos.testkit.internal.file;

import java.io.IOException;
import java.util.random.RandomGenerator;

/** What goes wrong on a simulated disk: writes that are short, a disk that is full, a force that fails. */
public final class DiskFaults {

    private final RandomGenerator random;
    private final double shortWrites;
    private long bytesLeft = Long.MAX_VALUE;
    private int forcesLeft = Integer.MAX_VALUE;

    private DiskFaults(RandomGenerator random, double shortWrites) {
        this.random = random;
        this.shortWrites = shortWrites;
    }

    /**
     * Nothing goes wrong.
     *
     * @return no faults
     */
    public static DiskFaults none() {
        return new DiskFaults(RandomGenerator.getDefault(), 0);
    }

    /**
     * Some writes take only a part of their bytes.
     *
     * @param random picks them
     * @param share how many, from 0 to 1
     * @return the faults
     */
    public static DiskFaults shortWrites(RandomGenerator random, double share) {
        return new DiskFaults(random, share);
    }

    /**
     * Fills the disk up.
     *
     * @param bytes how many it still takes
     */
    public synchronized void fillAfter(long bytes) {
        bytesLeft = bytes;
    }

    /**
     * Lets a force fail, and all after it.
     *
     * @param forces how many still succeed
     */
    public synchronized void failForceAfter(int forces) {
        forcesLeft = forces;
    }

    /** Ends all faults but short writes. */
    public synchronized void mend() {
        bytesLeft = Long.MAX_VALUE;
        forcesLeft = Integer.MAX_VALUE;
    }

    synchronized void beforeOperation() throws IOException {
        if (bytesLeft == 0) {
            throw new IOException("No space left on device");
        }
    }

    synchronized int takes(int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        beforeOperation();
        int taken = (int) Math.min(bytesLeft, random.nextDouble() < shortWrites ? random.nextInt(wanted) : wanted);
        bytesLeft -= bytesLeft == Long.MAX_VALUE ? 0 : taken;
        return taken;
    }

    synchronized boolean forceSucceeds() {
        if (forcesLeft == 0) {
            return false;
        }
        forcesLeft -= forcesLeft == Integer.MAX_VALUE ? 0 : 1;
        return true;
    }
}
