/** Answers as text, JSON, NDJSON and CSV. Stands on eval. */
package inquest.dsl.render;
