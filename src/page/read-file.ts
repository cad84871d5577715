/** A file as the controls take it. */
export interface FileToSend {
  readonly name: string;
  readonly mimeType: string;
  readonly base64: string;
}

export async function readFile(file: File): Promise<FileToSend> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // In pieces: a call takes only so many arguments.
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 32_768) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)));
  }
  return {
    name: file.name,
    mimeType: file.type === '' ? 'application/octet-stream' : file.type,
    base64: btoa(pieces.join('')),
  };
}
