package dev.kairos.core.internal.tree;

/**
 * How much of a tree is read at most.
 *
 * @param files how many files may count; ten times as many names may be met
 * @param bytes how many bytes the files that count may hold together
 */
public record TreeLimits(int files, long bytes) {}
