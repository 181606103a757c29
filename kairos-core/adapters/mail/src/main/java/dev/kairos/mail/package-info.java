/** E-mail as a channel: out by SMTP, in by IMAP. */
@NullMarked
package dev.kairos.mail;

import org.jspecify.annotations.NullMarked;
