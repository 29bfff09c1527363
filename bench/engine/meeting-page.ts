interface MeetingPage {
  /** Opens microphone and camera and offers them, as to an SFU: once, for everybody. */
  publish(): Promise<string>;
  published(sdp: string): Promise<void>;
  /** Answers for somebody, on a connection of theirs; their tile comes with their tracks. */
  answer(person: number, sdp: string): Promise<string>;
  /** Takes somebody's tile and connection away; when, in milliseconds since 1970. */
  leave(person: number): number;
  /** Mutes and unmutes as the page's own button does; when, in milliseconds since 1970. */
  setMicrophone(on: boolean): number;
  /** When somebody's picture last began or stopped to arrive, by the receiver's own event. */
  pictureAt(person: number, what: 'unmute' | 'mute'): number | null;
}

declare global {
  var benchMeeting: MeetingPage | undefined;
}

/** Runs inside the meeting's page, so it may refer to nothing outside itself. */
export const installMeeting = (): void => {
  const now = (): number => performance.timeOrigin + performance.now();
  const people = new Map<number, { connection: RTCPeerConnection; tile: HTMLVideoElement }>();
  const heard = new Map<string, number>();
  let publishing: RTCPeerConnection | undefined;
  let microphone: MediaStreamTrack | undefined;

  const gathered = async (connection: RTCPeerConnection): Promise<string> => {
    if (connection.iceGatheringState !== 'complete')
      await new Promise<void>((resolve) => {
        connection.addEventListener('icegatheringstatechange', () => {
          if (connection.iceGatheringState === 'complete') resolve();
        });
      });
    return connection.localDescription?.sdp ?? '';
  };
  const addTile = (own: boolean): HTMLVideoElement => {
    const tile = document.createElement('video');
    tile.autoplay = true;
    tile.muted = own;
    tile.className = own ? 'own' : 'tile';
    document.querySelector('main')?.append(tile);
    return tile;
  };
  const setMicrophone = (on: boolean): number => {
    if (microphone === undefined) throw new Error('Not published yet');
    microphone.enabled = on;
    return now();
  };

  globalThis.benchMeeting = {
    async publish() {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: { width: 640, height: 360, frameRate: 30 },
        audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      });
      [microphone] = stream.getAudioTracks();
      const connection = new RTCPeerConnection();
      publishing = connection;
      for (const track of stream.getTracks()) connection.addTrack(track, stream);
      for (const transceiver of connection.getTransceivers()) transceiver.direction = 'sendonly';
      addTile(true).srcObject = stream;
      // An action that the types do not know yet.
      Reflect.apply(navigator.mediaSession.setActionHandler, navigator.mediaSession, [
        'togglemicrophone',
        () => setMicrophone(microphone?.enabled !== true),
      ]);
      await connection.setLocalDescription();
      return gathered(connection);
    },
    async published(sdp) {
      await publishing?.setRemoteDescription({ type: 'answer', sdp });
    },
    async answer(person, sdp) {
      let there = people.get(person);
      if (there === undefined) {
        const made = { connection: new RTCPeerConnection(), tile: addTile(false) };
        there = made;
        people.set(person, made);
        made.connection.addEventListener('track', ({ track, streams: [stream] }) => {
          if (stream !== undefined) made.tile.srcObject = stream;
          if (track.kind !== 'video') return;
          for (const what of ['mute', 'unmute'])
            track.addEventListener(what, () => heard.set(`${person} ${what}`, now()));
        });
      }
      const { connection } = there;
      await connection.setRemoteDescription({ type: 'offer', sdp });
      await connection.setLocalDescription();
      return gathered(connection);
    },
    leave(person) {
      const there = people.get(person);
      const at = now();
      there?.connection.close();
      there?.tile.remove();
      people.delete(person);
      return at;
    },
    setMicrophone,
    pictureAt: (person, what) => heard.get(`${person} ${what}`) ?? null,
  };
};
