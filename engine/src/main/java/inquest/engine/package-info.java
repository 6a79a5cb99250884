/** The front door of the decoding engine. */
package inquest.engine;
