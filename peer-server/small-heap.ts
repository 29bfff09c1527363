import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8's young generation at its first size. It would grow to 48 MB when thousands of sockets
 * open, and never shrink while they are idle; what lives long here is small and old. Takes effect
 * for what is allocated after it, so it is imported first.
 */
setFlagsFromString('--semi-space-growth-factor=1');
