/**
 * How values of the standard library's own classes are shown: one printer for each family, found by
 * the name of the class.
 */
package inquest.engine.show.library;
