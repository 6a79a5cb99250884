/** Plans carried out row by row, with a logic of true, false and unknown. Stands on plan. */
package inquest.dsl.eval;
