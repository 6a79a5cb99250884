/** The relations that the engine feeds, one file each. Stands on relation and the engine. */
package inquest.dsl.relations;
