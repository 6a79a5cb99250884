/** Python values as text, and the only place that recurses into them. Stands on object. */
package inquest.engine.show;
