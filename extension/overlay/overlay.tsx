import type { LaptopAction, LaptopView } from '../../core/protocol/views';
import { confirmingSheet } from './confirming';
import { endedSheet, leaveSheet } from './ended';
import { type Copying, invitingSheet } from './inviting';
import { liveSheet } from './live';
import { Sheet, type SheetContent } from './sheet';
import { connectingSheet, listeningSheet, reconnectingSheet } from './waiting';

export interface OverlayProps {
  readonly view: LaptopView;
  /** What became of the last "Copy link". */
  readonly copying: Copying;
  /** The person made the card of a running call smaller. */
  readonly folded: boolean;
  /** Stable: a new function would take the person's focus and listeners with it. */
  readonly controls: {
    readonly act: (action: LaptopAction) => void;
    readonly close: () => void;
    readonly move: (dx: number, dy: number) => void;
    readonly qrShown: () => void;
    readonly fold: () => void;
  };
}

const sheetOf = ({ view, copying, folded, controls }: OverlayProps): SheetContent | null => {
  const { act, close, qrShown, fold } = controls;
  switch (view.phase) {
    case 'idle':
      return null;
    case 'inviting':
      return invitingSheet(view, copying, act, close, qrShown);
    case 'confirming':
      return confirmingSheet(view, act);
    case 'connecting':
      return connectingSheet(view);
    case 'live':
      return liveSheet(view, folded, act, fold);
    case 'listening':
      return listeningSheet(view, act);
    case 'reconnecting':
      return reconnectingSheet(view, act);
    case 'ended':
      return view.asksToClose ? leaveSheet(act) : endedSheet(view, act, close);
    default:
      return view satisfies never;
  }
};

/** Draws what the session host says. One card for all phases, so that its sentence is read out when it changes. */
export const Overlay = (props: OverlayProps) => {
  const content = sheetOf(props);
  return content === null ? null : <Sheet content={content} onMove={props.controls.move} />;
};
