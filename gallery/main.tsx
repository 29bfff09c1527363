import { render } from 'preact';
import { useState } from 'preact/hooks';
import { type Language, languages } from '../core/ui/language';
import { galleryStates } from './show-state';
import { type Size, sizes } from './sizes';
import type { GalleryState } from './state';

const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

const addressOf = (state: GalleryState, language: Language, theme: Theme): string =>
  `frame.html?${new URLSearchParams({ state: state.name, language, theme })}`;

const Choice = <T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}) => (
  <label>
    {props.label}{' '}
    <select
      value={props.value}
      onChange={({ currentTarget: { selectedIndex } }) => {
        const chosen = props.options[selectedIndex];
        if (chosen !== undefined) props.onChange(chosen[0]);
      }}
    >
      {props.options.map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  </label>
);

const tags = Object.entries(languages) as [Language, string][];

/** Every screen in every state, each in a frame of the chosen size. A title opens it alone. */
const Gallery = ({ states }: { readonly states: readonly GalleryState[] }) => {
  const [language, setLanguage] = useState<Language>('en');
  const [theme, setTheme] = useState<Theme>('light');
  const [sizeName, setSizeName] = useState('phone');
  const [search, setSearch] = useState('');
  const size: Size | undefined = sizes.find(({ name }) => name === sizeName);
  const shown = states.filter(
    ({ name, page }) => name.includes(search) && (size?.for === 'phone') === (page === 'phone'),
  );
  return (
    <>
      <header>
        <h1>Baton’s screens</h1>
        <Choice
          label="Size"
          value={sizeName}
          onChange={setSizeName}
          options={sizes.map(({ name, width, height }) => [name, `${name} ${width} × ${height}`])}
        />
        <Choice label="Language" value={language} onChange={setLanguage} options={tags} />
        <Choice
          label="Theme"
          value={theme}
          onChange={setTheme}
          options={themes.map((name) => [name, name])}
        />
        <label>
          State{' '}
          <input
            type="search"
            value={search}
            onInput={({ currentTarget: { value } }) => setSearch(value)}
          />
        </label>
      </header>
      <main>
        {shown.map((state) => {
          const address = addressOf(state, language, theme);
          return (
            <figure key={state.name}>
              <figcaption>
                <a href={address}>{state.name}</a>
              </figcaption>
              <iframe
                key={address}
                title={state.name}
                src={address}
                loading="lazy"
                width={size?.width}
                height={size?.height}
              />
            </figure>
          );
        })}
      </main>
    </>
  );
};

const root = document.querySelector('#gallery');
if (root !== null) render(<Gallery states={galleryStates()} />, root);
