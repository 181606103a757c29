/** Web Push on the JDK's own primitives: message encryption (RFC 8291) and the sender's identity (RFC 8292). */
@NullMarked
package dev.kairos.core.internal.push;

import org.jspecify.annotations.NullMarked;
