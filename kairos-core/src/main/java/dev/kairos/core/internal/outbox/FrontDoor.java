package dev.kairos.core.internal.outbox;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Message;
import dev.kairos.api.event.Origin;
import dev.kairos.api.reach.Channel;
import dev.kairos.api.reach.Contacts.Contact;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Incoming;
import dev.kairos.api.reach.Incoming.Attachment;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.time.Timers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Where the messages of one channel come in: strangers stay outside, contacts are heard by the agent. */
final class FrontDoor implements Channel.Intake {

    private final Post post;
    private final ContactBook contacts;
    private final Channel channel;
    private final Agent agent;
    private final Answers answers;

    /** Takes messages that are answers to something that was asked, before the agent reads them. */
    @FunctionalInterface
    interface Answers {

        /** What is said back, or an empty text if the message is no answer. */
        String take(Channel channel, Contact contact, Incoming message);
    }

    FrontDoor(Post post, ContactBook contacts, Channel channel, Agent agent, Answers answers) {
        this.post = post;
        this.contacts = contacts;
        this.channel = channel;
        this.agent = agent;
        this.answers = answers;
    }

    @Override
    public boolean received(Incoming message) {
        Contact contact = contacts.find(channel.name(), message.sender());
        if (contact == null) {
            return pair(message);
        }
        String said = answers.take(channel, contact, message);
        if (!said.isEmpty()) {
            reply(message, said);
            return true;
        }
        tell(contact, message);
        return true;
    }

    private boolean pair(Incoming message) {
        Contact paired = contacts.pair(channel.name(), message.sender(), message.text());
        if (paired == null) {
            LoggerFactory.getLogger(FrontDoor.class).info("channel '{}' did not hear a stranger", channel.name());
            return false;
        }
        reply(message, "You are paired as " + paired.name() + ".");
        return true;
    }

    private void reply(Incoming message, String words) {
        post.send(channel.name(), Notice.reply("re:" + message.key(), agent.id(), message.to(), Content.of("", words)));
    }

    private void tell(Contact contact, Incoming message) {
        String key = channel.name() + "/" + message.key();
        int number = 0;
        List<Attachment> attachments = message.attachments();
        StringBuilder text = new StringBuilder(message.text());
        for (Attachment attachment : attachments) {
            if (++number > Incoming.MOST_ATTACHMENTS) {
                text.append("\n[" + (attachments.size() - number + 1) + " more attachments were left out]");
                break;
            }
            text.append("\n[attachment " + number + ": " + line(attachment.name()) + ", " + line(attachment.type())
                    + ", " + attachment.bytes() + " bytes]");
            if (!attachment.text().isEmpty()) {
                agent.offer(new Event(
                                "attachment", attachment.text(), Origin.UNTRUSTED, Event.Urgency.INBOX, null, Map.of())
                        .key(key + "/" + number));
            }
        }
        Message told = new Message(
                text.toString(), contact.name(), Correspondence.thread(channel, message.to()), contact.origin());
        agent.tell(key, told);
    }

    private static String line(String foreign) {
        String plain = foreign.replaceAll("[\\p{Cntrl}\\[\\]]", " ");
        return plain.length() <= 100 ? plain : plain.substring(0, 100) + "…";
    }

    @Override
    public InstantSource clock() {
        return post.time().clock();
    }

    @Override
    public Timers.Pending after(Duration delay, Runnable task) {
        return post.time().timers().after(delay, post.time().waiting(), task);
    }
}
