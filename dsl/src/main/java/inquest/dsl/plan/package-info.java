/** Names bound, types checked, filters pushed into scans. Stands on relation. */
package inquest.dsl.plan;
