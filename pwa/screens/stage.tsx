import { useState } from 'preact/hooks';
import type { Participant } from '../../core/protocol/views';
import { text } from '../text/en';
import { columnsFor, stagedTile, tilesOf } from './tiles';
import { VideoTile } from './video-tile';

/** All pictures of the call: even tiles, or one large with the others beside or below it. */
export const Stage = ({
  participants,
  onFirstFrame,
}: {
  readonly participants: readonly Participant<MediaStreamTrack>[];
  readonly onFirstFrame: () => void;
}) => {
  const [chosen, setChosen] = useState<string | null>(null);
  const tiles = tilesOf(participants);
  if (tiles.length === 0) return <p class="stage alone">{text.call.alone}</p>;

  const staged = stagedTile(tiles, chosen);
  const others = tiles.length - 1;
  const { tall, wide } =
    staged === null
      ? columnsFor(tiles.length)
      : { tall: Math.min(4, others), wide: Math.ceil(others / 4) };
  const rows = (columns: number, count: number) => Math.ceil(count / columns);
  return (
    <div
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
          onStage={tiles.length < 2 ? null : () => setChosen(tile.id === staged ? 'none' : tile.id)}
          onFirstFrame={onFirstFrame}
        />
      ))}
    </div>
  );
};
