/**
 * A living process: stopped by ptrace, read and let go. Nothing is ever written to it. The only
 * room that calls the kernel through JNA.
 */
package inquest.engine.target.live;
