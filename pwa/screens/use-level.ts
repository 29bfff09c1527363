import { useEffect, useState } from 'preact/hooks';

const lookMs = 100;

/** How loud a microphone is, 0–100, ten times a second; 0 while there is none. */
export const useLevel = (track: MediaStreamTrack | null): number => {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (track === null) return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // From -60 dB, a quiet room, to -10 dB, a raised voice.
      const loud = power === 0 ? 0 : (10 * Math.log10(power) + 60) * 2;
      setLevel(Math.round(Math.min(100, Math.max(0, loud))));
    }, lookMs);
    return () => {
      clearInterval(timer);
      setLevel(0);
      void context.close();
    };
  }, [track]);
  return level;
};
