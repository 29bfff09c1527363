import type { ComponentType } from 'preact';
import { Button } from '../../../core/ui/button';
import { Mark } from '../../../core/ui/mark';
import type { SitePermissions } from '../../settings/site-permissions';
import { text } from '../../text/text';
import { KnownSites } from '../site-lists';
import { useSites } from '../use-sites';
import { CarryPicture, ClickPicture, ScanPicture } from './pictures';

const words = text.firstRun;
const pictures: readonly ComponentType[] = [ClickPicture, ScanPicture, CarryPicture];

/** What a person sees after installing: how it works, where the button is, which sites to allow. */
export const FirstRun = ({
  permissions,
  done,
}: {
  readonly permissions: SitePermissions;
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
      <section>
        <h2>{words.pinTitle}</h2>
        <p>{words.pin}</p>
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
