import type { LinkQuality } from '../../core/protocol/views';
import type { Frame } from './tab-ports';

const steps: readonly LinkQuality['step'][] = ['good', 'fair', 'poor'];

/** How the links of all frames do: the worst of them counts. */
export const createLinkQualities = () => {
  const said = new Map<Frame, LinkQuality>();
  return {
    hear: (frame: Frame, quality: LinkQuality): void => void said.set(frame, quality),
    forget: (frame: Frame): void => void said.delete(frame),
    clear: (): void => said.clear(),
    /** Null while nothing is known. */
    worst(): LinkQuality | null {
      const all = [...said.values()];
      const [step] = all.map((one) => one.step).sort((a, b) => steps.indexOf(b) - steps.indexOf(a));
      return step === undefined ? null : { step, relayed: all.some(({ relayed }) => relayed) };
    },
  };
};
