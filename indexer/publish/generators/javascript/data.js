import { readFileSync } from "node:fs";
import path from "node:path";

const DATA = JSON.parse(readFileSync(new URL("./articles.json", import.meta.url), "utf-8"));

