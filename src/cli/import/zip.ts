import { PassThrough, type Readable } from 'node:stream';
import yauzl from 'yauzl';

/** A file inside an archive. */
export interface ZipMember {
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}

/** The files of a zip archive, by name. Rejects when its directory cannot be read; a member that is encrypted fails when opened. */
export async function openZip(path: string): Promise<ZipMember[]> {
  const names: string[] = [];
  await eachEntry(path, (entry) => { if (!entry.fileName.endsWith('/')) names.push(entry.fileName); return false; });
  return names.toSorted().map((name) => ({ name, open: () => readMember(path, name) }));
}

async function* readMember(path: string, name: string): AsyncGenerator<Uint8Array> {
  let stream: Readable | undefined;
  const archive = await eachEntry(path, (entry, zip) => {
    if (entry.fileName !== name) return false;
    return new Promise<true>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => { if (error) reject(error); else { stream = opened; resolve(true); } });
    });
  }, true);
  // The streams of yauzl end too early for an async loop when the member is stored unpacked.
  const through = new PassThrough();
  stream!.on('error', (error) => through.destroy(error));
  try {
    yield* stream!.pipe(through) as AsyncIterable<Uint8Array>;
  } finally {
    archive.close();
  }
}

/** Goes through the directory until `visit` says true; closes the archive unless told to leave it open. */
function eachEntry(path: string, visit: (entry: yauzl.Entry, zip: yauzl.ZipFile) => boolean | Promise<boolean>, leaveOpen = false): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (failure, zip) => {
      if (failure) { reject(failure); return; }
      const finish = () => { if (!leaveOpen) zip.close(); resolve(zip); };
      zip.on('error', reject);
      zip.on('end', finish);
      zip.on('entry', (entry: yauzl.Entry) => {
        Promise.resolve(visit(entry, zip)).then((isEnough) => { if (isEnough) finish(); else zip.readEntry(); }, reject);
      });
      zip.readEntry();
    });
  });
}
