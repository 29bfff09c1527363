import { en, type Text } from './en';

export const es: Text = en;
