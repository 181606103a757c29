package dev.kairos.core.verify;

import dev.kairos.api.AgentId;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.reach.Outbox;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Verifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Makes the verifiers of Kairos. */
public final class Verifiers {

    private Verifiers() {}

    /**
     * Checks {@link Claim#FILE_CHANGED}: a tool of the workspace changed the file, and it holds now what that tool left.
     *
     * @param root the folder of the workspace
     * @return the verifier
     * @throws java.io.UncheckedIOException if there is no such folder
     */
    public static Verifier fileChanged(Path root) {
        return new FileChangedVerifier(root);
    }

    /**
     * Checks {@link Claim#COMMAND_PASSED}: the command's last run ended by itself with exit code 0, no shell could mask that,
     * and the folder holds now what it held then.
     *
     * @param root the folder in which commands run
     * @return the verifier
     */
    public static Verifier commandPassed(Path root) {
        return new CommandPassedVerifier(root);
    }

    /**
     * Checks {@link Claim#TESTS_PASSED}: the last run of exactly the given command passed, its reports name tests and no failure,
     * and the folder holds now what was tested, neither changed by the run nor since. Where tests of the base revision are given,
     * they must pass on the new production code as well, and none of them may have vanished or be skipped now.
     *
     * @param root the folder in which commands run
     * @param command the command that runs the tests, as the host says; a model has no part in it
     * @param base the tests of the base revision, or {@link BaseTests#none} where nobody can run them
     * @return the verifier
     */
    public static Verifier testsPassed(Path root, List<String> command, BaseTests base) {
        return new TestsPassedVerifier(root, command, base);
    }

    /**
     * Checks {@link Claim#COMMITTED}: a tool made the commit, and the branch holds it now.
     *
     * @param repository a working tree of the repository
     * @return the verifier
     */
    public static Verifier committed(Path repository) {
        return new CommittedVerifier(repository);
    }

    /**
     * Checks {@link Claim#MEMORY_KEPT}: a tool kept it, and the agent's memory holds it now, as an episode or as a memory that was
     * not superseded. A runtime with a memory checks these claims so by default.
     *
     * @param store the memory
     * @param agent whose
     * @return the verifier
     */
    public static Verifier memoryKept(MemoryStore store, AgentId agent) {
        return new MemoryKeptVerifier(store, agent);
    }

    /**
     * Checks claims for which the receipt that a tool brought back is the proof: the claim's facts must be those of a receipt.
     * {@link Verifier#and} adds a look at the world.
     *
     * @param evidence the kind of evidence, for example {@link Evidence#MESSAGE_DELIVERED}
     * @param facts the names of the facts that have to agree; at least one
     * @return the verifier
     * @throws IllegalArgumentException if no fact is named
     */
    public static Verifier receipt(String evidence, String... facts) {
        List<String> names = List.of(facts);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("name the facts that a claim and '" + evidence + "' have to agree on");
        }
        return (claim, all) -> {
            for (String name : names) {
                if (claim.detail(name).isEmpty()) {
                    return Finding.unverified("the claim does not say its '" + name + "'");
                }
            }
            return all.stream()
                            .anyMatch(one -> one.kind().equals(evidence)
                                    && names.stream()
                                            .allMatch(name -> one.detail(name).equals(claim.detail(name))))
                    ? Finding.verified("a receipt says so")
                    : Finding.unverified("no tool brought a receipt for it");
        };
    }

    /**
     * Checks {@link Claim#MESSAGE_DELIVERED}: a tool brought the receipt, and where the outbox has the notice, its far side has
     * taken it. What waits, or of what nobody knows, is not verified, nor what was only put into an outbox that does not know it
     * any more; what failed or was taken back is refuted.
     *
     * @param outbox the runtime's outbox
     * @return the verifier
     */
    public static Verifier messageDelivered(Outbox outbox) {
        Objects.requireNonNull(outbox, "outbox");
        return receipt(Evidence.MESSAGE_DELIVERED, "channel", "id")
                .and((claim, all) -> outbox.find(claim.detail("id"))
                        .filter(outgoing -> outgoing.notifier().equals(claim.detail("channel")))
                        .map(outgoing -> Delivered.finding(outbox, outgoing))
                        .orElseGet(() -> Delivered.unknown(claim, all)));
    }
}
