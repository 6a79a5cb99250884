/**
 * What Inquest could not do and why: notes, absences and results that may be damaged. Stands on
 * nothing.
 */
package inquest.engine.note;
