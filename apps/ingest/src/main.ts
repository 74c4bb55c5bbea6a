import 'reflect-metadata';
import { serveInCluster } from '#libs/http/serve-in-cluster.js';
import { runProgram } from '#libs/platform/run-program.js';
import { ingestServer } from './server.js';

/** Ingest on the servers that the environment names. */
runProgram(() => serveInCluster(ingestServer, process.env));
