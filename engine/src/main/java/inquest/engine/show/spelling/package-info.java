/**
 * How Python writes single values: text, bytes, numbers. Knows no objects and no memory. Stands on
 * nothing.
 */
package inquest.engine.show.spelling;
