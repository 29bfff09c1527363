import type { ComponentType } from 'preact';
import { Button } from '../../../core/ui/button';
import { Mark } from '../../../core/ui/mark';
import type { SitePermissions } from '../../settings/site-permissions';
import { text } from '../../text/text';
import { KnownSites } from '../site-lists';
import { useSites } from '../use-sites';
import { CarryPicture, ClickPicture, PinPicture, ScanPicture } from './pictures';

const words = text.firstRun;
const pictures: readonly ComponentType[] = [ClickPicture, ScanPicture, CarryPicture];

/** What a person sees after installing: how it works, where the button is, which sites to allow. */
export const FirstRun = ({
  permissions,
  shortcut,
  done,
}: {
  readonly permissions: SitePermissions;
  /** The keys that press the button, as the browser writes them; empty where none are set. */
  readonly shortcut: string;
  readonly done: () => void;
}) => {
  const sites = useSites(permissions);
  return (
    <main>
      <header class="title">
        <Mark size={48} />
        <h1>{words.title}</h1>
      </header>
      <p class="lead">{words.lead}</p>
      <ol class="steps">
        {words.steps.map((step, index) => {
          const Picture = pictures[index];
          return (
            <li key={step.title}>
              {Picture !== undefined && <Picture />}
              <h2>{step.title}</h2>
              <p class="soft">{step.words}</p>
            </li>
          );
        })}
      </ol>
      <section class="pictured">
        <PinPicture />
        <div>
          <h2>{words.pinTitle}</h2>
          <p class="soft">{words.pin}</p>
          {shortcut !== '' && <p class="soft">{words.shortcut(shortcut)}</p>}
        </div>
      </section>
      <section>
        <h2>{text.sites.title}</h2>
        <p class="soft">{text.sites.why}</p>
        <KnownSites sites={sites} />
        <p class="small soft">{text.sites.everywhereElse}</p>
      </section>
      <footer>
        <p class="small soft">{words.later}</p>
        <Button look="primary" size="large" onClick={done}>
          {words.done}
        </Button>
      </footer>
    </main>
  );
};
