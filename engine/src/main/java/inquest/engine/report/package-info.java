/**
 * What a report says, as data: sections made one after the other, each of which can fail alone, and
 * the notes that they left. Says nothing about how it looks.
 */
package inquest.engine.report;
