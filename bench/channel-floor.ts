import type { DataConnection, Peer } from 'peerjs';
import type { Scene } from './scene';

declare global {
  /** What PeerJS's script for pages defines. */
  var peerjs: { readonly Peer: typeof Peer };
}

/**
 * A bare data channel: the laptop's tab is registered at the broker and waits, the phone's page is
 * loaded and idle. Milliseconds from there, on the phone's clock, until its channel is open.
 */
export const measureChannel = async (scene: Scene): Promise<number> => {
  const waiting = await scene.emptyTab(scene.laptop);
  const dialling = await scene.emptyTab(scene.phone);
  const id = `bench-${crypto.randomUUID()}`;
  const broker = { host: 'localhost', port: Number(new URL(scene.server).port), path: '/' };
  await waiting.evaluate(
    ([own, where]) =>
      new Promise<void>((resolve, reject) => {
        const peer = new peerjs.Peer(own, { ...where, config: { iceServers: [] }, debug: 0 });
        peer.on('open', () => resolve());
        peer.on('error', reject);
      }),
    [id, broker] as const,
  );
  const tookMs = await dialling.evaluate(
    ([other, where]) =>
      new Promise<number>((resolve, reject) => {
        const begun = performance.now();
        const peer = new peerjs.Peer(crypto.randomUUID(), {
          ...where,
          config: { iceServers: [] },
          debug: 0,
        });
        peer.on('error', reject);
        peer.on('open', () => {
          const connection: DataConnection = peer.connect(other, {
            serialization: 'json',
            reliable: true,
          });
          connection.on('open', () => resolve(performance.now() - begun));
        });
      }),
    [id, broker] as const,
  );
  await Promise.all([waiting.close(), dialling.close()]);
  return tookMs;
};
