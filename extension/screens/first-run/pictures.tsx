/** Drawings for the three steps and for the button; decorative, the words beside them say it all. */

const Laptop = () => (
  <>
    <rect class="device" x="14" y="26" width="122" height="78" rx="8" />
    <path class="line" d="M4 116h142" />
  </>
);

const Phone = ({ x }: { readonly x: number }) => (
  <rect class="device" x={x} y="34" width="48" height="86" rx="9" />
);

const Person = ({ x, y }: { readonly x: number; readonly y: number }) => (
  <>
    <circle class="person" cx={x} cy={y} r="6" />
    <path class="person" d={`M${x - 11} ${y + 21}a11 11 0 0 1 22 0z`} />
  </>
);

/** Enough squares to read as a code. */
const Code = ({ x, y }: { readonly x: number; readonly y: number }) => (
  <g transform={`translate(${x} ${y})`}>
    <rect class="code-paper" width="42" height="42" rx="4" />
    <path
      class="code-dark"
      d="M6 6h10v10h-10zM26 6h10v10h-10zM6 26h10v10h-10zM20 8h3v6h-3zM20 18h6v4h-6zM30 20h6v3h-6zM26 28h4v8h-4zM32 30h4v3h-4zM19 28h3v3h-3z"
    />
  </g>
);

export const ClickPicture = () => (
  <svg class="picture" viewBox="-35 0 220 140" aria-hidden="true">
    <Laptop />
    <path class="line" d="M14 42h122" />
    <circle class="accent" cx="124" cy="34" r="4.5" />
    <Person x={52} y={62} />
    <Person x={90} y={62} />
    <path class="pointer" d="M126 37l18 7.5-7.5 3-3 7.5z" />
  </svg>
);

export const ScanPicture = () => (
  <svg class="picture" viewBox="0 0 220 140" aria-hidden="true">
    <Laptop />
    <Code x={82} y={44} />
    <Person x={46} y={58} />
    <path class="ray" d="M160 60l-34-12M160 72l-34 10" />
    <Phone x={160} />
    <path class="line" d="M178 110h12" />
  </svg>
);

export const CarryPicture = () => (
  <svg class="picture" viewBox="0 0 220 140" aria-hidden="true">
    <Laptop />
    <path class="ray" d="M92 56c12-18 40-26 66-10" />
    <circle class="seat" cx="75" cy="65" r="14" />
    <Phone x={160} />
    <Person x={184} y={60} />
    <circle class="accent" cx="184" cy="104" r="6" />
  </svg>
);

/** The browser's bar with the puzzle piece, and under it the list with the pin. */
export const PinPicture = () => (
  <svg class="picture" viewBox="0 0 220 140" aria-hidden="true">
    <rect class="device" x="14" y="14" width="192" height="34" rx="17" />
    <path class="line" d="M34 31h84" />
    <path
      class="line"
      d="M152 25h5a4 4 0 1 1 8 0h5v5a4 4 0 1 1 0 8v3h-18z"
      transform="translate(0 -2)"
    />
    <rect class="device" x="70" y="60" width="136" height="66" rx="12" />
    <path class="soft-line" d="M90 80h60M90 106h44" />
    <path class="soft-line" d="M180 74v12" />
    <circle class="halo" cx="182" cy="106" r="14" />
    <path class="accent" d="M177 98h10l-1.5 7 4 4.5h-15l4-4.5z" />
    <path class="pin" d="M182 109.500v6" />
  </svg>
);
