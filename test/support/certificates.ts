import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** A company's CA, and a certificate by it for this machine. */
export interface Certificates {
  /** A file with the CA's certificate, as NODE_EXTRA_CA_CERTS takes it. */
  readonly caFile: string;
  /** What a TLS server of the company has. */
  readonly server: { readonly key: string; readonly cert: string };
}

const named = (value: string) => [{ name: 'commonName', value }];
/** DNS names and IP addresses by their numbers in RFC 5280. */
const DNS = 2;
const IP = 7;

/** Makes them anew, so that none of them is ever out of date. The CA's file goes into a folder. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const ca = await generate(named('Harbour & Pine CA'), {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate(named('localhost'), {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: DNS, value: 'localhost' },
          { type: IP, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, ca.cert);
  return { caFile, server: { key: server.private, cert: server.cert } };
}
