/**
 * What a log is about:
 * - `access`: who accessed what, written by the proxy
 * - `readings`: who read the logs of the store and kept them up, written by the command line
 */
export type LogKind = 'access' | 'readings';
