import 'reflect-metadata';
import { serveInCluster } from '#libs/http/serve-in-cluster.js';
import { runProgram } from '#libs/platform/run-program.js';
import { remindersServer } from './server.js';

/** Reminders on the servers that the environment names. */
runProgram(() => serveInCluster(remindersServer, process.env));
