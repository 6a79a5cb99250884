/**
 * What can be asked about: relations with their columns, and what a cell may hold. A relation is
 * one file that declares columns as functions over an engine type and decodes nothing itself.
 * Stands on ast and the engine.
 */
package inquest.dsl.relation;
