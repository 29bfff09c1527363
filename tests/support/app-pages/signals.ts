import * as v from 'valibot';

/** Who the far page can be. `anna-again` is Anna's sound once more; `nobody` sends what no decoder can read. */
const voices = ['anna', 'ben', 'carla', 'anna-again', 'nobody'] as const;
export type Voice = (typeof voices)[number];

const line = v.pipe(v.string(), v.maxLength(40));

const description = v.strictObject({
  type: v.literal('description'),
  line,
  description: v.strictObject({ type: v.picklist(['offer', 'answer']), sdp: v.string() }),
  /** Names by stream id, for the far end's streams. */
  names: v.record(v.string(), v.string()),
});
/** The section is told by its place: the far end of a simulcast names its sections differently. */
const candidate = v.strictObject({
  type: v.literal('candidate'),
  line,
  candidate: v.string(),
  sdpMLineIndex: v.number(),
});

/** What the app under test tells the far page. A line is one connection, under the app's own name for it. */
export const fromApp = v.variant('type', [
  v.strictObject({
    type: v.literal('open'),
    line,
    sends: v.array(v.picklist(voices)),
    /** Every frame is enciphered, as with end-to-end encryption. */
    sealed: v.boolean(),
    /** The simulcast layers that the app will send. */
    layers: v.array(v.string()),
  }),
  description,
  candidate,
  /** The far end offers: these people, too, or no longer. */
  v.strictObject({ type: v.literal('add'), line, sends: v.array(v.picklist(voices)) }),
  v.strictObject({ type: v.literal('remove'), line, sends: v.array(v.picklist(voices)) }),
  v.strictObject({ type: v.literal('close'), line }),
]);

export const fromFar = v.variant('type', [description, candidate]);

/** Between the server and the far page, which may hear of two documents of the app at once. */
export const toFar = v.strictObject({
  app: v.number(),
  /** Null: that document is gone. */
  message: v.nullable(fromApp),
});
export const farEnvelope = v.strictObject({ app: v.number(), message: fromFar });

export type FromApp = v.InferOutput<typeof fromApp>;
export type FromFar = v.InferOutput<typeof fromFar>;
export type FarSays = v.InferOutput<typeof farEnvelope>;
