/** The parts of a 发文字号: 国办发 2022 18. */
export interface DocNumber {
  /** 机关代字, folded: 国办发. */
  readonly office: string;
  readonly year: number;
  readonly serial: number;
}

const FORM = /^([^\d〔[(【]{1,24})(?:[〔[(【]((?:19|20)\d\d)年?[〕\])】]|((?:19|20)\d\d)年)第?0*(\d{1,5})号?$/;

/** Reads a document number in any of the forms in which pages print it; null for one that is masked or damaged. */
export function readDocNumber(printed: string): DocNumber | null {
  const found = FORM.exec(
    printed.normalize('NFKC').replace(/[\s﹝﹞]/g, (mark) => ({ '﹝': '〔', '﹞': '〕' })[mark] ?? ''),
  );
  return found ? { office: found[1]!, year: Number(found[2] ?? found[3]), serial: Number(found[4]) } : null;
}

/** One text for all prints of one number; null where the number cannot be read. */
export function docNumberKey(printed: string): string | null {
  const number = readDocNumber(printed);
  return number && `${number.office}〔${number.year}〕${number.serial}号`;
}
