/** End-to-end tests: programs brought to a known state, their cores, and what the report says. */
package inquest.examples;
