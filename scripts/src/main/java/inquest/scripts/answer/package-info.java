/**
 * How answers and what is wrong are written for a person or a program, one-shot and in the shell.
 */
package inquest.scripts.answer;
