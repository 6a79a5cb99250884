/**
 * The interactive shell: queries and commands, one after the other, over one process. Knows no
 * terminal library; {@code terminal} does.
 */
package inquest.scripts.shell;
