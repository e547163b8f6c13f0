import { common, type Coverage, coverageOf } from './coverage';

/**
 * The fonts that documents are set in, regular and bold; no others are used, so that all machines give the same bytes. All are under the
 * SIL Open Font License. Noto Serif SC has all characters of the CJK block and of Extension A (㐂), Noto Serif the letters of Europe
 * and Vietnam (Ő, Ж, ệ) with combining marks, Noto Serif JP rare Japanese characters (𠮷), Noto Serif KR Korean (한).
 */
export const families: readonly { name: string; regular: string; bold: string }[] = [
  {
    name: 'Noto Serif SC',
    regular: require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
    bold: require.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
  },
  {
    name: 'Noto Serif',
    regular: require.resolve('@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf'),
    bold: require.resolve('@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf'),
  },
  {
    name: 'Noto Serif JP',
    regular: require.resolve('@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf'),
    bold: require.resolve('@expo-google-fonts/noto-serif-jp/700Bold/NotoSerifJP_700Bold.ttf'),
  },
  {
    name: 'Noto Serif KR',
    regular: require.resolve('@expo-google-fonts/noto-serif-kr/400Regular/NotoSerifKR_400Regular.ttf'),
    bold: require.resolve('@expo-google-fonts/noto-serif-kr/700Bold/NotoSerifKR_700Bold.ttf'),
  },
];

/** Font files of all families. */
export const fontFiles: readonly string[] = families.flatMap(({ regular, bold }) => [regular, bold]);

/** What each family can print in both weights. */
export function readFontFamilies(): Coverage[] {
  return families.map(({ regular, bold }) => common(coverageOf(regular), coverageOf(bold)));
}
