import { useRef, useState } from 'preact/hooks';
import type { Participant, Shown } from '../../core/protocol/views';
import { text } from '../text/text';
import { useShownPictures } from './shown-pictures';
import { columnsFor, stagedTile, tilesOf } from './tiles';
import { VideoTile } from './video-tile';

export interface StageProps {
  readonly participants: readonly Participant<MediaStreamTrack>[];
  /** The participant who speaks. */
  readonly speaker: string | null;
  readonly onFirstFrame: () => void;
  readonly onShown: (pictures: readonly Shown<MediaStreamTrack>[]) => void;
}

/** All pictures of the call: even tiles, or one large with the others beside or below it. */
export const Stage = ({ participants, speaker, onFirstFrame, onShown }: StageProps) => {
  const [choice, setChoice] = useState<string | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  // The last one keeps the stage while nobody speaks.
  const spoke = useRef<string | null>(null);
  spoke.current = speaker ?? spoke.current;
  const tiles = tilesOf(participants);
  useShownPictures(stage, tiles, onShown);
  if (tiles.length === 0) return <p class="stage alone">{text.call.alone}</p>;

  const staged = stagedTile(tiles, choice, spoke.current);
  /** Large at will, then by itself again; what is large by itself goes back among the others. */
  const chooseNext = (id: string): string | null => {
    if (id !== staged) return id;
    return id === choice ? null : 'none';
  };
  const others = tiles.length - 1;
  const { tall, wide } =
    staged === null
      ? columnsFor(tiles.length)
      : { tall: Math.min(4, others), wide: Math.ceil(others / 4) };
  const rows = (columns: number, count: number) => Math.ceil(count / columns);
  return (
    <div
      ref={stage}
      class={`stage${staged === null ? '' : ' with-large'}`}
      style={{
        '--tall-columns': `${tall}`,
        '--tall-rows': `${rows(tall, staged === null ? tiles.length : others)}`,
        '--wide-columns': `${wide}`,
        '--wide-rows': `${staged === null ? rows(wide, tiles.length) : Math.min(4, others)}`,
      }}
    >
      {tiles.map((tile) => (
        <VideoTile
          key={tile.id}
          tile={tile}
          staged={tile.id === staged}
          pinned={tile.id === choice}
          speaking={speaker !== null && tile.person === speaker && !tile.screen}
          onStage={tiles.length < 2 ? null : () => setChoice(chooseNext(tile.id))}
          onFirstFrame={onFirstFrame}
        />
      ))}
    </div>
  );
};
