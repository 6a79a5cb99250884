/** The shell on a terminal: editing, history, completion and Ctrl-C. The only room of JLine. */
package inquest.scripts.shell.terminal;
