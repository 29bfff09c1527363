import { LanguageIcon } from './icons';
import { isLanguage, type Language, languages } from './language';

/** Chooses the language by hand. Each is listed by its own name, for who cannot read the present one. */
export const LanguageMenu = ({
  label,
  language,
  onChoose,
}: {
  readonly label: string;
  readonly language: Language;
  readonly onChoose: (language: Language) => void;
}) => (
  <label class="language-menu">
    <LanguageIcon />
    <span class="unseen">{label}</span>
    <select
      value={language}
      onChange={({ currentTarget: { value } }) => {
        if (isLanguage(value)) onChoose(value);
      }}
    >
      {Object.entries(languages).map(([tag, name]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </select>
  </label>
);
