/** The query language over the engine: it decodes nothing itself. */
package inquest.dsl;
