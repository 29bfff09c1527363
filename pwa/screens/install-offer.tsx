import { Button } from '../../core/ui/button';
import { InstallIcon, ShareIcon } from '../../core/ui/icons';
import { text } from '../text/text';

/** How the app gets to the home screen here: the browser asks, or the person follows its steps. */
export type InstallOffer =
  | { readonly how: 'ask'; readonly ask: () => void }
  | { readonly how: 'ios' | 'menu' };

/** Offered once people know what for. */
export const InstallCard = ({ offer }: { readonly offer: InstallOffer }) => (
  <section class="card install">
    <h2>{text.install.title}</h2>
    <p class="soft">{text.install.sentence}</p>
    {offer.how === 'ask' ? (
      <Button look="quiet" wide icon={<InstallIcon />} onClick={offer.ask}>
        {text.install.install}
      </Button>
    ) : (
      <ol>
        {text.install[offer.how].map((step, place) => (
          <li key={step}>
            <span>{step}</span>
            {offer.how === 'ios' && place === 0 && <ShareIcon />}
          </li>
        ))}
      </ol>
    )}
  </section>
);
