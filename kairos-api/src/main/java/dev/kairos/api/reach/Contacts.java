package dev.kairos.api.reach;

import dev.kairos.api.event.Origin;
import java.util.List;

/** Whom channels hear. A stranger is not heard, and gets no answer, until paired. Safe for use by many threads. */
public interface Contacts {

    /**
     * Somebody whom a channel hears.
     *
     * @param channel the channel's name
     * @param sender who it is, in the channel's terms
     * @param name what messages of theirs are signed with
     * @param origin how far they are trusted
     */
    record Contact(String channel, String sender, String name, Origin origin) {}

    /**
     * Makes a code that pairs whoever sends it first, on any channel, within an hour. Hand it over in person or on another way.
     *
     * @param name what messages of theirs will be signed with
     * @param origin how far they will be trusted
     * @return the code, for one use
     */
    String invite(String name, Origin origin);

    /**
     * Pairs somebody whose identity in a channel the host knows; durable when this returns. Replaces the contact if there is one.
     *
     * @param contact who
     */
    void add(Contact contact);

    /**
     * Ends a pairing; durable when this returns.
     *
     * @param channel the channel's name
     * @param sender who, in the channel's terms
     */
    void remove(String channel, String sender);

    /**
     * Lists who is heard.
     *
     * @return a snapshot
     */
    List<Contact> list();
}
