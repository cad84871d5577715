import { badRequest } from '../refusal.js';
import { asks, type MethodTable } from './method.js';

/** Bots may download 20 MB (Bot API, "getFile"). */
const maxDownloadBytes = 20 * 1024 * 1024;

export const fileMethods: MethodTable = {
  getFile: asks(({ world, params }) => {
    const fileId = params.string('file_id');
    if (fileId === undefined) throw badRequest('file_id not specified');
    const file = world.files.find(fileId);
    if (file === undefined) throw badRequest('invalid file_id');
    if (file.bytes.byteLength > maxDownloadBytes) throw badRequest('file is too big');
    const { file_id, file_unique_id, bytes, path } = file;
    return { file_id, file_unique_id, file_size: bytes.byteLength, file_path: path };
  }),
};
