/** An address in PDFium's memory, or a handle of a PDFium object; 0 is null. */
export type Pointer = number;

/** The PDFium functions used here (fpdfview.h, fpdf_formfill.h, fpdf_annot.h, fpdf_text.h, fpdf_edit.h); omitted numeric arguments are 0. */
export interface PdfiumFunctions {
  malloc: (bytes: number) => Pointer;
  free: (at: Pointer) => void;
  FPDF_GetLastError: () => number;
  FPDF_LoadMemDocument: (bytes: Pointer, length: number, password: Pointer) => Pointer;
  FPDF_CloseDocument: (file: Pointer) => void;
  FPDF_GetPageCount: (file: Pointer) => number;
  FPDF_LoadPage: (file: Pointer, index: number) => Pointer;
  FPDF_ClosePage: (page: Pointer) => void;
  FPDF_GetPageWidth: (page: Pointer) => number;
  FPDF_GetPageHeight: (page: Pointer) => number;
  FPDFDOC_InitFormFillEnvironment: (file: Pointer, callbacks: Pointer) => Pointer;
  FPDFDOC_ExitFormFillEnvironment: (form: Pointer) => void;
  FPDF_RemoveFormFieldHighlight: (form: Pointer) => void;
  FORM_OnAfterLoadPage: (page: Pointer, form: Pointer) => void;
  FORM_OnBeforeClosePage: (page: Pointer, form: Pointer) => void;
  FPDFBitmap_CreateEx: (width: number, height: number, format: number, bytes: Pointer, stride: number) => Pointer;
  FPDFBitmap_FillRect: (bitmap: Pointer, x: number, y: number, width: number, height: number, colour: number) => void;
  FPDFBitmap_GetBuffer: (bitmap: Pointer) => Pointer;
  FPDFBitmap_GetHeight: (bitmap: Pointer) => number;
  FPDFBitmap_GetStride: (bitmap: Pointer) => number;
  FPDFBitmap_Destroy: (bitmap: Pointer) => void;
  FPDF_RenderPageBitmap: (bitmap: Pointer, page: Pointer, ...xywhRotateFlags: number[]) => void;
  FPDF_FFLDraw: (form: Pointer, bitmap: Pointer, page: Pointer, ...xywhRotateFlags: number[]) => void;
  FPDF_GetDefaultSystemFontInfo: () => Pointer;
  FPDF_SetSystemFontInfo: (faces: Pointer) => void;
  FPDFPage_Flatten: (page: Pointer, usage: number) => number;
  FPDFPage_GetAnnotCount: (page: Pointer) => number;
  FPDFPage_GetAnnot: (page: Pointer, index: number) => Pointer;
  FPDFPage_CloseAnnot: (annotation: Pointer) => void;
  FPDFAnnot_GetSubtype: (annotation: Pointer) => number;
  FPDFAnnot_GetFlags: (annotation: Pointer) => number;
  FPDFAnnot_GetRect: (annotation: Pointer, rectangle: Pointer) => number;
  FPDFAnnot_GetAP: (annotation: Pointer, mode: number, text: Pointer, bytes: number) => number;
  FPDFAnnot_GetStringValue: (annotation: Pointer, key: Pointer, text: Pointer, bytes: number) => number;
  FPDFAnnot_GetFormFieldType: (form: Pointer, annotation: Pointer) => number;
  FPDFAnnot_GetFormFieldFlags: (form: Pointer, annotation: Pointer) => number;
  FPDFAnnot_GetFormFieldName: (form: Pointer, annotation: Pointer, text: Pointer, bytes: number) => number;
  FPDFAnnot_GetFormFieldValue: (form: Pointer, annotation: Pointer, text: Pointer, bytes: number) => number;
  FPDFText_LoadPage: (page: Pointer) => Pointer;
  FPDFText_ClosePage: (text: Pointer) => void;
  FPDFText_CountChars: (text: Pointer) => number;
  FPDFText_GetUnicode: (text: Pointer, index: number) => number;
  FPDFText_IsGenerated: (text: Pointer, index: number) => number;
  FPDFText_HasUnicodeMapError: (text: Pointer, index: number) => number;
  FPDFText_GetTextObject: (text: Pointer, index: number) => Pointer;
  FPDFText_GetBoundedText: (text: Pointer, ...leftTopRightBottomBufferLength: number[]) => number;
  FPDFText_SetText: (object: Pointer, text: Pointer) => number;
  FPDFTextObj_GetFont: (object: Pointer) => Pointer;
  FPDFTextObj_GetTextRenderMode: (object: Pointer) => number;
  FPDFTextObj_GetRenderedBitmap: (file: Pointer, page: Pointer, object: Pointer, scale: number) => Pointer;
  FPDFPage_CountObjects: (page: Pointer) => number;
  FPDFPage_GetObject: (page: Pointer, index: number) => Pointer;
  FPDFFormObj_CountObjects: (object: Pointer) => number;
  FPDFFormObj_GetObject: (object: Pointer, index: number) => Pointer;
  FPDFPageObj_GetType: (object: Pointer) => number;
  FPDFPageObj_CreateTextObj: (file: Pointer, font: Pointer, size: number) => Pointer;
  FPDFPageObj_Destroy: (object: Pointer) => void;
  FPDFFont_GetIsEmbedded: (font: Pointer) => number;
  FPDFFont_GetFamilyName: (font: Pointer, text: Pointer, bytes: number) => number;
  FPDFFont_GetBaseFontName: (font: Pointer, text: Pointer, bytes: number) => number;
}

export interface FunctionTable {
  set: (index: number, run: unknown) => void;
}
export interface Pdfium {
  call: PdfiumFunctions;
  /** The memory as it is now; any call may move it. */
  heap: () => Buffer;
  /** Allocated bytes; this number only grows. */
  memory: () => number;
}
