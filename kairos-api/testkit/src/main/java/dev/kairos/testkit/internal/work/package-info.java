/** What tests and benchmarks of workspaces and commands share: hostile paths, swapped links, real repositories. */
@NullMarked
package dev.kairos.testkit.internal.work;

import org.jspecify.annotations.NullMarked;
