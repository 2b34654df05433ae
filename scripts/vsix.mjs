import { readFileSync } from 'node:fs';

const endOfDirectory = 0x06054b50;

/** The files in a VSIX (which is a zip archive): their paths and compressed sizes in bytes, sorted by path. */
export function vsixFiles(file) {
  const zip = readFileSync(file);
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== endOfDirectory) end -= 1;
  const files = [];
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) => zip.readUInt16LE(entry + at));
    const path = zip.toString('utf8', entry + 46, entry + 46 + nameLength);
    files.push({ path, size: zip.readUInt32LE(entry + 20) });
    entry += 46 + nameLength + extraLength + commentLength;
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
