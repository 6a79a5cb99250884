/** The grammar of the query language and the parser made from it; nothing else. */
package inquest.grammar;
