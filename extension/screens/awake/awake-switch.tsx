import { useEffect, useState } from 'preact/hooks';
import { AwakeIcon } from '../../../core/ui/icons';
import { Toggle } from '../../../core/ui/toggle';
import type { AwakePermission } from '../../settings/awake-permission';
import { text } from '../../text/text';

/** Whether Baton keeps the laptop awake during a call; turning it on asks the browser. */
export const AwakeSwitch = ({ permission }: { readonly permission: AwakePermission }) => {
  const [allowed, setAllowed] = useState(false);
  useEffect(() => {
    void permission.allowed().then(setAllowed);
  }, [permission]);
  const change = (on: boolean): void => {
    const asked = on ? permission.request() : permission.remove();
    // The browser rejects what it will not even ask; to the person that is a no.
    void asked
      .catch(() => false)
      .then(() => permission.allowed())
      .then(setAllowed);
  };
  return (
    <section>
      <Toggle label={text.awake.label} icon={<AwakeIcon />} on={allowed} onChange={change} />
      <p class="small soft">{text.awake.why}</p>
    </section>
  );
};
