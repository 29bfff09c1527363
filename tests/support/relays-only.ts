import type { BrowserContext, Page } from 'playwright';

/** From its next page on, a browser whose network lets nothing through but what goes by a relay. */
export const allowRelaysOnly = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const Native = globalThis.RTCPeerConnection;
    if (Native === undefined) return;
    globalThis.RTCPeerConnection = new Proxy(Native, {
      construct: (target, [configuration]) =>
        new target({ ...configuration, iceTransportPolicy: 'relay' }),
    });
  });

/** How each connected connection of the page reaches out: its own end of the path it uses. */
export const pathsOf = async (page: Page): Promise<{ type: string; relayProtocol: string }[]> =>
  page.evaluate(async () => {
    const paths: { type: string; relayProtocol: string }[] = [];
    for (const connection of globalThis.batonTestConnections ?? []) {
      if (connection.connectionState !== 'connected') continue;
      const report = await connection.getStats();
      for (const entry of report.values()) {
        if (entry.type !== 'transport') continue;
        const pair = report.get(entry.selectedCandidatePairId);
        const { candidateType, relayProtocol } = report.get(pair?.localCandidateId) ?? {};
        paths.push({ type: String(candidateType), relayProtocol: String(relayProtocol) });
      }
    }
    return paths;
  });
