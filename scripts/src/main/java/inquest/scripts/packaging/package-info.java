/**
 * What the build does to the run-time folder of the launcher so that starts are fast. Nothing here
 * runs when Inquest runs.
 */
package inquest.scripts.packaging;
