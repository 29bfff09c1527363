import { useEffect, useState } from 'preact/hooks';
import type { LinkQuality } from '../../core/protocol/views';
import { SignalIcon } from '../../core/ui/icons';
import { text } from '../text/text';
import { clock } from './clock';
import { Title } from './sheet';

const bars = { poor: 1, fair: 2, good: 3 } as const;

/** Where the call comes from, since when it is here, and how well the link carries it. */
export const CallHead = ({
  host,
  link,
}: {
  readonly host: string;
  readonly link: LinkQuality | null;
}) => (
  <header class="call-head">
    <Title>{text.call.on(host)}</Title>
    <span class="call-facts">
      <Timer />
      {link !== null && <Quality link={link} />}
    </span>
  </header>
);

const Quality = ({ link }: { readonly link: LinkQuality }) => {
  const word = text.call.quality[link.step];
  return (
    <span class={`quality ${link.step}`}>
      <SignalIcon bars={bars[link.step]} />
      <span class="unseen">{text.call.connection(word)}</span>
      <span aria-hidden="true">{word}</span>
      {link.relayed && <span> · {text.call.relayed}</span>}
    </span>
  );
};

/** Counts from when the call came here. */
const Timer = () => {
  const [since] = useState(() => Date.now());
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since) / 1_000));
  return (
    <span role="timer" class="timer" aria-label={text.call.lasting(Math.floor(seconds / 60))}>
      {clock(seconds)}
    </span>
  );
};
