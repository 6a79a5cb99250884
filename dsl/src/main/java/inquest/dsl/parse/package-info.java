/** Text to syntax tree: the only room that knows ANTLR. Stands on ast and the grammar. */
package inquest.dsl.parse;
