/** Agents that reach people: a watcher of pull requests, and a brief in the morning. */
@NullMarked
package dev.kairos.examples.reach;

import org.jspecify.annotations.NullMarked;
