package dev.kairos.core.reach;

import dev.kairos.api.reach.Notifier;
import dev.kairos.core.egress.EgressGuard;
import java.net.URI;

/** Notifiers that need nothing but their settings; {@link Ntfy}, {@link WebPush}, {@link Telegram} and {@link Slack} have their own. */
public final class Notifiers {

    private Notifiers() {}

    /**
     * Posts to the incoming webhook of a Slack channel, or of a chat that takes the same.
     *
     * @param name the notifier's name
     * @param uri the webhook's address, which is a secret
     * @param guard what may be called; {@link EgressGuard#standard()} unless the server is one's own
     * @return the notifier
     */
    public static Notifier slack(String name, URI uri, EgressGuard guard) {
        return new IncomingWebhook(name, IncomingWebhook.Format.SLACK, uri, guard);
    }

    /**
     * Posts to the webhook of a Discord channel. Nobody is mentioned, whatever the words.
     *
     * @param name the notifier's name
     * @param uri the webhook's address, which is a secret
     * @param guard what may be called
     * @return the notifier
     */
    public static Notifier discord(String name, URI uri, EgressGuard guard) {
        return new IncomingWebhook(name, IncomingWebhook.Format.DISCORD, uri, guard);
    }

    /**
     * Posts an adaptive card to the workflow webhook of a Teams channel.
     *
     * @param name the notifier's name
     * @param uri the webhook's address, which is a secret
     * @param guard what may be called
     * @return the notifier
     */
    public static Notifier teams(String name, URI uri, EgressGuard guard) {
        return new IncomingWebhook(name, IncomingWebhook.Format.TEAMS, uri, guard);
    }

    /**
     * Shows notices on this machine's screen by {@code notify-send}. Where that program is missing, notices fail.
     *
     * @param name the notifier's name
     * @return the notifier
     */
    public static Notifier desktop(String name) {
        return desktop(name, "notify-send");
    }

    /**
     * Shows notices on this machine's screen by a program that takes what {@code notify-send} takes.
     *
     * @param name the notifier's name
     * @param program the program
     * @return the notifier
     */
    public static Notifier desktop(String name, String program) {
        return new Desktop(name, program);
    }
}
