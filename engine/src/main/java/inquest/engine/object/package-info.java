/** Python objects decoded one level deep. Stands on layout and target. */
package inquest.engine.object;
