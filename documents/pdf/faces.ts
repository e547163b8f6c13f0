import { common, type Coverage, coverageOf } from './coverage';

/**
 * The faces that documents are set in, regular and bold, and no others: the same bytes come out on every machine. All are under the
 * SIL Open Font License. Noto Serif SC has every character of the CJK block and of Extension A (㐂), Noto Serif the letters of Europe
 * and Vietnam (Ő, Ж, ệ) with their combining marks, Noto Serif JP the rare ones of Japan (𠮷), Noto Serif KR those of Korea (한).
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

/** Font files of all faces. */
export const faceFiles: readonly string[] = families.flatMap(({ regular, bold }) => [regular, bold]);

/** What each family can print in both weights. */
export function readFamilies(): Coverage[] {
  return families.map(({ regular, bold }) => common(coverageOf(regular), coverageOf(bold)));
}
