import * as v from 'valibot';

const id = v.pipe(v.string(), v.maxLength(40));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40));

const person = v.strictObject({ id, name, muted: v.boolean(), cameraOff: v.boolean() });

const negotiation = v.variant('kind', [
  v.strictObject({ kind: v.literal('offer'), sdp: v.string() }),
  v.strictObject({ kind: v.literal('answer'), sdp: v.string() }),
  v.strictObject({
    kind: v.literal('candidate'),
    candidate: v.string(),
    sdpMid: v.nullable(v.string()),
    sdpMLineIndex: v.nullable(v.number()),
  }),
]);

/** What a page of the meeting tells its server. */
export const fromPage = v.variant('type', [
  v.strictObject({ type: v.literal('join'), name }),
  v.strictObject({ type: v.literal('state'), muted: v.boolean(), cameraOff: v.boolean() }),
  v.strictObject({ type: v.literal('signal'), to: id, negotiation }),
]);

/** What the server tells a page: who is there, and what others said to it. */
export const toPage = v.variant('type', [
  v.strictObject({ type: v.literal('welcome'), people: v.array(person) }),
  v.strictObject({ type: v.literal('full') }),
  v.strictObject({ type: v.literal('changed'), person }),
  v.strictObject({ type: v.literal('left'), id }),
  v.strictObject({ type: v.literal('signal'), from: id, negotiation }),
]);

export type FromPage = v.InferOutput<typeof fromPage>;
export type ToPage = v.InferOutput<typeof toPage>;
export type Person = v.InferOutput<typeof person>;
export type Negotiation = v.InferOutput<typeof negotiation>;
