import { BufferedConnection } from 'peerjs';
import { limits } from '../protocol/limits';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of one frame, or null when it is too long, not bytes or not UTF-8. */
const textOf = (data: unknown): string | null => {
  if (!(data instanceof ArrayBuffer) || data.byteLength > limits.messageBytes) return null;
  try {
    return decoder.decode(data);
  } catch {
    // Malformed UTF-8 is one of the ways not to be a message.
    return null;
  }
};

/**
 * PeerJS's JSON connection parses whatever arrives, throws inside an event listener on what is no
 * object, and refuses to send from 16,300 bytes. This one puts the same bytes on the wire and
 * hands over bounded text for somebody else to parse: 'data' carries a string, or null.
 *
 * The base constructor already opens the connection, so there must be no field here that
 * `_initializeDataChannel` or `_handleDataMessage` reads.
 */
export class TextConnection extends BufferedConnection {
  readonly serialization = 'json';

  override _initializeDataChannel(channel: RTCDataChannel): void {
    // One channel for one connection: a second would take the first one's place.
    if (this.dataChannel) channel.close();
    else super._initializeDataChannel(channel);
  }

  protected override _handleDataMessage({ data }: MessageEvent): void {
    this.emit('data', textOf(data));
  }

  protected override _send(text: string): void {
    this._bufferedSend(new Uint8Array(encoder.encode(text)).buffer);
  }
}
