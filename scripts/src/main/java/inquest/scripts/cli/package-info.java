/** The command line. */
package inquest.scripts.cli;
