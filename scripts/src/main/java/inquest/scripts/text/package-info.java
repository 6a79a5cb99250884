/** Reports as text for a person: on a terminal, in a file, in a mail. */
package inquest.scripts.text;
