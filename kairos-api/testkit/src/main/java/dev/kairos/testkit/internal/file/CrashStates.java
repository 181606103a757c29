package dev.kairos.testkit.internal.file;

import dev.kairos.testkit.internal.file.DiskOperation.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Enumerates what a disk may hold after a crash. At each operation it may have any of what was done since the last force, in
 * any combination: everything (the process died), nothing, each prefix, random subsets, and the last write torn at many
 * bytes, its missing part being what was there before, zeros, or garbage. A name is durable only once its folder was forced.
 */
public final class CrashStates {

    private static final int SUBSETS = 3;
    private static final int TEARS = 8;
    private static final int SECTOR = 512;

    private final RandomGenerator random;
    private final Seams seams;
    private final Visitor visitor;
    private DiskImage durable = new DiskImage();
    private final List<DiskOperation> pending = new ArrayList<>();
    private final List<Object> notes = new ArrayList<>();
    private long count;

    private CrashStates(RandomGenerator random, Seams seams, Visitor visitor) {
        this.random = random;
        this.seams = seams;
        this.visitor = visitor;
    }

    /**
     * Visits the states of a folder's history.
     *
     * @param folder the folder, as it was used
     * @param random picks among the states that are too many
     * @param seams where a write is torn in any case
     * @param visitor is handed each state
     * @return how many states were visited
     */
    public static long visit(SimulatedFolder folder, RandomGenerator random, Seams seams, Visitor visitor) {
        return visit(folder, random, seams, visitor, () -> false);
    }

    /**
     * Visits the states of a folder's history until it is told to stop.
     *
     * @param folder the folder, as it was used
     * @param random picks among the states that are too many
     * @param seams where a write is torn in any case
     * @param visitor is handed each state
     * @param stop whether to stop, asked between operations
     * @return how many states were visited
     */
    public static long visit(
            SimulatedFolder folder, RandomGenerator random, Seams seams, Visitor visitor, BooleanSupplier stop) {
        CrashStates states = new CrashStates(random, seams, visitor);
        states.durable = folder.start().copy();
        states.visit(new Crash("before anything", -1), states.durable);
        List<DiskOperation> operations = folder.operations();
        for (int i = 0; i < operations.size() && !stop.getAsBoolean(); i++) {
            states.step(i, operations.get(i));
        }
        return states.count;
    }

    private void step(int index, DiskOperation operation) {
        switch (operation.kind()) {
            case MARK -> notes.add(((DiskOperation.Mark) operation).note());
            case FORCE -> {
                force((DiskOperation.Force) operation);
                visit(new Crash("after " + operation, index), durable);
            }
            case FORCE_FOLDER -> {
                forceFolder(((DiskOperation.ForceFolder) operation).succeeded());
                visit(new Crash("after " + operation, index), durable);
            }
            case WRITE, TRUNCATE, LINK, RENAME, UNLINK -> {
                pending.add(operation);
                crash(index);
            }
        }
    }

    /** A force that fails loses what was pending: the operating system may take it for written from then on. */
    private void force(DiskOperation.Force force) {
        List<DiskOperation> forced =
                pending.stream().filter(done -> isTo(done, force.file())).toList();
        pending.removeAll(forced);
        if (force.succeeded()) {
            forced.forEach(durable::apply);
        }
    }

    /** File systems that cannot write their own records stop at once, so that names stay pending. */
    private void forceFolder(boolean succeeded) {
        List<DiskOperation> forced =
                pending.stream().filter(CrashStates::isName).toList();
        if (succeeded) {
            pending.removeAll(forced);
            forced.forEach(durable::apply);
        }
    }

    private static boolean isTo(DiskOperation operation, int file) {
        return (operation instanceof Write write && write.file() == file)
                || (operation instanceof DiskOperation.Truncate cut && cut.file() == file);
    }

    private static boolean isName(DiskOperation operation) {
        return !(operation instanceof Write) && !(operation instanceof DiskOperation.Truncate);
    }

    private void crash(int index) {
        for (int kept = 0; kept <= pending.size(); kept++) {
            visit(
                    new Crash("with " + kept + " of " + pending.size() + " pending", index),
                    with(pending.subList(0, kept)));
        }
        for (int i = 0; i < SUBSETS && pending.size() > 1; i++) {
            visit(new Crash("with some of the pending", index), with(some(pending)));
        }
        if (pending.get(pending.size() - 1) instanceof Write write) {
            List<DiskOperation> before = pending.subList(0, pending.size() - 1);
            for (int at : tears(write)) {
                List<DiskOperation> kept = random.nextBoolean() ? before : some(before);
                visit(new Crash("torn before byte " + at, index), with(kept, write.part(0, at)));
                visit(new Crash("torn after byte " + at, index), with(kept, torn(write, at, with(kept))));
            }
        }
    }

    private Set<Integer> tears(Write write) {
        int length = write.bytes().length;
        Set<Integer> tears = new HashSet<>();
        for (int seam : seams.of(write.bytes())) {
            for (int at = seam - 1; at <= seam + 1; at++) {
                if (at > 0 && at < length) {
                    tears.add(at);
                }
            }
        }
        for (int i = 0; i < TEARS && length > 1; i++) {
            tears.add(1 + random.nextInt(length - 1));
        }
        return tears;
    }

    /**
     * What stands before a byte reached the disk, of the rest only some sectors: the others became zeros or garbage. Where
     * something stood before, a sector has that or the new bytes, never anything else.
     */
    private Write torn(Write write, int at, DiskImage before) {
        int choice = random.nextInt(3);
        if (choice == 0) {
            return write.part(at, write.bytes().length);
        }
        byte[] old = before.content(write.file());
        byte[] bytes = write.bytes().clone();
        boolean lost = true;
        for (int i = at; i < bytes.length; i++) {
            if ((write.position() + i) % SECTOR == 0) {
                lost = random.nextBoolean();
            }
            if (lost) {
                byte present = write.position() + i < old.length ? old[write.position() + i] : 0;
                boolean free = present == 0 && bytes[i] != 0;
                bytes[i] = free && choice == 1 ? (byte) random.nextInt() : present;
            }
        }
        return new Write(write.file(), write.position(), bytes);
    }

    private List<DiskOperation> some(List<DiskOperation> of) {
        return of.stream().filter(operation -> random.nextBoolean()).toList();
    }

    private DiskImage with(List<DiskOperation> kept, DiskOperation... more) {
        DiskImage image = durable.copy();
        kept.forEach(image::apply);
        for (DiskOperation operation : more) {
            image.apply(operation);
        }
        return image;
    }

    private void visit(Crash crash, DiskImage image) {
        count++;
        visitor.crashed(new SimulatedFolder(image, DiskFaults.none()), List.copyOf(notes), crash);
    }

    /**
     * Where and how a crash happened, for messages.
     *
     * @param how what was lost
     * @param operation the number of the last operation before it
     */
    public record Crash(String how, int operation) {}

    /** Knows the inner boundaries of what is written. */
    @FunctionalInterface
    public interface Seams {
        /**
         * Finds the boundaries.
         *
         * @param bytes what was written
         * @return offsets at and around which the write is torn in any case
         */
        int[] of(byte[] bytes);
    }

    /** Receives states. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Receives a state.
         *
         * @param folder a folder on a disk in that state, not locked
         * @param notes what had been noted before the crash, in order
         * @param crash where and how it happened
         */
        void crashed(SimulatedFolder folder, List<Object> notes, Crash crash);
    }
}
