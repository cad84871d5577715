import type { UploadedFile } from '../params.js';
import { badRequest } from '../refusal.js';

export interface MultipartBody {
  readonly values: Record<string, string>;
  readonly files: Map<string, UploadedFile>;
}

/**
 * Reads `multipart/form-data` with Node's own parser (undici, behind `Response`), which knows the quoting and the
 * encodings better than anything written here would.
 */
export async function readMultipart(contentType: string, body: Uint8Array<ArrayBuffer>): Promise<MultipartBody> {
  const parts = await new Response(spellHeaders(contentType, body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => null);
  if (parts === null) throw badRequest("can't parse multipart/form-data content");
  const values: Record<string, string> = {};
  const uploads: [string, File][] = [];
  parts.forEach((part, name) => {
    if (typeof part === 'string') values[name] = part;
    else uploads.push([name, part]);
  });
  const files = await Promise.all(uploads.map(async ([name, file]) => [name, await readFile(file)] as const));
  return { values, files: new Map(files) };
}

/**
 * Telegram takes headers with no blanks in them and file names without quotes, as grammY writes them (`core/payload`,
 * `filePart`); undici's parser does not. Only the line behind a boundary is written anew. Latin-1 keeps every byte.
 */
function spellHeaders(contentType: string, body: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const boundary = /boundary="?(?<boundary>[^";\s]+)/iu.exec(contentType)?.groups?.['boundary'];
  if (boundary === undefined) return body;
  const escaped = boundary.replaceAll(/[^\w-]/gu, String.raw`\$&`);
  const terse = new RegExp(
    `(?<=--${escaped}\r\n)content-disposition:form-data;name=("[^"\r\n]*")(?:;filename=([^"\r\n]+))?(?=\r\n)`,
    'giu',
  );
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const spelt = text.replaceAll(terse, (_line, name: string, fileName: string | undefined) =>
    fileName === undefined
      ? `content-disposition: form-data; name=${name}`
      : `content-disposition: form-data; name=${name}; filename="${fileName}"`,
  );
  return Uint8Array.from(Buffer.from(spelt, 'latin1'));
}

async function readFile(file: File): Promise<UploadedFile> {
  return {
    name: file.name,
    mimeType: file.type === '' ? 'application/octet-stream' : file.type,
    bytes: new Uint8Array(await file.arrayBuffer()),
  };
}
