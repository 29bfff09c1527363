import { Button } from '../../core/ui/button';
import { LightIcon, PictureIcon } from '../../core/ui/icons';
import type { CameraChoice } from '../scanner/camera';
import { text } from '../text/text';

/** What a person can change about the looking; each tool is there only where it works. */
export const ScannerTools = (props: {
  /** Null where this camera has no light. */
  readonly light: boolean | null;
  readonly onLight: (on: boolean) => void;
  readonly cameras: readonly CameraChoice[];
  readonly camera: string | null;
  readonly onCamera: (id: string) => void;
  readonly onPicture: (file: File) => void;
}) => (
  <div class="scanning-tools">
    {props.light !== null && (
      <Button
        icon={<LightIcon />}
        aria-pressed={props.light}
        onClick={() => props.onLight(props.light === false)}
      >
        {text.scanning.light}
      </Button>
    )}
    {props.cameras.length > 1 && (
      <select
        class="scanning-camera"
        aria-label={text.scanning.camera}
        value={props.camera ?? ''}
        onChange={(event) => props.onCamera(event.currentTarget.value)}
      >
        {props.cameras.map(({ id, label }, at) => (
          <option key={id} value={id}>
            {label === '' ? text.scanning.unnamedCamera(at + 1) : label}
          </option>
        ))}
      </select>
    )}
    <label class="button quiet normal scanning-picture-file">
      <PictureIcon />
      <span>{text.scanning.picture}</span>
      <input
        class="unseen"
        type="file"
        accept="image/*"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same picture may be chosen again.
          event.currentTarget.value = '';
          if (file !== undefined) props.onPicture(file);
        }}
      />
    </label>
  </div>
);
