package dev.kairos.testkit;

import dev.kairos.api.reach.Channel;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Incoming;
import dev.kairos.api.reach.Notice;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A channel in this process: keeps what agents say, and hands them what a test says. It takes everything at once. By default it
 * authenticates senders and shows nothing on locked devices. Safe for use by many threads.
 */
public final class ChatChannel implements Channel {

    private final String name;
    private final List<Notice> said = new CopyOnWriteArrayList<>();
    private volatile boolean authenticates = true;
    private volatile boolean showsOnLockScreen;
    private volatile @Nullable Intake intake;

    private ChatChannel(String name) {
        this.name = name;
    }

    /**
     * Creates a channel.
     *
     * @param name its name
     * @return the channel
     */
    public static ChatChannel named(String name) {
        return new ChatChannel(name);
    }

    /**
     * Says from now on whether it has established who senders are.
     *
     * @param established whether it has
     */
    public void authenticates(boolean established) {
        authenticates = established;
    }

    /**
     * Says from now on whether its words can be read on a locked device.
     *
     * @param shown whether they can
     */
    public void showsOnLockScreen(boolean shown) {
        showsOnLockScreen = shown;
    }

    /**
     * Returns what agents have said.
     *
     * @return a live view, oldest first
     */
    public List<Notice> said() {
        return said;
    }

    /**
     * Returns the words that agents have said.
     *
     * @return a snapshot, oldest first
     */
    public List<String> words() {
        return said.stream().map(notice -> notice.content().text()).toList();
    }

    /**
     * Says something to the agent that has this channel.
     *
     * @param message what is said
     * @return whether somebody heard it
     * @throws IllegalStateException if no agent has this channel
     */
    public boolean says(Incoming message) {
        Intake open = intake;
        if (open == null) {
            throw new IllegalStateException("channel '" + name + "' is not open: give it to an agent");
        }
        return open.received(message);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean authenticates() {
        return authenticates;
    }

    @Override
    public boolean showsOnLockScreen() {
        return showsOnLockScreen;
    }

    @Override
    public Delivery deliver(Notice notice) {
        said.add(notice);
        return new Delivery.Confirmed("");
    }

    @Override
    public void open(Intake opened) {
        intake = opened;
    }

    @Override
    public void close() {
        intake = null;
    }
}
