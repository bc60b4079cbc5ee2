import { writeTables } from "./write-tables.mjs";

writeTables();
