/** The data folder was deleted, or its disk unmounted, under a running bot. */
export class DataFolderGoneError extends Error {
  override readonly name = 'DataFolderGoneError';

  constructor(dataDir: string, got: string) {
    super(
      `${dataDir}: expected the database that this process has open, got ${got}: mount the volume, or bring back the folder or a backup (\`chuchu restore FILE\`), and start again`,
    );
  }
}
