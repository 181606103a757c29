package dev.kairos.core.secret;

/** A range of a text that is being found. Confined to one scan. */
final class Span {
    int start;
    int end;
}
