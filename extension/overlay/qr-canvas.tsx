import { useLayoutEffect, useRef } from 'preact/hooks';
import type { QrMatrix } from '../../core/protocol/views';
import { text } from '../text/text';

/** Light modules around the code, in modules; scanners need them to find it. */
const quietZone = 4;
/** CSS px a module: what phones read well from an arm away, and the least they read at all. */
const moduleSide = { best: 8, least: 4 };

/** Whole device pixels a module, so that no edge is blurred. */
const deviceSide = (room: number, modules: number, scale: number): number =>
  Math.max(
    Math.ceil(moduleSide.least * scale),
    Math.floor((Math.min(room, modules * moduleSide.best) * scale) / modules),
  );

const paint = (canvas: HTMLCanvasElement, qr: QrMatrix, room: number, scale: number): void => {
  const modules = qr.size + 2 * quietZone;
  const side = deviceSide(room, modules, scale);
  canvas.width = modules * side;
  canvas.height = modules * side;
  canvas.style.width = `${(modules * side) / scale}px`;
  const pen = canvas.getContext('2d', { alpha: false });
  if (pen === null) return;
  // Scanners expect dark on light, whatever the colour scheme.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  for (let row = 0; row < qr.size; row += 1) {
    for (let column = 0; column < qr.size; column += 1) {
      if (qr.modules[row * qr.size + column] !== '1') continue;
      pen.fillRect((column + quietZone) * side, (row + quietZone) * side, side, side);
    }
  }
};

/**
 * The code, as large as its place allows: 8 CSS px a module, less where the
 * window is small, never below 4. `onShown` is called in the frame after a new
 * code was painted.
 */
export const QrCanvas = ({
  qr,
  onShown,
}: {
  readonly qr: QrMatrix;
  readonly onShown: () => void;
}) => {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const placeRef = useRef<HTMLDivElement>(null);
  const modules = qr.size + 2 * quietZone;

  useLayoutEffect(() => {
    const canvas = canvasRef.current;
    const place = placeRef.current;
    if (canvas === null || place === null) return;
    const draw = (): void =>
      paint(canvas, qr, Math.min(place.clientWidth, place.clientHeight), window.devicePixelRatio);
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(place);
    const frame = requestAnimationFrame(onShown);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [qr, onShown]);

  const best = `${modules * moduleSide.best}px`;
  const least = `${modules * moduleSide.least}px`;
  return (
    <div class="qr-place" ref={placeRef} style={{ '--qr-best': best, '--qr-least': least }}>
      <canvas ref={canvasRef} role="img" aria-label={text.overlay.inviting.qr} />
    </div>
  );
};
