/** How values of the built-in types are shown: one printer for each family of {@code PyValue}. */
package inquest.engine.show.builtin;
