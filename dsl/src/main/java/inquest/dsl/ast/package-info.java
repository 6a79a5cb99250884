/** The query language as sealed records, each with its place in the text. Stands on nothing. */
package inquest.dsl.ast;
