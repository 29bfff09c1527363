import { startSessionHost } from '../../session/host';

startSessionHost(new AbortController().signal);
