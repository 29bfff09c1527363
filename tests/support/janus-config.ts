import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** People who may send at once in the room of the demo page, which shows at most six. */
const publishers = 6;

/** A video room whose publishers send as much as they like: three layers of simulcast need more than the demo's megabit. */
export const wideRoom = 4321;

const files = (port: number): Readonly<Record<string, string>> => ({
  'janus.jcfg': `
general: {
  debug_level = 4
  admin_secret = "unused"
  server_name = "baton-tests"
}
media: { ipv6 = false }
nat: { nice_debug = false }
plugins: { disable = "libjanus_duktape.so,libjanus_lua.so,libjanus_nosip.so,libjanus_recordplay.so,libjanus_sip.so,libjanus_streaming.so,libjanus_textroom.so,libjanus_voicemail.so,libjanus_echotest.so" }
transports: { disable = "libjanus_http.so,libjanus_mqtt.so,libjanus_nanomsg.so,libjanus_pfunix.so,libjanus_rabbitmq.so" }
`,
  'janus.transport.websockets.jcfg': `
general: {
  json = "compact"
  ws = true
  ws_port = ${port}
  ws_ip = "127.0.0.1"
  wss = false
}
admin: { admin_ws = false }
`,
  'janus.plugin.videoroom.jcfg': `
room-1234: {
  description = "Demo Room"
  secret = "unused"
  publishers = ${publishers}
  bitrate = 1024000
  fir_freq = 10
  audiocodec = "opus"
  videocodec = "vp8"
  record = false
}
room-${wideRoom}: {
  description = "Room without a cap"
  secret = "unused"
  publishers = ${publishers}
  fir_freq = 10
  audiocodec = "opus"
  videocodec = "vp8"
  record = false
}
`,
  'janus.plugin.audiobridge.jcfg': `
room-1234: {
  description = "Demo Room"
  secret = "unused"
  sampling_rate = 48000
  record = false
}
`,
  'janus.plugin.videocall.jcfg': 'general: {}\n',
});

/** Writes what Janus needs for the demos: one WebSocket port, the rooms, the video call. */
export const writeJanusConfig = (dir: string, port: number): void => {
  mkdirSync(dir, { recursive: true });
  for (const [name, text] of Object.entries(files(port))) writeFileSync(join(dir, name), text);
};
