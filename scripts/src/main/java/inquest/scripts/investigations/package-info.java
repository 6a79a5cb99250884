/** The canned investigations: scripts of the query language, found by name. */
package inquest.scripts.investigations;
