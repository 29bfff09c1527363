import type { ComponentChildren } from 'preact';

/**
 * Icons on a 24 × 24 grid, drawn in the text's colour and sized with it (1.375 em). All are
 * decorative and hidden from screen readers: the control beside them has the name.
 */
const Icon = ({ children }: { readonly children: ComponentChildren }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    {children}
  </svg>
);

const slash = <path d="M4 4l16 16" />;

export const MicrophoneIcon = () => (
  <Icon>
    <rect x="9" y="3" width="6" height="11" rx="3" />
    <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
  </Icon>
);

export const MicrophoneOffIcon = () => (
  <Icon>
    <path d="M9 9v2a3 3 0 0 0 4.6 2.5M15 10.5V6a3 3 0 0 0-5.7-1.3M5.5 11.5a6.5 6.5 0 0 0 10.4 5.2M18.5 11.5c0 .9-.2 1.7-.5 2.5M12 18v3" />
    {slash}
  </Icon>
);

export const CameraIcon = () => (
  <Icon>
    <rect x="2.5" y="6" width="12.5" height="12" rx="3" />
    <path d="M15 11l6.5-3.5v9L15 13" />
  </Icon>
);

export const CameraOffIcon = () => (
  <Icon>
    <path d="M10 6h2a3 3 0 0 1 3 3v2l6.5-3.5v9L18 14.6M15 15a3 3 0 0 1-3 3H5.5a3 3 0 0 1-3-3V9c0-1.3.8-2.4 2-2.8" />
    {slash}
  </Icon>
);

export const FlipIcon = () => (
  <Icon>
    <path d="M4 10a8 8 0 0 1 14.5-2.5M20 14a8 8 0 0 1-14.5 2.5M19 3.5v4h-4M5 20.5v-4h4" />
  </Icon>
);

export const LaptopIcon = () => (
  <Icon>
    <rect x="4.5" y="5" width="15" height="10.5" rx="2" />
    <path d="M2.5 19h19" />
  </Icon>
);

export const LeaveIcon = () => (
  <Icon>
    <path d="M2.8 14.6c-.6-1.2-.3-2.6.8-3.5 4.9-3.8 11.9-3.8 16.8 0 1.1.9 1.4 2.3.8 3.5l-.7 1.2c-.3.5-.9.7-1.4.5l-3-1.2a1.2 1.2 0 0 1-.7-1.3l.3-1.9c-2.4-.8-5-.8-7.4 0l.3 1.9c.1.5-.2 1.1-.7 1.3l-3 1.2c-.5.2-1.1 0-1.4-.5z" />
  </Icon>
);

export const ScanIcon = () => (
  <Icon>
    <path d="M3.5 8V6A2.5 2.5 0 0 1 6 3.5h2M16 3.5h2A2.5 2.5 0 0 1 20.5 6v2M20.5 16v2a2.5 2.5 0 0 1-2.5 2.5h-2M8 20.5H6A2.5 2.5 0 0 1 3.5 18v-2" />
    <rect x="8.5" y="8.5" width="7" height="7" rx="1" />
  </Icon>
);

export const SoundIcon = () => (
  <Icon>
    <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />
  </Icon>
);

export const LinkIcon = () => (
  <Icon>
    <path d="M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7l-1.3 1.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.3-1.3" />
  </Icon>
);

export const CopyIcon = () => (
  <Icon>
    <rect x="8.5" y="8.5" width="12" height="12" rx="2.5" />
    <path d="M15.5 8.5V6A2.5 2.5 0 0 0 13 3.5H6A2.5 2.5 0 0 0 3.5 6v7A2.5 2.5 0 0 0 6 15.5h2.5" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="M5 12.5l4.5 4.5L19 7.5" />
  </Icon>
);

export const NoticeIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7.5v5.5M12 16.4v.1" />
  </Icon>
);

export const LanguageIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M3.5 12h17M12 3.5c5 5.5 5 11.5 0 17c-5-5.5-5-11.5 0-17" />
  </Icon>
);

export const PinIcon = () => (
  <Icon>
    <path d="M9 3.5h6l-.8 6 3.3 3.5h-11l3.3-3.5zM12 13v7.5" />
  </Icon>
);

export const MoreIcon = () => (
  <Icon>
    <path class="dots" d="M5.5 12h.01M12 12h.01M18.5 12h.01" />
  </Icon>
);

export const PictureInPictureIcon = () => (
  <Icon>
    <path d="M20.5 10.5V8A2.5 2.5 0 0 0 18 5.5H6A2.5 2.5 0 0 0 3.5 8v8A2.5 2.5 0 0 0 6 18.5h3.5" />
    <rect x="12.5" y="13" width="8.5" height="6.5" rx="1.5" />
  </Icon>
);

export const ZoomInIcon = () => (
  <Icon>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="M15.5 15.5l5 5M7.5 10.5h6M10.5 7.5v6" />
  </Icon>
);

export const ZoomOutIcon = () => (
  <Icon>
    <path d="M9.5 4v5.5H4M14.5 4v5.5H20M9.5 20v-5.5H4M14.5 20v-5.5H20" />
  </Icon>
);

/** Sound without pictures. */
export const HeadphonesIcon = () => (
  <Icon>
    <path d="M4 17v-4a8 8 0 0 1 16 0v4" />
    <rect x="3.5" y="14" width="4" height="6" rx="1.75" />
    <rect x="16.5" y="14" width="4" height="6" rx="1.75" />
  </Icon>
);

/** The screen is kept on. */
export const AwakeIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.7 5.7l1.4 1.4M16.9 16.9l1.4 1.4M5.7 18.3l1.4-1.4M16.9 7.1l1.4-1.4" />
  </Icon>
);

export const BatteryLowIcon = () => (
  <Icon>
    <rect x="2.5" y="7.5" width="16" height="9" rx="2.5" />
    <path d="M21.5 11v2M6 10.5v3" />
  </Icon>
);

export const PhoneCallIcon = () => (
  <Icon>
    <path d="M8.7 4.5H6A2 2 0 0 0 4 6.7 15 15 0 0 0 17.3 20a2 2 0 0 0 2.2-2v-2.7l-4-1.7-1.9 2A12 12 0 0 1 8.4 10.4l2-1.9z" />
    <path d="M14.5 4.5a6 6 0 0 1 5 5" />
  </Icon>
);

/** The share button of iOS: what to tap there to put the app on the home screen. */
export const ShareIcon = () => (
  <Icon>
    <path d="M12 14.5V3.5M8 7l4-3.5L16 7M7.5 10.5H6a1.5 1.5 0 0 0-1.5 1.5v7A1.5 1.5 0 0 0 6 20.5h12a1.5 1.5 0 0 0 1.5-1.5v-7a1.5 1.5 0 0 0-1.5-1.5h-1.5" />
  </Icon>
);

/** The app goes onto the device. */
export const InstallIcon = () => (
  <Icon>
    <path d="M12 4v10.5M7.5 10.5L12 15l4.5-4.5M5 20h14" />
  </Icon>
);

export const OfflineIcon = () => (
  <Icon>
    <path d="M5 12.5a10 10 0 0 1 3.5-2.3M2 9a15 15 0 0 1 4.5-3M19 12.5a10 10 0 0 0-4.5-2.7M22 9a15 15 0 0 0-11-4M8.5 16a5 5 0 0 1 6 -.5M12 19.5h.01" />
    {slash}
  </Icon>
);

/** How well a link carries, in three steps: as many bars are full. */
export const SignalIcon = ({ bars }: { readonly bars: 1 | 2 | 3 }) => (
  <svg class="icon signal" viewBox="0 0 24 24" aria-hidden="true">
    {[1, 2, 3].map((bar) => (
      <path
        key={bar}
        class={bar <= bars ? 'full' : 'empty'}
        d={`M${bar * 6} 19v-${bar * 4.5 + 0.5}`}
      />
    ))}
  </svg>
);

export const LightIcon = () => (
  <Icon>
    <path d="M13 2.5L5 13.5h6L10.5 21.5l8.5-11.5h-6z" />
  </Icon>
);

export const PictureIcon = () => (
  <Icon>
    <rect x="3" y="4.5" width="18" height="15" rx="3" />
    <circle cx="8.5" cy="10" r="1.75" />
    <path d="M4 17.5l5-4.5 3 2.5 4-4 5 5" />
  </Icon>
);
