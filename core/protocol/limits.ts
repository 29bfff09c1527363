/** Every time and size that both ends must agree on. Times are milliseconds, sizes are bytes. */
export const limits = {
  /** A displayed code is honoured for this long after it was first shown. */
  codeLifeMs: 90_000,
  /** A new code replaces the displayed one this often, until the first proof. */
  codeRotationMs: 60_000,
  /** The card goes blank when nobody scanned for this long. */
  cardLifeMs: 300_000,
  /** A spent or expired room stays registered, only to count who still comes. */
  spentRoomMs: 120_000,
  connectMs: 15_000,
  proofMs: 5_000,
  acceptMs: 60_000,
  goMs: 60_000,
  heartbeatMs: 1_000,
  /** Silence on the control link for this long is shown to people. */
  stallMs: 1_500,
  /** After this long without life the media link gets an ICE restart. */
  iceRestartMs: 2_500,
  /** After this long without a heartbeat the control link is dialled again. */
  redialMs: 12_000,
  /** The phone silences its own microphone after this long without a heartbeat. */
  phoneSilenceMs: 5_000,
  /** A lost end is waited for this long; then devices close. */
  lostMs: 45_000,
  /** The person may still tap Rejoin until then. */
  rejoinMs: 600_000,
  /** The page's own way out of the meeting may take this long; then the person is asked. */
  leaveMs: 5_000,
  unprovenConnections: 2,
  failuresPerMinute: 10,
  sealedPayloadBytes: 32_768,
  sealedPerSource: 64,
  handshakeMessageBytes: 4_096,
  messageBytes: 16_384,
  /** Characters of a description that one message carries. */
  descriptionPartChars: 12_000,
  descriptionParts: 16,
  messagesPerSecond: 50,
  messageBurst: 200,
  qrUrlBytes: 106,
  /** Who was remembered and did not come for 90 days is forgotten. */
  rememberedIdleMs: 7_776_000_000,
  phoneNameChars: 40,
  /** Frames of the meeting page that hold media, each with a link of its own. */
  links: 4,
  /** Slots and characters of a name that fit into one message, however the name is written. */
  slots: 40,
  participantNameChars: 40,
  /** STUN and TURN servers that a broker may name, and addresses of one. */
  iceServers: 4,
  iceUrls: 8,
} as const;
