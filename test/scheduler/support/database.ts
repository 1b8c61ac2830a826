import { randomUUID } from 'node:crypto';
import { type Db, MongoClient } from 'mongodb';

/** A database of its own on the server that `MONGODB_URI` names, dropped at the end. */
export async function openTestDatabase(): Promise<{ db: Db; close(): Promise<void> }> {
  const client = new MongoClient(process.env['MONGODB_URI'] ?? 'mongodb://127.0.0.1:27017');
  await client.connect();
  const db = client.db(`t_${randomUUID().slice(0, 8)}`);
  return {
    db,
    close: async () => {
      await db.dropDatabase();
      await client.close();
    },
  };
}
