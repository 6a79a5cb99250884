package inquest.engine.report;

/**
 * How many threads there are, before the first of them is told.
 *
 * @param threads Python threads
 * @param interpreters Python interpreters
 * @param nativeThreads the kernel's threads
 */
public record OverviewSection(int threads, int interpreters, int nativeThreads)
    implements Section {}
