/** HTTP calls to addresses that strangers can influence: to a pinned address, up to a deadline, of bounded size. */
@NullMarked
package dev.kairos.core.internal.http;

import org.jspecify.annotations.NullMarked;
