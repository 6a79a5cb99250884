/**
 * Files by build id from debuginfod servers, kept in the cache folder that elfutils' own client
 * uses. The only place that speaks to the network; it does so when a file is first asked for.
 */
package inquest.engine.binaries.debuginfod;
