import { useState } from 'preact/hooks';
import { Alert, Status } from '../../core/ui/announcements';
import { Button } from '../../core/ui/button';
import { Field } from '../../core/ui/field';
import { Toggle } from '../../core/ui/toggle';
import { siteName, sitePattern } from '../sites/site-pattern';
import { text } from '../text/text';
import type { Sites } from './use-sites';

const words = text.sites;

/** A switch for each known meeting site; turning one on asks the browser. */
export const KnownSites = ({ sites }: { readonly sites: Sites }) => (
  <>
    <ul class="sites">
      {sites.known.map((site) => (
        <li key={site.name}>
          <Toggle
            label={site.name}
            on={site.allowed}
            disabled={site.builtIn}
            onChange={(on) => void (on ? sites.allow(site) : sites.remove(site))}
          />
          <p class="small soft">
            {site.builtIn ? words.builtIn : site.patterns.map(siteName).join(', ')}
          </p>
        </li>
      ))}
    </ul>
    <Status look="outcome">{sites.outcome}</Status>
  </>
);

/** Any other site: a field to allow one, and the list of those that are. */
export const OtherSites = ({ sites }: { readonly sites: Sites }) => {
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);

  const submit = (event: Event): void => {
    event.preventDefault();
    const pattern = sitePattern(address);
    setWrong(pattern === null);
    if (pattern === null) return;
    void sites.allow({ patterns: [pattern], name: siteName(pattern) }).then((agreed) => {
      if (agreed) setAddress('');
    });
  };

  return (
    <>
      <h3>{words.otherTitle}</h3>
      <form class="row" onSubmit={submit}>
        <Field
          label={words.otherField}
          value={address}
          onInput={(value) => {
            setAddress(value);
            setWrong(false);
          }}
          kind="url"
          placeholder={words.otherExample}
        />
        <Button type="submit">{words.allow}</Button>
      </form>
      {wrong && <Alert>{words.notASite}</Alert>}
      {sites.others.length > 0 && (
        <>
          <h3>{words.othersTitle}</h3>
          <ul class="sites">
            {sites.others.map((site) => (
              <li key={site.name} class="granted">
                <span class="name">{site.name}</span>
                {site.builtIn ? (
                  <span class="small soft">{words.builtIn}</span>
                ) : (
                  <Button
                    aria-label={words.removeSite(site.name)}
                    onClick={() => void sites.remove(site)}
                  >
                    {words.remove}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};
