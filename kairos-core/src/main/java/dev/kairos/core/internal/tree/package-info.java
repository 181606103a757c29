/** Reading a folder by what its files hold. */
@NullMarked
package dev.kairos.core.internal.tree;

import org.jspecify.annotations.NullMarked;
