package dev.kairos.api.journal;

/** Thrown when a lease no longer gives the right to write: somebody else runs the agent now. */
public final class LeaseLostException extends JournalException {

    private static final long serialVersionUID = 1L;

    private final transient Lease lease;

    /**
     * Creates the exception.
     *
     * @param lease the lease that was presented
     * @param why what is known of the newer state, for example the newer epoch
     */
    public LeaseLostException(Lease lease, String why) {
        super(
                Reason.LEASE_LOST,
                "the lease of '" + lease.agent() + "' (owner " + lease.owner() + ", epoch " + lease.epoch()
                        + ") is lost: " + why + "; stop acting for this agent",
                null);
        this.lease = lease;
    }

    /**
     * Returns the lease that was presented.
     *
     * @return the lease
     */
    public Lease lease() {
        return lease;
    }
}
