package inquest.engine.report;

/**
 * One part of a report, in the order in which a reader wants them. A consumer switches over the
 * kinds.
 */
public sealed interface Section
    permits ProcessSection,
        CauseSection,
        CommandSection,
        OverviewSection,
        ThreadSection,
        NativeThreadsSection,
        EvidenceSection,
        NotesSection,
        FailedSection {}
